import { findKeptSeen, findKeptSession, lockedMark } from './keptSession.ts';
import { whose } from './identity.ts';
import { isRecent } from './lastSeen.ts';
import { currentSession, endSession, lockSession, openSession } from './session.ts';
import { apiAddress, sessionSettings } from './sessionSettings.ts';
import { openSessionChannel } from './tabMessages.ts';

/** Whether a tab was here before and is loaded again: who reloads it wants it as it is. */
function isReloaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type !== 'navigate';
}

/** The accounts that were signed out while this page was on its way. */
const signedOut = new Set<string>();
let stopHearing = (): void => undefined;

/** Hears of sign-outs in other tabs from the page's first moment on: the code that follows them comes once it is idle. */
function hearEarly(): void {
  const { close } = openSessionChannel((message) => {
    if (message.about !== 'signedOut') return;
    signedOut.add(message.whose);
    leaveWhereSignedOut();
  });
  stopHearing = close;
}

function leaveWhereSignedOut(): void {
  const current = currentSession();
  if (current.state !== 'signedOut' && signedOut.has(whose(current.session))) endSession();
}

/** Called once the other tabs are followed. */
export function stopHearingEarly(): void {
  stopHearing();
}

/**
 * Takes up the session that this tab had before a reload, unless its person has been away for too long: so a tab that
 * was duplicated or brought back starts locked. A new tab is handed the session of an open one.
 */
export async function takeUpSession(): Promise<void> {
  hearEarly();
  await takeUp();
  leaveWhereSignedOut();
}

async function takeUp(): Promise<void> {
  const kept = await findKeptSession(apiAddress());
  const seenAt = findKeptSeen();
  if (kept !== undefined && isRecent(seenAt)) return openSession(kept, seenAt);
  if (kept !== undefined || seenAt === lockedMark) return lockSession();
  if (!sessionSettings().shareBetweenTabs || isReloaded()) return;
  try {
    const { askOtherTabs } = await import('./askOtherTabs.ts');
    const session = await askOtherTabs();
    if (session !== undefined) openSession(session);
  } catch {
    // Without the code for it the person signs in, as in the first tab.
  }
}
