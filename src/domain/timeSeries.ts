import { breakAt, isBreak, type StatsSample } from './serverStats.ts';

/** A value at a time; `null` where nothing is known: a line must not bridge it. */
export interface TimedValue {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly value: number | null;
}

export interface SeriesSummary {
  readonly least: number;
  readonly average: number;
  /** 95 of 100 values are at most this (nearest rank). */
  readonly p95: number;
  readonly greatest: number;
}

/** The summary of a series; `undefined` where no value is known. */
export function summarize(series: readonly TimedValue[]): SeriesSummary | undefined {
  const values = new Float64Array(series.length);
  let count = 0;
  let sum = 0;
  for (const { value } of series) {
    if (value === null) continue;
    values[count] = value;
    count += 1;
    sum += value;
  }
  if (count === 0) return undefined;
  const known = values.subarray(0, count).toSorted(); // a typed array sorts numerically
  const rank = (index: number): number => known[index] ?? 0; // `index` is always below `count`
  return {
    least: rank(0),
    average: sum / count,
    p95: rank(Math.ceil(count * 0.95) - 1),
    greatest: rank(count - 1),
  };
}

/** What is kept of one bucket, in time order: its least value, its greatest, and a gap if there was one. */
function thinBucket(bucket: readonly TimedValue[]): readonly TimedValue[] {
  let least: TimedValue | undefined;
  let greatest: TimedValue | undefined;
  let gap: TimedValue | undefined;
  for (const point of bucket) {
    const { value } = point;
    if (value === null) {
      gap ??= point;
      continue;
    }
    if (value < (least?.value ?? Infinity)) least = point;
    if (value > (greatest?.value ?? -Infinity)) greatest = point;
  }
  const kept = new Set([least, greatest, gap].filter((point) => point !== undefined));
  return [...kept].toSorted((one, other) => one.at - other.at);
}

/**
 * Makes a series short enough to draw, without losing a peak or a gap: keeps the least and greatest value of each time
 * bucket. Buckets are aligned to the clock and their width only doubles, so that points already drawn don't move.
 * @param series in time order
 * @param most how many points may remain, at least 6
 */
export function thinOut(series: readonly TimedValue[], most: number): readonly TimedValue[] {
  const [first] = series;
  const last = series.at(-1);
  if (first === undefined || last === undefined || series.length <= most) return series;
  // Reserves one bucket: aligned to the clock, the span can touch one bucket more than would fit into it.
  const buckets = Math.floor(most / 3) - 1;
  const width = 2 ** Math.ceil(Math.log2((last.at - first.at + 1) / buckets));
  const thin: TimedValue[] = [];
  let begin = 0;
  for (let end = 1; end <= series.length; end += 1) {
    const firstOfBucket = series[begin];
    const next = series[end];
    if (firstOfBucket === undefined) break;
    if (next !== undefined && Math.floor(next.at / width) === Math.floor(firstOfBucket.at / width)) continue;
    thin.push(...thinBucket(series.slice(begin, end)));
    begin = end;
  }
  return thin;
}

export interface TimeWindow<Sample> {
  /** Milliseconds since 1970 UTC. */
  readonly from: number;
  readonly to: number;
  /** The samples within it, oldest first. */
  readonly shown: readonly Sample[];
  /** Whether it begins with the first sample, since there are none before. */
  readonly isGrowing: boolean;
}

/** A window is never shorter, in milliseconds: a single sample has a place in it too. */
const shortestWindow = 1_000;

/** The index of the first sample that is not before a time. */
function firstFrom(samples: readonly StatsSample[], from: number): number {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.at ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What is in view: the last minutes until the last sample. While there are no samples for all of it, the window begins
 * with the first one and grows, so that those few are not a sliver. After a pause the same holds for the samples that
 * came since, once those from before the pause have left.
 * @param samples oldest first, with breaks
 * @param minutes how much of it is shown
 * @param until a later end than the last sample, in milliseconds since 1970 UTC
 */
export function windowOf(
  samples: readonly StatsSample[],
  minutes: number | 'all',
  until = 0,
): TimeWindow<StatsSample> {
  const to = Math.max(samples.at(-1)?.at ?? 0, until);
  const length = minutes === 'all' ? Infinity : minutes * 60_000;
  let begin = firstFrom(samples, to - length);
  // A break at the window's edge has nothing to part.
  while (begin < samples.length && isBreak(samples[begin] ?? breakAt(0))) begin += 1;
  const first = samples[begin]?.at ?? to;
  const before = samples[begin - 1];
  const isConnected = before !== undefined && !isBreak(before);
  // Between two breaks the edge would move with each sample: the window counts as full from nine tenths on.
  const isFull = isConnected || (before !== undefined && first - (to - length) < length / 10);
  const isGrowing = !isFull && first > to - length;
  const from = isGrowing ? Math.min(first, to - shortestWindow) : to - length;
  return { from, to, shown: samples.slice(begin), isGrowing };
}
