import { createStore } from '#ui/createStore.ts';
import { hasOpenWrite } from '#ui/leaving.ts';
import { keepSessionAgain } from './keptSession.ts';
import { idleLimit, lastSeen, noteSeen, isWithin } from './lastSeen.ts';
import { currentSession, lockSession, onSessionChange } from './session.ts';

const minute = 60_000;

/** How long before the lock a person is warned, where the limit leaves room for it. */
const warnedBefore = minute;

/** How long the lock waits for a write that is on the line. */
const longestWait = 10 * minute;

/** `waiting`: it is time, and a write has no end yet. */
type IdlePhase = 'active' | 'warned' | 'waiting' | 'over';

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

/** What a person who is there does. */
const signsOfLife = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'];

/** Signs that follow each other sooner are one, in milliseconds. */
const signPause = 1_000;

/** How the idle time stands, as far as a page has to show it. */
export const idleWarning = createStore<IdlePhase>('active');

/** Tells the other tabs that the person was seen. */
let tellSeen: (at: number) => void = () => undefined;

/** Locks where it is time to, and keeps the session as it should be kept. Called wherever a moment was slept through: a timer alone may come late. */
export function checkIdle(): void {
  keepSessionAgain();
  const isOpen = currentSession().state !== 'signedOut';
  const phase = isOpen ? idlePhase(Date.now() - lastSeen(), idleLimit(), hasOpenWrite()) : 'active';
  if (phase === 'over') lockSession();
  else if (phase !== idleWarning.get()) idleWarning.set(phase);
}

/** The person was seen in another tab. */
export function takeSeen(at: number): void {
  if (currentSession().state === 'signedOut' || !(at > lastSeen())) return;
  // Two tabs' clocks may differ by a moment.
  noteSeen(Math.min(at, Date.now()));
  checkIdle();
}

/** Gives the session its whole time again, in all tabs. */
export function extendSession(): void {
  if (currentSession().state === 'signedOut') return;
  const now = Date.now();
  noteSeen(now);
  tellSeen(now);
  checkIdle();
}

/** Whoever comes back too late finds it locked; once warned, only the answer to the warning counts. */
function onSign(): void {
  checkIdle();
  if (idleWarning.get() === 'active' && Math.abs(Date.now() - lastSeen()) >= signPause) extendSession();
}

function onVisible(): void {
  if (document.visibilityState === 'visible') onSign();
}

/**
 * Watches from now on whether somebody is there.
 * @param tell the other tabs
 */
export function watchIdle(tell: (at: number) => void): void {
  tellSeen = tell;
  for (const sign of signsOfLife) addEventListener(sign, onSign, { capture: true, passive: true });
  document.addEventListener('visibilitychange', onVisible);
  addEventListener('pageshow', checkIdle);
  document.addEventListener('resume', checkIdle);
  onSessionChange(checkIdle);
  // By the clock and each second: a timer of half an hour stands still while a laptop sleeps.
  setInterval(checkIdle, 1_000);
}
