import { useSyncExternalStore } from 'react';
import type { ApiError, ApiErrorFacts } from '#api/apiError.ts';
import type { Operation, Scope } from '#api/operation.ts';
import { createStore } from '#ui/createStore.ts';

/**
 * Knowledge about the key's scopes, from this session's responses: the API does not list them. A success proves a
 * scope, a 403 that is not about the server's state disproves it, and everything else leaves it unknown.
 */
export type ScopeKnowledge = 'granted' | 'denied' | 'unknown';

const learned = createStore<ReadonlyMap<Scope, ScopeKnowledge>>(new Map());

/** A 403 can also mean that an administrator has suspended the server (contract: reinstallServer). */
export function isAboutSuspension({ words = [] }: Pick<ApiErrorFacts, 'words'>): boolean {
  return words.some((said) => /suspend/i.test(said));
}

/** Learns from a settled call. */
export function learnScope({ scope }: Operation, error: ApiError | undefined): void {
  if (error !== undefined && (error.kind !== 'forbidden' || isAboutSuspension(error.facts))) return;
  const knowledge = error === undefined ? 'granted' : 'denied';
  if (knownScope(scope) !== knowledge) learned.set(new Map(learned.get()).set(scope, knowledge));
}

/** Forgets what was learned about the key: another key may have other scopes. */
export function forgetScopes(): void {
  if (learned.get().size > 0) learned.set(new Map());
}

export function knownScope(scope: Scope): ScopeKnowledge {
  return learned.get().get(scope) ?? 'unknown';
}

export function useScope(scope: Scope): ScopeKnowledge {
  return useSyncExternalStore(learned.subscribe, () => knownScope(scope));
}
