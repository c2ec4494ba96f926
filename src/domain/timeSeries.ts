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
