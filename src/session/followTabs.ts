import { sealFor } from './handover.ts';
import { type Session, signedInHolder } from './identity.ts';
import { findKeptSession, resealKeptSession } from './keptSession.ts';
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
import { stopEarlyListener } from './restoreSession.ts';
import { checkIdle, noteSeenElsewhere, watchIdle } from './watchIdle.ts';

/** This tab's id in messages. */
const tab = crypto.randomUUID();

/** True while this tab repeats another tab's change, which must not be broadcast again. */
let isRemoteChange = false;

function applyRemoteChange(change: () => void): void {
  isRemoteChange = true;
  change();
  isRemoteChange = false;
}

/** The session that may be handed to another tab. */
function sharedSession(): Session | undefined {
  const current = currentSession();
  const isShared = sessionSettings().shareBetweenTabs && current.state === 'open' && isRecent(lastSeen());
  return isShared ? current.session : undefined;
}

/** The public keys of the tabs that asked last, by request id. */
const publicKeys = new Map<string, string>();
const maxPublicKeys = 20;

async function handOver(channel: SessionChannel, ask: string, session: Session): Promise<void> {
  const publicKey = publicKeys.get(ask);
  publicKeys.delete(ask);
  if (publicKey === undefined) return;
  try {
    const sealed = await sealFor({ ask, publicKey }, session);
    // The session may have ended or locked while it was sealed: don't hand it over.
    if (sharedSession() !== session) return;
    channel.post({ about: 'hand', ask, ...sealed });
    handedOverAt.set(Date.now());
  } catch {
    // The request's public key is invalid: don't reply.
  }
}

/** At the gate, another tab of the same account got a new key: ask for it. */
async function resumeFromGate(refused: Session): Promise<void> {
  const { askOtherTabs } = await import('./askOtherTabs.ts');
  const session = await askOtherTabs(signedInHolder(refused));
  const current = currentSession();
  if (session === undefined || current.state !== 'gate' || current.session !== refused) return;
  if (isSameAccount(refused, session)) applyRemoteChange(() => openSession(session));
}

function onMessage(channel: SessionChannel, message: ReadMessage): void {
  const current = currentSession();
  if (message.about === 'seen') noteSeenElsewhere(message.at);
  if (message.about === 'locked') checkIdle();
  if (current.state === 'signedOut') return;
  const { session } = current;
  const shared = sharedSession();
  switch (message.about) {
    case 'ask':
      if (shared === undefined) return;
      publicKeys.set(message.ask, message.publicKey);
      if (publicKeys.size > maxPublicKeys) publicKeys.delete([...publicKeys.keys()][0] ?? '');
      return channel.post({ about: 'offer', ask: message.ask, tab, whose: signedInHolder(shared) });
    case 'take':
      if (message.tab === tab && shared !== undefined) void handOver(channel, message.ask, shared);
      return;
    case 'signedOut':
      if (message.whose === signedInHolder(session)) applyRemoteChange(endSession);
      // The other tab has deleted the secret that opens this tab's kept session.
      else resealKeptSession();
      return;
    case 'refused':
      if (message.keyId === session.keyId && current.state === 'open')
        applyRemoteChange(() => refuseSession(session));
      return;
    case 'opened':
      if (current.state !== 'gate' || !sessionSettings().shareBetweenTabs) return;
      if (message.whose === signedInHolder(session)) void resumeFromGate(session);
  }
}

/** Tells the other tabs how the session changed here. */
function broadcastChange(channel: SessionChannel, former: SessionState, next: SessionState): void {
  if (next.state === 'open' && former.state === 'gate')
    channel.post({ about: 'opened', whose: signedInHolder(next.session) });
  else if (next.state === 'gate' && former.state === 'open')
    channel.post({ about: 'refused', keyId: next.session.keyId });
  else if (next.state === 'signedOut' && former.state !== 'signedOut')
    channel.post(
      next.because === 'idle'
        ? { about: 'locked' }
        : { about: 'signedOut', whose: signedInHolder(former.session) },
    );
}

/** A page restored from the back/forward cache has missed messages: the session in the tab's storage decides. */
async function onPageShow({ persisted }: PageTransitionEvent): Promise<void> {
  const current = currentSession();
  if (!persisted || current.state === 'signedOut' || sessionSettings().keep === 'memory') return;
  if ((await findKeptSession(apiAddress()))?.key === current.session.key) return;
  if (currentSession() === current) applyRemoteChange(endSession);
  location.reload();
}

let isFollowing = false;

/**
 * Tells the other tabs that the session ended here before {@link followTabs} ran: it runs only once the page is idle,
 * and an earlier sign-out must reach the other tabs too. Does nothing after that.
 */
export function broadcastSignOutEarly(former: SessionState, next: SessionState): void {
  if (isFollowing) return;
  const channel = openSessionChannel(() => undefined);
  broadcastChange(channel, former, next);
  channel.close();
}

/** Keeps this tab's session in step with the other tabs', and shares the user's activity with them. */
export function followTabs(): void {
  if (isFollowing) return;
  isFollowing = true;
  stopEarlyListener();
  const channel = openSessionChannel((message) => onMessage(channel, message));
  let last = currentSession();
  onSessionChange(() => {
    const former = last;
    last = currentSession();
    if (last.state === 'signedOut') handedOverAt.set(undefined);
    if (!isRemoteChange) broadcastChange(channel, former, last);
  });
  addEventListener('pageshow', (event) => void onPageShow(event));
  watchIdle((at) => channel.post({ about: 'seen', at }));
}
