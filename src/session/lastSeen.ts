import { storeLastSeen } from './keptSession.ts';
import { sessionSettings } from './sessionSettings.ts';

let seenAt = 0;

/** When the user was last active, in any tab: milliseconds since 1970 UTC. */
export function lastSeen(): number {
  return seenAt;
}

/** Notes when the user was seen; for a reload too, if the key is kept for one. */
export function noteSeen(at: number): void {
  seenAt = at;
  if (sessionSettings().keep === 'tab') storeLastSeen(at);
}

/** After how many milliseconds of inactivity the session is locked. */
export function idleLimit(): number {
  return sessionSettings().idleMinutes * 60_000;
}

/**
 * Whether the user may be assumed to be still present. Uses the wall clock, which keeps running while a laptop sleeps.
 * @param idle how long ago the user was last seen, in milliseconds; far below 0 if the clock was set back, `NaN` if
 *   unknown: neither is within the limit
 * @param limit in milliseconds
 */
export function isWithin(idle: number, limit: number): boolean {
  return idle > -60_000 && idle < limit;
}

/** Whether a user last seen at this time may be assumed to be still present. */
export function isRecent(at: number): boolean {
  return isWithin(Date.now() - at, idleLimit());
}
