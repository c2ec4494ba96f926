import { useSyncExternalStore } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { forgetBudget } from '#api/budget.ts';
import { connect, disconnect, shutGate } from '#api/connection.ts';
import type { Operation } from '#api/operation.ts';
import { createStore } from '#ui/createStore.ts';
import type { Session } from './identity.ts';
import { forgetKeptSession, keepSession } from './keptSession.ts';
import { forgetScopes, learnScope } from './scopes.ts';

/** `gate`: the API refused the key in the middle; the page stays, nothing is asked until a key is accepted. */
export type SessionState =
  | { readonly state: 'signedOut'; readonly byPerson: boolean }
  | { readonly state: 'open'; readonly session: Session }
  | { readonly state: 'gate'; readonly session: Session };

/** What the operator decides about sessions. */
export interface SessionSettings {
  readonly apiBaseUrl: string;
  readonly keep: 'tab' | 'memory';
  /** The API's origin where the page may not talk to it: no key is asked for then, and none is used. */
  readonly refusedApi?: string | undefined;
}

let settings: SessionSettings = { apiBaseUrl: '/api/v1', keep: 'tab' };
const sessions = createStore<SessionState>({ state: 'signedOut', byPerson: false });

/** Hands in the operator's settings, once at start. */
export function configureSession(to: SessionSettings): void {
  settings = to;
  // What was kept before the operator wanted memory alone.
  if (to.keep === 'memory') forgetKeptSession();
}

export function sessionSettings(): SessionSettings {
  return settings;
}

export const currentSession = sessions.get;

/** Calls back on each change until the function it returns is called. */
export const onSessionChange = sessions.subscribe;

export function useSessionState(): SessionState {
  return useSyncExternalStore(onSessionChange, currentSession);
}

/** Two sessions of one account: same id, or, where the account can't be read, the very same key. */
export function isSameAccount(one: Session, other: Session): boolean {
  if (one.who.id === undefined || other.who.id === undefined) return one.key === other.key;
  return one.who.id !== '' && one.who.id === other.who.id;
}

/** Opens the API for the session's key and keeps it for a reload. A 401 from now on shuts the gate, once. */
export function openSession(session: Session): void {
  if (settings.refusedApi !== undefined) return;
  connect({
    baseUrl: settings.apiBaseUrl,
    key: session.key,
    onEnd: (operation: Operation, error: ApiError | undefined) => {
      // A late answer to a former key says nothing about this one.
      const current = currentSession();
      if (current.state !== 'open' || current.session.key !== session.key) return;
      learnScope(operation, error);
      if (error?.kind !== 'unauthorized') return;
      shutGate();
      sessions.set({ state: 'gate', session });
    },
  });
  const former = currentSession();
  if (former.state === 'signedOut' || former.session.key !== session.key) forgetScopes();
  if (settings.keep === 'tab') keepSession(session);
  sessions.set({ state: 'open', session });
}

/** Ends the session here. The key itself can't be revoked through the API and goes on working. */
export function endSession(): void {
  disconnect();
  forgetBudget();
  forgetScopes();
  forgetKeptSession();
  sessions.set({ state: 'signedOut', byPerson: true });
}
