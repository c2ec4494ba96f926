import { keyFingerprint } from '#api/keyFingerprint.ts';
import type { Session } from './identity.ts';
import { findKeptSession } from './keptSession.ts';
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
import { sessionSettings } from './sessionSettings.ts';
import { openSessionChannel, type ReadMessage, type SessionChannel } from './tabMessages.ts';
import { checkIdle, takeSeen, watchIdle } from './watchIdle.ts';
import { whoseKey } from './whoseKey.ts';

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

async function offer(channel: SessionChannel, ask: string): Promise<void> {
  const session = sharedSession();
  if (session !== undefined) channel.post({ about: 'offer', ask, tab, whose: await whoseKey(session) });
}

/** At the gate: another tab of the same account was given a key. */
async function resume(refused: Session): Promise<void> {
  const { askOtherTabs } = await import('./askOtherTabs.ts');
  const session = await askOtherTabs(await whoseKey(refused));
  const current = currentSession();
  if (session === undefined || current.state !== 'gate' || current.session !== refused) return;
  if (isSameAccount(refused, session)) asEcho(() => openSession(session));
}

async function hear(channel: SessionChannel, message: ReadMessage): Promise<void> {
  const current = currentSession();
  if (message.about === 'seen') takeSeen(message.at);
  if (message.about === 'locked') checkIdle();
  if (current.state === 'signedOut') return;
  const { session } = current;
  const isStill = (): boolean => currentSession() === current;
  switch (message.about) {
    case 'ask':
      return offer(channel, message.ask);
    case 'take': {
      const shared = sharedSession();
      if (message.tab === tab && shared !== undefined)
        channel.post({ about: 'hand', ask: message.ask, session: shared });
      return;
    }
    case 'signedOut':
      if (message.whose === (await whoseKey(session)) && isStill()) asEcho(endSession);
      return;
    case 'refused':
      if (message.keyId === (await keyFingerprint(session.key)) && isStill() && current.state === 'open')
        asEcho(() => refuseSession(session));
      return;
    case 'opened':
      if (current.state !== 'gate' || !sessionSettings().shareBetweenTabs) return;
      if (message.whose === (await whoseKey(session))) return resume(session);
  }
}

/** Tells the other tabs what became of the session here. */
async function tell(channel: SessionChannel, former: SessionState, next: SessionState): Promise<void> {
  if (next.state === 'open' && former.state === 'gate')
    channel.post({ about: 'opened', whose: await whoseKey(next.session) });
  else if (next.state === 'gate' && former.state === 'open')
    channel.post({ about: 'refused', keyId: await keyFingerprint(next.session.key) });
  else if (next.state === 'signedOut' && former.state !== 'signedOut')
    channel.post(
      next.because === 'idle'
        ? { about: 'locked' }
        : { about: 'signedOut', whose: await whoseKey(former.session) },
    );
}

/** A page that the browser brings back heard nothing meanwhile: what this tab holds by now is what counts. */
function onPageShow({ persisted }: PageTransitionEvent): void {
  const current = currentSession();
  if (!persisted || current.state === 'signedOut' || sessionSettings().keep === 'memory') return;
  if (findKeptSession()?.key === current.session.key) return;
  asEcho(endSession);
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
  void tell(channel, former, next).finally(channel.close);
}

/** Keeps this tab's session in step with the other tabs', and watches with them whether somebody is there. */
export function followTabs(): void {
  if (isFollowing) return;
  isFollowing = true;
  const channel = openSessionChannel((message) => void hear(channel, message));
  let last = currentSession();
  onSessionChange(() => {
    const former = last;
    last = currentSession();
    if (!isEcho) void tell(channel, former, last);
  });
  addEventListener('pageshow', onPageShow);
  watchIdle((at) => channel.post({ about: 'seen', at }));
}
