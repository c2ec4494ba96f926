import { idlePhase } from './idleLimit.ts';
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

/** Whether a person last seen then may be taken to be there still. */
export function isRecent(at: number): boolean {
  return idlePhase(Date.now() - at, idleLimit(), false) !== 'over';
}
