import { readAmount, readFields } from './read.ts';

/** A server's load as reported by one response. `null` means that the value is missing, not zero. */
export interface StatsSample {
  /** When the response arrived, by our clock, in milliseconds since 1970 UTC: the API sends no time. */
  readonly at: number;
  /** Percent; above 100 where the API counts each core separately. */
  readonly cpu: number | null;
  /** Megabytes. */
  readonly memoryUsed: number | null;
  readonly memoryTotal: number | null;
  /** Gigabytes. */
  readonly diskUsed: number | null;
  readonly diskTotal: number | null;
}

/**
 * Reads a response of `GET /servers/{id}/stats`: contract 1.9.0's sample, or the provider's newer
 * `{powerState, live: {…} | null}`. Numbers may be strings, and any may be missing.
 * @returns `undefined` where the response has no sample: `null`, `live: null`, or no readable CPU, memory or disk usage
 */
export function readStatsSample(answer: unknown, at: number): StatsSample | undefined {
  const outer = readFields<'live'>(answer);
  const fields = readFields<keyof StatsSample>(outer !== undefined && 'live' in outer ? outer.live : answer);
  if (fields === undefined) return undefined;
  const amountOrNull = (value: unknown): number | null => readAmount(value) ?? null;
  const sample: StatsSample = {
    at,
    cpu: amountOrNull(fields.cpu),
    memoryUsed: amountOrNull(fields.memoryUsed),
    memoryTotal: amountOrNull(fields.memoryTotal),
    diskUsed: amountOrNull(fields.diskUsed),
    diskTotal: amountOrNull(fields.diskTotal),
  };
  return isBreak(sample) ? undefined : sample;
}

/** An empty sample. It marks a period in which nothing is known. */
export function breakAt(at: number): StatsSample {
  return { at, cpu: null, memoryUsed: null, memoryTotal: null, diskUsed: null, diskTotal: null };
}

export function isBreak({ cpu, memoryUsed, diskUsed }: StatsSample): boolean {
  return cpu === null && memoryUsed === null && diskUsed === null;
}

export const statsKinds = ['cpu', 'memory', 'disk'] as const;
export type StatsKind = (typeof statsKinds)[number];

function shareOf(used: number | null, total: number | null): number | null {
  return used === null || total === null || total <= 0 ? null : (used / total) * 100;
}

/** The value to draw, in percent; `null` where it is missing, or there is no total to compare the usage with. */
export function percentOf(sample: StatsSample, kind: StatsKind): number | null {
  switch (kind) {
    case 'cpu':
      return sample.cpu;
    case 'memory':
      return shareOf(sample.memoryUsed, sample.memoryTotal);
    case 'disk':
      return shareOf(sample.diskUsed, sample.diskTotal);
  }
}

/**
 * How busy a server is, in percent: the higher of its CPU and memory usage. Above 100 where the API counts each core.
 * @returns `undefined` where neither is known
 */
export function busynessOf(sample: StatsSample): number | undefined {
  const known = [percentOf(sample, 'cpu'), percentOf(sample, 'memory')].filter((value) => value !== null);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** The amount in use, in the sample's unit; `null` where it is missing, or the kind has none. */
export function usedOf(sample: StatsSample, kind: StatsKind): number | null {
  switch (kind) {
    case 'cpu':
      return null;
    case 'memory':
      return sample.memoryUsed;
    case 'disk':
      return sample.diskUsed;
  }
}

/**
 * Whether a sample still says how the server is now: it is not older than three times its usual step, at least 30 s. After
 * that it is history.
 * @param step the time between two samples, in milliseconds
 */
export function isCurrent(sample: StatsSample, now: number, step: number): boolean {
  return now - sample.at <= Math.max(30_000, 3 * step);
}

export type StatsLevel = 'calm' | 'high' | 'critical';

/** In percent: from where a load is high, and from where it is critical. */
export const levelBounds = { high: 75, critical: 90 } as const;

export function levelOf(percent: number | null): StatsLevel {
  if (percent === null || percent < levelBounds.high) return 'calm';
  return percent < levelBounds.critical ? 'high' : 'critical';
}

/** The index of the first sample that is not before a time; the number of samples if there is none. */
export function firstFrom(samples: readonly StatsSample[], from: number): number {
  let [low, high] = [0, samples.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.at ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The next sample after, or before, the one with an index; a break is none. */
export function nextSample(
  samples: readonly StatsSample[],
  index: number,
  step: 1 | -1,
): StatsSample | undefined {
  for (let next = index + step; ; next += step) {
    const sample = samples[next];
    if (sample === undefined || !isBreak(sample)) return sample;
  }
}

/** The sample that is nearest to a time; a break is none. */
export function nearestSample(samples: readonly StatsSample[], at: number): StatsSample | undefined {
  const index = firstFrom(samples, at);
  const [before, after] = [nextSample(samples, index, -1), nextSample(samples, index - 1, 1)];
  if (before === undefined || after === undefined) return before ?? after;
  return at - before.at < after.at - at ? before : after;
}
