import { useSyncExternalStore } from 'react';
import { isBreak, type StatsSample } from '#domain/serverStats.ts';
import { windowOf } from '#domain/timeSeries.ts';
import { onAnySample, samplesOf } from '#shared/samples/samples.ts';
import type { StatsWindow } from './statsView.ts';

type Samples = readonly StatsSample[];

/**
 * The time that all tiles show, in milliseconds since 1970 UTC: peaks side by side are at the same moment. It ends with
 * the newest sample of all, and grows with the earliest until it fills the window.
 * @param all each server's samples, oldest first
 */
export function wallView(
  all: readonly Samples[],
  window: StatsWindow,
): { readonly from: number; readonly to: number } {
  const to = Math.max(0, ...all.map((samples) => samples.at(-1)?.at ?? 0));
  const begins = all
    .map((samples) => windowOf(samples, window, to))
    .flatMap(({ shown, from }) => (shown.length > 0 ? from : []));
  return { from: Math.min(to, ...begins), to };
}

/**
 * How often the servers were sampled last, in milliseconds: the middle one of the times between each one's last two
 * samples. `undefined` where none has two in a row.
 */
export function stepOf(all: readonly Samples[]): number | undefined {
  const steps = all.flatMap((samples) => {
    const [before, last] = samples.slice(-2);
    if (before === undefined || last === undefined || isBreak(before) || isBreak(last)) return [];
    return last.at - before.at;
  });
  return steps.toSorted((one, other) => one - other)[Math.floor(steps.length / 2)];
}

/** The samples of several servers, rendering again with each new one. */
export function useSamplesOfAll(ids: readonly string[]): readonly Samples[] {
  useSyncExternalStore(onAnySample, () => Math.max(0, ...ids.map((id) => samplesOf(id).at(-1)?.at ?? 0)));
  return ids.map(samplesOf);
}
