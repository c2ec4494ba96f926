import { isWithin } from './lastSeen.ts';

const minute = 60_000;

/** How long before the lock a person is warned, where the limit leaves room for it. */
const warnedBefore = minute;

/** How long the lock waits for a write that is on the line. */
const longestWait = 10 * minute;

/** `waiting`: it is time, and a write has no end yet. */
export type IdlePhase = 'active' | 'warned' | 'waiting' | 'over';

/**
 * How far it is on the way to the lock.
 * @param idle how long nobody was seen, in milliseconds
 * @param limit in milliseconds
 */
export function idlePhase(idle: number, limit: number, hasOpenWrite: boolean): IdlePhase {
  if (!isWithin(idle, Infinity)) return 'over';
  if (idle < limit - Math.min(warnedBefore, limit / 2)) return 'active';
  if (idle < limit) return 'warned';
  return hasOpenWrite && idle < limit + longestWait ? 'waiting' : 'over';
}
