import { readAmount, readFields } from './read.ts';

/** What one answer told of a server's load. `null` is what it did not tell: not zero. */
export interface StatsSample {
  /** When the answer came, by our own clock, in milliseconds since 1970 UTC: the API gives no time. */
  readonly at: number;
  /** Percent; above 100 where the API counts each core for itself. */
  readonly cpu: number | null;
  /** Megabytes. */
  readonly memoryUsed: number | null;
  readonly memoryTotal: number | null;
  /** Gigabytes. */
  readonly diskUsed: number | null;
  readonly diskTotal: number | null;
}

/**
 * Reads an answer of `GET /servers/{id}/stats`: contract 1.9.0's sample, or the provider's newer
 * `{powerState, live: {…} | null}`. Numbers may come as texts, each may be missing.
 * @returns nothing where the answer holds no sample: `null`, `live: null`, no number that can be read
 */
export function readStatsSample(answer: unknown, at: number): StatsSample | undefined {
  const outer = readFields<'live'>(answer);
  const fields = readFields<keyof StatsSample>(outer !== undefined && 'live' in outer ? outer.live : answer);
  if (fields === undefined) return undefined;
  const told = (value: unknown): number | null => readAmount(value) ?? null;
  const sample: StatsSample = {
    at,
    cpu: told(fields.cpu),
    memoryUsed: told(fields.memoryUsed),
    memoryTotal: told(fields.memoryTotal),
    diskUsed: told(fields.diskUsed),
    diskTotal: told(fields.diskTotal),
  };
  return isBreak(sample) ? undefined : sample;
}

/** A sample that holds nothing stands for a time in which nothing is known. */
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

/** What is drawn of a sample, in percent; nothing where there is no total to hold what is used against. */
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

export type StatsLevel = 'calm' | 'high' | 'critical';

/** From 75 % on it is high, from 90 % on critical. */
export function levelOf(percent: number | null): StatsLevel {
  if (percent === null || percent < 75) return 'calm';
  return percent < 90 ? 'high' : 'critical';
}
