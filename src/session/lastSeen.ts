import { keepSeen } from './keptSession.ts';
import { sessionSettings } from './sessionSettings.ts';

let seenAt = 0;

/** When the person was last seen at work, in any tab: milliseconds since 1970 UTC. */
export function lastSeen(): number {
  return seenAt;
}

/** Notes when the person was seen, for a reload too where the key is kept for one. */
export function noteSeen(at: number): void {
  seenAt = at;
  if (sessionSettings().keep === 'tab') keepSeen(at);
}

/** After how many milliseconds without a sign of life the session is locked. */
export function idleLimit(): number {
  return sessionSettings().idleMinutes * 60_000;
}

/**
 * Whether a person may be taken to be there still. By the wall clock, which goes on while a laptop sleeps.
 * @param idle how long nobody was seen, in milliseconds; far below 0 where the clock was set back, `NaN` where nobody
 *   knows: neither is within
 * @param limit in milliseconds
 */
export function isWithin(idle: number, limit: number): boolean {
  return idle > -60_000 && idle < limit;
}

/** Whether a person last seen then may be taken to be there still. */
export function isRecent(at: number): boolean {
  return isWithin(Date.now() - at, idleLimit());
}
