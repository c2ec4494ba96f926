import { sealFor } from './handover.ts';
import { type Session, whose } from './identity.ts';
import { findKeptSession, keepSessionAgain } from './keptSession.ts';
import { isRecent, lastSeen } from './lastSeen.ts';
import {
  currentSession,
  endSession,
  isSameAccount,
  onSessionChange,
  openSession,
  refuseSession,
  type SessionState,
} from './session.ts';
import { apiAddress, sessionSettings } from './sessionSettings.ts';
import { handedOverAt, openSessionChannel, type ReadMessage, type SessionChannel } from './tabMessages.ts';
import { stopHearingEarly } from './takeUpSession.ts';
import { checkIdle, takeSeen, watchIdle } from './watchIdle.ts';

/** This tab, to the others. */
const tab = crypto.randomUUID();

/** What this tab does because another has is not told again. */
let isEcho = false;

function asEcho(change: () => void): void {
  isEcho = true;
  change();
  isEcho = false;
}

/** The session that may be handed to another tab. */
function sharedSession(): Session | undefined {
  const current = currentSession();
  const isShared = sessionSettings().shareBetweenTabs && current.state === 'open' && isRecent(lastSeen());
  return isShared ? current.session : undefined;
}

/** What the tabs that have asked last are sealed for, by their asking. */
const asking = new Map<string, string>();
const mostAsking = 20;

async function hand(channel: SessionChannel, ask: string, session: Session): Promise<void> {
  const publicKey = asking.get(ask);
  asking.delete(ask);
  if (publicKey === undefined) return;
  try {
    const sealed = await sealFor({ ask, publicKey }, session);
    // Whoever has signed out, or was locked out, meanwhile gives nothing away.
    if (sharedSession() !== session) return;
    channel.post({ about: 'hand', ask, ...sealed });
    handedOverAt.set(Date.now());
  } catch {
    // What was asked with is no key: whoever it was asks in vain.
  }
}

/** At the gate: another tab of the same account was given a key. */
async function resume(refused: Session): Promise<void> {
  const { askOtherTabs } = await import('./askOtherTabs.ts');
  const session = await askOtherTabs(whose(refused));
  const current = currentSession();
  if (session === undefined || current.state !== 'gate' || current.session !== refused) return;
  if (isSameAccount(refused, session)) asEcho(() => openSession(session));
}

function hear(channel: SessionChannel, message: ReadMessage): void {
  const current = currentSession();
  if (message.about === 'seen') takeSeen(message.at);
  if (message.about === 'locked') checkIdle();
  if (current.state === 'signedOut') return;
  const { session } = current;
  const shared = sharedSession();
  switch (message.about) {
    case 'ask':
      if (shared === undefined) return;
      asking.set(message.ask, message.publicKey);
      if (asking.size > mostAsking) asking.delete([...asking.keys()][0] ?? '');
      return channel.post({ about: 'offer', ask: message.ask, tab, whose: whose(shared) });
    case 'take':
      if (message.tab === tab && shared !== undefined) void hand(channel, message.ask, shared);
      return;
    case 'signedOut':
      if (message.whose === whose(session)) asEcho(endSession);
      // The other tab has thrown away what this one's kept session opens with.
      else keepSessionAgain();
      return;
    case 'refused':
      if (message.keyId === session.keyId && current.state === 'open') asEcho(() => refuseSession(session));
      return;
    case 'opened':
      if (current.state !== 'gate' || !sessionSettings().shareBetweenTabs) return;
      if (message.whose === whose(session)) void resume(session);
  }
}

/** Tells the other tabs what became of the session here. */
function tell(channel: SessionChannel, former: SessionState, next: SessionState): void {
  if (next.state === 'open' && former.state === 'gate')
    channel.post({ about: 'opened', whose: whose(next.session) });
  else if (next.state === 'gate' && former.state === 'open')
    channel.post({ about: 'refused', keyId: next.session.keyId });
  else if (next.state === 'signedOut' && former.state !== 'signedOut')
    channel.post(
      next.because === 'idle' ? { about: 'locked' } : { about: 'signedOut', whose: whose(former.session) },
    );
}

/** A page that the browser brings back heard nothing meanwhile: what this tab holds by now is what counts. */
async function onPageShow({ persisted }: PageTransitionEvent): Promise<void> {
  const current = currentSession();
  if (!persisted || current.state === 'signedOut' || sessionSettings().keep === 'memory') return;
  if ((await findKeptSession(apiAddress()))?.key === current.session.key) return;
  if (currentSession() === current) asEcho(endSession);
  location.reload();
}

let isFollowing = false;

/**
 * Tells the other tabs that the session ended here before this tab followed them: its code comes once the page is idle,
 * and who signs out sooner signs out everywhere all the same.
 */
export function tellLate(former: SessionState, next: SessionState): void {
  if (isFollowing) return;
  const channel = openSessionChannel(() => undefined);
  tell(channel, former, next);
  channel.close();
}

/** Keeps this tab's session in step with the other tabs', and watches with them whether somebody is there. */
export function followTabs(): void {
  if (isFollowing) return;
  isFollowing = true;
  stopHearingEarly();
  const channel = openSessionChannel((message) => hear(channel, message));
  let last = currentSession();
  onSessionChange(() => {
    const former = last;
    last = currentSession();
    if (last.state === 'signedOut') handedOverAt.set(undefined);
    if (!isEcho) tell(channel, former, last);
  });
  addEventListener('pageshow', (event) => void onPageShow(event));
  watchIdle((at) => channel.post({ about: 'seen', at }));
}
