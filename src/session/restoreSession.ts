import { readLastSeen, findKeptSession, lockedMark } from './keptSession.ts';
import { signedInHolder } from './identity.ts';
import { isRecent } from './lastSeen.ts';
import { currentSession, endSession, lockSession, openSession } from './session.ts';
import { apiAddress, sessionSettings } from './sessionSettings.ts';
import { openSessionChannel } from './tabMessages.ts';

/** Whether the page was reloaded or reached by Back or Forward: the user wants it as it was. */
function isReloaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type !== 'navigate';
}

/** The accounts (or keys, see `whose`) that were signed out while this page was loading. */
const signedOut = new Set<string>();
let stopListening = (): void => undefined;

/** Listens for sign-outs in other tabs from the start: `followTabs` is loaded only once the page is idle. */
function listenEarly(): void {
  const { close } = openSessionChannel((message) => {
    if (message.about !== 'signedOut') return;
    signedOut.add(message.whose);
    endIfSignedOutElsewhere();
  });
  stopListening = close;
}

function endIfSignedOutElsewhere(): void {
  const current = currentSession();
  if (current.state !== 'signedOut' && signedOut.has(signedInHolder(current.session))) endSession();
}

/** Called once `followTabs` listens. */
export function stopEarlyListener(): void {
  stopListening();
}

/**
 * Restores the session this tab had before a reload, unless the user has been away for too long: an old tab that is
 * duplicated or reopened starts locked. A new tab receives the session of an open one.
 */
export async function restoreSession(): Promise<void> {
  listenEarly();
  await restore();
  endIfSignedOutElsewhere();
}

async function restore(): Promise<void> {
  const kept = await findKeptSession(apiAddress());
  const seenAt = readLastSeen();
  if (kept !== undefined && isRecent(seenAt)) return openSession(kept, seenAt);
  if (kept !== undefined || seenAt === lockedMark) return lockSession();
  if (!sessionSettings().shareBetweenTabs || isReloaded()) return;
  try {
    const { askOtherTabs } = await import('./askOtherTabs.ts');
    const session = await askOtherTabs();
    if (session !== undefined) openSession(session);
  } catch {
    // The code did not load: the user signs in, like in the first tab.
  }
}
