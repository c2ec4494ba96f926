import {
  breakAt,
  firstFrom,
  isBreak,
  nextSample,
  percentOf,
  type StatsKind,
  type StatsSample,
  usedOf,
} from './serverStats.ts';

/** A value at a time; `null` where nothing is known: a line must not bridge it. */
export interface TimedValue {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly value: number | null;
}

/**
 * Returns a function that makes a kind's series, in percent, from samples that are only ever added at the end and removed
 * at the beginning. It keeps the points that it made before: one more sample costs one more point.
 */
export function makeSeries(kind: StatsKind): (samples: readonly StatsSample[]) => readonly TimedValue[] {
  let made: readonly StatsSample[] = [];
  let points: readonly TimedValue[] = [];
  return (samples) => {
    const [first] = samples;
    const begin = first === undefined ? 0 : firstFrom(made, first.at);
    const isContinued = made[begin] === first && samples[made.length - 1 - begin] === made.at(-1);
    const kept = isContinued ? points.slice(begin) : [];
    const added = samples.slice(kept.length);
    points = [...kept, ...added.map((sample) => ({ at: sample.at, value: percentOf(sample, kind) }))];
    made = samples;
    return points;
  };
}

export interface SeriesSummary {
  readonly least: number;
  readonly average: number;
  /** 95 of 100 values are at most this (nearest rank). */
  readonly p95: number;
  readonly greatest: number;
}

/**
 * The value that has a rank among all, from 0 for the least. Reorders the values: unlike sorting all of them, it costs
 * hardly more with many than with few (quickselect by Hoare's partition).
 */
function valueOfRank(values: Float64Array, rank: number): number {
  const at = (index: number): number => values[index] ?? 0; // no index leaves the array
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = at(rank);
    let [left, right] = [low, high];
    while (left <= right) {
      while (at(left) < pivot) left += 1;
      while (at(right) > pivot) right -= 1;
      if (left > right) break;
      [values[left], values[right]] = [at(right), at(left)];
      left += 1;
      right -= 1;
    }
    if (right < rank) low = left;
    if (left > rank) high = right;
  }
  return at(rank);
}

/** The summary of a series; `undefined` where no value is known. */
export function summarize(series: readonly TimedValue[]): SeriesSummary | undefined {
  const values = new Float64Array(series.length);
  let count = 0;
  let sum = 0;
  let least = Infinity;
  let greatest = -Infinity;
  for (const { value } of series) {
    if (value === null) continue;
    values[count] = value;
    count += 1;
    sum += value;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (count === 0) return undefined;
  const known = values.subarray(0, count);
  const p95 = valueOfRank(known, Math.ceil(count * 0.95) - 1);
  return { least, average: sum / count, p95, greatest };
}

/**
 * The summary of a kind's amounts, in the samples' unit, as they were reported; `undefined` where none is known. If any
 * sample has a total, those without one don't count: amounts and percentages are then of the same samples.
 */
export function summarizeAmounts(
  samples: readonly StatsSample[],
  kind: StatsKind,
): SeriesSummary | undefined {
  const amounts = samples.map((sample) => ({ at: sample.at, value: usedOf(sample, kind) }));
  const ofTotal = amounts.filter((_, index) => percentOf(samples[index] ?? breakAt(0), kind) !== null);
  return summarize(ofTotal.length > 0 ? ofTotal : amounts);
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

/**
 * What is in view: the last minutes until the last sample. While there are no samples for all of it, the window begins
 * with the first one and grows, so that those few are not a sliver. Once full, it slides, whatever pauses are in it. Only
 * samples after a pause that is longer than the window, which have nothing before them in view, begin a new one.
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
  const before = nextSample(samples, begin, -1);
  const isFull = before !== undefined && first - before.at < length;
  const isGrowing = !isFull && first > to - length;
  const from = isGrowing ? Math.min(first, to - shortestWindow) : to - length;
  return { from, to, shown: samples.slice(begin), isGrowing };
}
