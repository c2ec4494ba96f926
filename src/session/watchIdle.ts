import { createStore } from '#ui/createStore.ts';
import { hasOpenWrite } from '#ui/leaving.ts';
import { resealKeptSession } from './keptSession.ts';
import { idleLimit, lastSeen, noteSeen, isWithin } from './lastSeen.ts';
import { currentSession, lockSession, onSessionChange } from './session.ts';

const minute = 60_000;

/** How long before the lock the user is warned, if the limit leaves room for it; in milliseconds. */
const warningTime = minute;

/** How long the lock waits for a write in progress, in milliseconds. */
const maxWriteWait = 10 * minute;

/** `waiting`: the limit has passed, but a write is unsettled. `over`: time to lock. */
type IdlePhase = 'active' | 'warned' | 'waiting' | 'over';

/**
 * How close the session is to the lock.
 * @param idle how long ago the user was last seen, in milliseconds
 * @param limit in milliseconds
 */
export function idlePhase(idle: number, limit: number, hasOpenWrite: boolean): IdlePhase {
  if (!isWithin(idle, Infinity)) return 'over';
  if (idle < limit - Math.min(warningTime, limit / 2)) return 'active';
  if (idle < limit) return 'warned';
  return hasOpenWrite && idle < limit + maxWriteWait ? 'waiting' : 'over';
}

/** Events that show the user is present. */
const activityEvents = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'];

/** Events closer together than this count as one, in milliseconds. */
const activityInterval = 1_000;

/** The idle phase, as far as a page has to show it. */
export const idleWarning = createStore<IdlePhase>('active');

/** Tells the other tabs that the user was seen. */
let broadcastSeen: (at: number) => void = () => undefined;

/**
 * Locks the session if it is time, and repairs how it is kept for a reload. Called at every event that may follow
 * sleep: a timer alone may fire late.
 */
export function checkIdle(): void {
  resealKeptSession();
  const isOpen = currentSession().state !== 'signedOut';
  const phase = isOpen ? idlePhase(Date.now() - lastSeen(), idleLimit(), hasOpenWrite()) : 'active';
  if (phase === 'over') lockSession();
  else if (phase !== idleWarning.get()) idleWarning.set(phase);
}

/** Notes that the user was seen in another tab. */
export function noteSeenElsewhere(at: number): void {
  if (currentSession().state === 'signedOut' || !(at > lastSeen())) return;
  // Two tabs' clocks may differ by a moment.
  noteSeen(Math.min(at, Date.now()));
  checkIdle();
}

/** Restarts the idle time, in all tabs. */
export function extendSession(): void {
  if (currentSession().state === 'signedOut') return;
  const now = Date.now();
  noteSeen(now);
  broadcastSeen(now);
  checkIdle();
}

/** A user who returns too late finds the session locked. After the warning, only answering it extends the session. */
function onActivity(): void {
  checkIdle();
  if (idleWarning.get() === 'active' && Math.abs(Date.now() - lastSeen()) >= activityInterval)
    extendSession();
}

function onVisible(): void {
  if (document.visibilityState === 'visible') onActivity();
}

/**
 * Starts watching the user's activity.
 * @param broadcast tells the other tabs when the user was seen
 */
export function watchIdle(broadcast: (at: number) => void): void {
  broadcastSeen = broadcast;
  for (const type of activityEvents) addEventListener(type, onActivity, { capture: true, passive: true });
  document.addEventListener('visibilitychange', onVisible);
  addEventListener('pageshow', checkIdle);
  document.addEventListener('resume', checkIdle);
  onSessionChange(checkIdle);
  // By the clock, every second: a timer of half an hour stands still while a laptop sleeps.
  setInterval(checkIdle, 1_000);
}
