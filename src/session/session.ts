import { useSyncExternalStore } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { forgetBudget } from '#api/budget.ts';
import { connect, disconnect, shutGate } from '#api/connection.ts';
import type { Operation } from '#api/operation.ts';
import { createStore } from '#ui/createStore.ts';
import { isSameOwner, type Owner, type Session } from './identity.ts';
import { forgetKeptSession, forgetSecret, keepSeen, keepSession, lockedMark } from './keptSession.ts';
import { noteSeen } from './lastSeen.ts';
import { forgetScopes, learnScope } from './scopes.ts';
import { apiAddress, sessionSettings } from './sessionSettings.ts';

/**
 * `gate`: the API refused the key in the middle; the page stays, nothing is asked until a key is accepted. `signedOut`
 * because of nothing is how a tab begins; `idle`: nobody was there for too long.
 */
export type SessionState =
  | { readonly state: 'signedOut'; readonly because?: 'person' | 'idle' }
  | { readonly state: 'open'; readonly session: Session }
  | { readonly state: 'gate'; readonly session: Session };

const sessions = createStore<SessionState>({ state: 'signedOut' });

export const currentSession = sessions.get;

/** Calls back on each change until the function it returns is called. */
export const onSessionChange = sessions.subscribe;

/** Whose the session is that is open or at the gate. */
export function currentOwner(): Owner | undefined {
  const current = currentSession();
  return current.state === 'signedOut' ? undefined : ownerOf(current.session);
}

/** Whether the account that something belongs to is the one that is signed in, with whichever key. */
export function isSignedIn(owner: Owner | undefined): boolean {
  const current = currentOwner();
  return owner !== undefined && current !== undefined && isSameOwner(owner, current);
}

export function useSessionState(): SessionState {
  return useSyncExternalStore(onSessionChange, currentSession);
}

/** Whose a session of this page is. */
const ownerOf = ({ keyId, who }: Session): Owner => ({
  api: apiAddress(),
  account: who.id ?? '',
  keyId,
});

/** Two sessions of one account: same id, or, where one can't read the account, the very same key. */
export const isSameAccount = (one: Session, other: Session): boolean =>
  isSameOwner(ownerOf(one), ownerOf(other));

/** Shuts the gate over this session. */
export function refuseSession(session: Session): void {
  shutGate();
  sessions.set({ state: 'gate', session });
}

/**
 * Opens the API for the session's key and keeps it for a reload. A 401 from now on shuts the gate, once.
 * @param seenAt when its person was last seen; now, where it is the person who opens it
 */
export function openSession(session: Session, seenAt = Date.now()): void {
  const { apiBaseUrl, keep, refusedApi } = sessionSettings();
  if (refusedApi !== undefined) return;
  connect({
    baseUrl: apiBaseUrl,
    key: session.key,
    onEnd: (operation: Operation, error: ApiError | undefined) => {
      // A late answer to a former key says nothing about this one.
      const current = currentSession();
      if (current.state !== 'open' || current.session.key !== session.key) return;
      learnScope(operation, error);
      if (error?.kind === 'unauthorized') refuseSession(session);
    },
  });
  const former = currentSession();
  if (former.state === 'signedOut' || former.session.key !== session.key) forgetScopes();
  if (former.state !== 'signedOut' && !isSameAccount(former.session, session)) forgetKeptSession();
  if (keep === 'tab') void keepSession(session, apiAddress());
  noteSeen(seenAt);
  sessions.set({ state: 'open', session });
}

function close(because: 'person' | 'idle'): void {
  disconnect();
  forgetBudget();
  forgetScopes();
  forgetKeptSession();
  forgetSecret();
  if (because === 'idle') keepSeen(lockedMark);
  sessions.set({ state: 'signedOut', because });
}

/** Ends the session here. The key itself can't be revoked through the API and goes on working. */
export function endSession(): void {
  close('person');
}

/** Forgets the key as {@link endSession} does; the place is kept, and a reload still says why. */
export function lockSession(): void {
  close('idle');
}
