import { useSyncExternalStore } from 'react';
import { readList } from '#domain/read.ts';
import type { Server } from '#domain/server.ts';
import { createOwnedStore } from '#operations/writes/ownedStore.ts';
import type { Intent } from './intent.ts';
import { afterGone, afterSeeing, readIntent } from './intentRules.ts';
import { keptName, shownIntents } from './intents.ts';

/** What changes the intents, and keeps them across a reload. Only a page that has had one loads it. */
const intents = createOwnedStore<ReadonlyMap<string, Intent>>(
  keptName,
  new Map(),
  (value) => {
    const read = readList(value)
      .map(readIntent)
      .filter((intent) => intent !== undefined);
    return new Map(read.map((intent) => [intent.serverId, intent]));
  },
  (value) => (value.size === 0 ? undefined : [...value.values()]),
  shownIntents,
);

/** Stores an intent. It replaces the server's previous one. */
export function noteIntent(intent: Intent): void {
  intents.set(new Map(intents.get()).set(intent.serverId, intent));
}

export function dropIntent(serverId: string): void {
  const next = new Map(intents.get());
  if (next.delete(serverId)) intents.set(next);
}

/** Settled intents, with the server that showed their effect. */
const settledBy = new WeakMap<Intent, Server>();

/**
 * Replaces each intent by `next(intent)`; `undefined` removes it.
 * @returns the ids of servers whose termination was seen
 */
function advance(next: (intent: Intent) => Intent | undefined): readonly string[] {
  const before = intents.get();
  const after = new Map<string, Intent>();
  for (const [serverId, intent] of before) {
    const changed = next(intent);
    if (changed !== undefined) after.set(serverId, changed);
  }
  if (after.size < before.size || [...after].some(([id, intent]) => before.get(id) !== intent))
    intents.set(after);
  return [...after.values()]
    .filter((intent) => intent.action === 'terminate' && intent !== before.get(intent.serverId))
    .map(({ serverId }) => serverId);
}

/**
 * Settles intents by the state of these servers.
 * @returns the ids of servers whose termination was seen
 */
export function settleIntents(servers: readonly Server[], now: number): readonly string[] {
  if (intents.get().size === 0) return [];
  const byId = new Map(servers.map((server) => [server.id, server]));
  return advance((intent) => {
    const server = byId.get(intent.serverId);
    if (server === undefined) return intent;
    const after = afterSeeing(intent, server, now);
    if (after === undefined) settledBy.set(intent, server);
    return after;
  });
}

/**
 * Settles the intents of servers that no longer exist.
 * @returns the ids of servers whose termination was seen
 */
export function settleGone(isGone: (serverId: string) => boolean, now: number): readonly string[] {
  return advance((intent) => (isGone(intent.serverId) ? afterGone(intent, now) : intent));
}

/** The server as it was when it showed the intent's effect; `undefined` until then. */
export function useSettledBy(intent: Intent | undefined): Server | undefined {
  return useSyncExternalStore(intents.subscribe, () => intent && settledBy.get(intent));
}
