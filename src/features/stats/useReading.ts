import { useEffect, useState } from 'react';
import { firstFrom, isBreak, nearestSample, nextSample, type StatsSample } from '#domain/serverStats.ts';
import type { TimeWindow } from '#domain/timeSeries.ts';
import { type ChartMark, marksWithin } from './chartMarks.ts';

/** So near to a mark the pointer means the mark, in parts of the window. */
const snap = 0.025;

const keys = ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Escape'] as const;
type ReadingKey = (typeof keys)[number];
const isReadingKey = (key: string): key is ReadingKey => keys.some((one) => one === key);

/** The sample that a key leads to from the one that is read, if any; `undefined` ends the reading. */
export function sampleByKey(
  { shown, from, to }: TimeWindow<StatsSample>,
  read: StatsSample | undefined,
  key: ReadingKey,
): StatsSample | undefined {
  if (key === 'Escape') return undefined;
  const [first, last] = [nextSample(shown, -1, 1), nextSample(shown, shown.length, -1)];
  if (key === 'Home') return first;
  if (key === 'End' || read === undefined) return last;
  if (key === 'ArrowLeft') return nextSample(shown, firstFrom(shown, read.at), -1) ?? first;
  if (key === 'ArrowRight') return nextSample(shown, firstFrom(shown, read.at), 1) ?? last;
  const page = (to - from) / 10;
  return nearestSample(shown, key === 'PageUp' ? read.at - page : read.at + page);
}

export interface Reading {
  /** The sample that all charts show. */
  readonly sample: StatsSample;
  /** What was done to the server when it was taken. */
  readonly marks: readonly ChartMark[];
  /** Whether screen readers are told: not of each sample that the pointer passes. */
  readonly isSaid: boolean;
}

export interface ReadingControls {
  /** Reads the sample that is nearest to a place in the charts. */
  readonly readAt: (place: number, isSaid: boolean) => void;
  /** Returns whether the key means something here. */
  readonly readByKey: (key: string) => boolean;
  readonly end: () => void;
}

/**
 * One sample that is read in all charts at once, by pointer, touch or keys; its time is kept while samples come. A finger
 * neither leaves a chart nor takes focus from it: touching anything else ends the reading.
 */
export function useReading(
  view: TimeWindow<StatsSample>,
  marks: readonly ChartMark[],
): [Reading | undefined, ReadingControls] {
  const [chosen, setChosen] = useState<{ at: number; isSaid: boolean }>();
  const isReading = chosen !== undefined;
  useEffect(() => {
    if (!isReading) return undefined;
    const onDown = ({ target }: PointerEvent): void => {
      if (!(target instanceof Element && target.closest('[role="application"]'))) setChosen(undefined);
    };
    document.addEventListener('pointerdown', onDown);
    return () => document.removeEventListener('pointerdown', onDown);
  }, [isReading]);
  const { shown, from, to } = view;
  const found = chosen && shown[firstFrom(shown, chosen.at)];
  const sample = found !== undefined && found.at === chosen?.at && !isBreak(found) ? found : undefined;
  const choose = (next: StatsSample | undefined, isSaid: boolean): void =>
    setChosen(next && { at: next.at, isSaid });
  const controls: ReadingControls = {
    readAt(place, isSaid) {
      const at = from + place * (to - from);
      const reach = snap * (to - from);
      const [near] = marksWithin(marks, at - reach, at + reach).toSorted(
        (one, other) => Math.abs(one.at - at) - Math.abs(other.at - at),
      );
      choose(nearestSample(shown, near?.at ?? at), isSaid);
    },
    readByKey(key) {
      if (!isReadingKey(key)) return false;
      choose(sampleByKey(view, sample, key), true);
      return true;
    },
    end: () => setChosen(undefined),
  };
  if (sample === undefined) return [undefined, controls];
  const ofSample = marks.filter((mark) => nearestSample(shown, mark.at) === sample);
  return [{ sample, marks: ofSample, isSaid: chosen?.isSaid === true }, controls];
}
