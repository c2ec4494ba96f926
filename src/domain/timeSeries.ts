/** A value at a time; `null` where nothing is known, which a line must not bridge. */
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

/** What a series came to; nothing where no value is known. */
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
  const known = values.subarray(0, count).toSorted(); // a typed array sorts by number
  const rank = (index: number): number => known[index] ?? 0; // inside `count`
  return {
    least: rank(0),
    average: sum / count,
    p95: rank(Math.ceil(count * 0.95) - 1),
    greatest: rank(count - 1),
  };
}

/** What stays of one bucket, in the order it came: its least value, its greatest, and a gap if there was one. */
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
 * Makes a series short enough to be drawn, without losing a peak or a gap: of each bucket of time its least and greatest
 * value stay. The buckets lie on the clock and their width only doubles, so that what is drawn once stays where it is.
 * @param series in the order of time
 * @param most how many points may be left, at least 6
 */
export function thinOut(series: readonly TimedValue[], most: number): readonly TimedValue[] {
  const [first] = series;
  const last = series.at(-1);
  if (first === undefined || last === undefined || series.length <= most) return series;
  // The clock cuts the span into at most one bucket more than it holds.
  const buckets = Math.floor(most / 3) - 1;
  const width = 2 ** Math.ceil(Math.log2((last.at - first.at + 1) / buckets));
  const thin: TimedValue[] = [];
  let begin = 0;
  for (let end = 1; end <= series.length; end += 1) {
    const here = series[begin];
    const next = series[end];
    if (here === undefined) break;
    if (next !== undefined && Math.floor(next.at / width) === Math.floor(here.at / width)) continue;
    thin.push(...thinBucket(series.slice(begin, end)));
    begin = end;
  }
  return thin;
}
