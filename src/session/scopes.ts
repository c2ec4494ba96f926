import { useSyncExternalStore } from 'react';
import type { ApiError, ApiErrorFacts } from '#api/apiError.ts';
import type { Operation, Scope } from '#api/operation.ts';
import { readFields } from '#domain/read.ts';
import { createStore } from '#ui/createStore.ts';
import { sessionPrefix } from './keptSession.ts';

/**
 * Knowledge about the key's scopes, from this session's responses: the API does not list them. A success proves a
 * scope, a 403 that is not about the server's state disproves it, and everything else leaves it unknown.
 */
export type ScopeKnowledge = 'granted' | 'denied' | 'unknown';

type Learned = Readonly<Record<string, unknown>>;

/** By scope, and whose scopes they are. Stored beside the session, with which it is removed. */
const learned = createStore<Learned>({});

const storageKey = `${sessionPrefix}scopes`;

/** A 403 can also mean that an administrator has suspended the server (contract: reinstallServer). */
export function isAboutSuspension({ words = [] }: Pick<ApiErrorFacts, 'words'>): boolean {
  return words.some((said) => /suspend/i.test(said));
}

/**
 * Learns from a settled call. Statistics are asked for all the time, and may be refused by themselves where the same
 * scope lets the key read all else.
 */
export function learnScope({ scope, operationId }: Operation, error: ApiError | undefined): void {
  if (error !== undefined && (error.kind !== 'forbidden' || isAboutSuspension(error.facts))) return;
  const knowledge = error === undefined ? 'granted' : 'denied';
  const known = knownScope(scope);
  if (known === knowledge || (error && operationId === 'getServerStats' && known === 'granted')) return;
  learned.set({ ...learned.get(), [scope]: knowledge });
  keepLearned();
}

function keepLearned(): void {
  if (learned.get().owner === undefined) return;
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(learned.get()));
  } catch {
    // Storage is full or forbidden: they are learned again.
  }
}

/**
 * Begins with what this tab learned about the key before it was reloaded, or with nothing: another key may have other
 * scopes.
 * @param owner the API and the key's fingerprint; without it, nothing is stored
 */
export function recallScopes(owner?: string): void {
  let known: Learned = { owner };
  try {
    const kept: Learned | undefined = readFields(JSON.parse(sessionStorage.getItem(storageKey) ?? '0'));
    if (owner !== undefined && kept?.owner === owner) known = kept;
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Storage is forbidden: nothing was kept.
  }
  learned.set(known);
}

/** Forgets which scopes the key lacks, for when its owner has added one: what was disabled for it can be tried. */
export function forgetDenials(): void {
  const { owner, ...scopes } = learned.get();
  const granted = Object.entries(scopes).filter(([, knowledge]) => knowledge === 'granted');
  learned.set({ owner, ...Object.fromEntries(granted) });
  keepLearned();
}

export function knownScope(scope: Scope): ScopeKnowledge {
  const knowledge = learned.get()[scope];
  return knowledge === 'granted' || knowledge === 'denied' ? knowledge : 'unknown';
}

export function useScope(scope: Scope): ScopeKnowledge {
  return useSyncExternalStore(learned.subscribe, () => knownScope(scope));
}
