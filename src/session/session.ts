import { useSyncExternalStore } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { forgetBudget } from '#api/budget.ts';
import { connect, disconnect, shutGate } from '#api/connection.ts';
import type { Operation } from '#api/operation.ts';
import { sandbox } from '#brand/sandbox.ts';
import { createStore } from '#ui/createStore.ts';
import { isSameOwner, type Owner, type Session } from './identity.ts';
import { keepSettings } from './firstRequests.ts';
import { forgetKeptSession, forgetSecret, storeLastSeen, keepSession, lockedMark } from './keptSession.ts';
import { noteSeen } from './lastSeen.ts';
import { learnScope, recallScopes } from './scopes.ts';
import { apiAddress, sessionSettings } from './sessionSettings.ts';

/**
 * `gate`: the API refused the key during a session; the page stays, and nothing is sent until a key is accepted. A tab
 * starts as `signedOut` without `because`; `idle`: the user was inactive for too long.
 */
export type SessionState =
  | { readonly state: 'signedOut'; readonly because?: 'person' | 'idle' }
  | { readonly state: 'open'; readonly session: Session }
  | { readonly state: 'gate'; readonly session: Session };

const sessions = createStore<SessionState>({ state: 'signedOut' });

export const currentSession = sessions.get;

/** Calls back on each change. Returns the function that unsubscribes. */
export const onSessionChange = sessions.subscribe;

/** The owner of the session that is open or at the gate. */
export function currentOwner(): Owner | undefined {
  const current = currentSession();
  return current.state === 'signedOut' ? undefined : ownerOf(current.session);
}

/** Whether this owner's account is the one that is signed in, with any of its keys. */
export function isSignedIn(owner: Owner | undefined): boolean {
  const current = currentOwner();
  return owner !== undefined && current !== undefined && isSameOwner(owner, current);
}

export function useSessionState(): SessionState {
  return useSyncExternalStore(onSessionChange, currentSession);
}

/** The owner of a session of this page. */
const ownerOf = ({ keyId, who }: Session): Owner => ({
  api: apiAddress(),
  account: who.id ?? '',
  keyId,
});

/** Whether two sessions have one account: the same id or, if one can't read the account, the same key. */
export const isSameAccount = (one: Session, other: Session): boolean =>
  isSameOwner(ownerOf(one), ownerOf(other));

/** Shuts the gate: nothing is sent until a key is accepted. */
export function refuseSession(session: Session): void {
  shutGate();
  sessions.set({ state: 'gate', session });
}

/** Keeps the session for a reload, if the operator wants that. */
function keepForReload(session: Session): void {
  const { apiBaseUrl, idleMinutes, keep } = sessionSettings();
  if (keep !== 'tab') return;
  void keepSession(session, apiAddress());
  keepSettings({ apiBaseUrl, idleMinutes, isSandbox: session.isSandbox });
}

/**
 * Opens the API for the session's key and keeps it for a reload. A 401 from now on shuts the gate, once. Does nothing
 * if the page may not talk to the API.
 * @param seenAt when the user was last seen; now, if the user is the one who opens it
 */
export function openSession(session: Session, seenAt = Date.now()): void {
  const { apiBaseUrl, keep, refusedApi } = sessionSettings();
  if (refusedApi !== undefined) return;
  // A late response to a previous key says nothing about this one.
  const isOpen = (): boolean => {
    const current = currentSession();
    return current.state === 'open' && current.session.key === session.key;
  };
  connect({
    baseUrl: apiBaseUrl,
    key: session.key,
    onSandbox: () => {
      if (sandbox.get() || !isOpen()) return;
      // The session was kept or handed over without saying so: signing in would have told.
      const told: Session = { ...session, isSandbox: true };
      keepForReload(told);
      sandbox.set(true);
      sessions.set({ state: 'open', session: told });
    },
    onEnd: (operation: Operation, error: ApiError | undefined) => {
      if (!isOpen()) return;
      learnScope(operation, error);
      if (error?.kind === 'unauthorized') refuseSession(session);
    },
  });
  const former = currentSession();
  if (former.state !== 'signedOut' && !isSameAccount(former.session, session)) forgetKeptSession();
  if (former.state === 'signedOut' || former.session.key !== session.key)
    recallScopes(keep === 'tab' ? `${apiAddress()} ${session.keyId}` : undefined);
  keepForReload(session);
  noteSeen(seenAt);
  sandbox.set(session.isSandbox === true);
  sessions.set({ state: 'open', session });
}

function close(because: 'person' | 'idle'): void {
  disconnect();
  forgetBudget();
  recallScopes();
  forgetKeptSession();
  forgetSecret();
  if (because === 'idle') storeLastSeen(lockedMark);
  sandbox.set(false);
  sessions.set({ state: 'signedOut', because });
}

/** Ends the session here. The key itself can't be revoked through the API and stays valid. */
export function endSession(): void {
  close('person');
}

/** Forgets the key like {@link endSession}, but keeps the page to return to; a reload still says why. */
export function lockSession(): void {
  close('idle');
}
