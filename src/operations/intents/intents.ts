import { useSyncExternalStore } from 'react';
import { readList } from '#domain/read.ts';
import type { Server } from '#domain/server.ts';
import { createOwnedStore } from '#operations/writes/ownedStore.ts';
import { afterGone, afterSeeing, type Intent, readIntent } from './intent.ts';

/** What this account asked of its servers in this tab: one intent a server, the last one. */
const intents = createOwnedStore<ReadonlyMap<string, Intent>>(
  'intents',
  new Map(),
  (value) => {
    const read = readList(value)
      .map(readIntent)
      .filter((intent) => intent !== undefined);
    return new Map(read.map((intent) => [intent.serverId, intent]));
  },
  (value) => (value.size === 0 ? undefined : [...value.values()]),
);

/** Notes what was asked; it takes the place of what was asked of that server before. */
export function noteIntent(intent: Intent): void {
  intents.set(new Map(intents.get()).set(intent.serverId, intent));
}

/** Forgets what was asked of a server. */
export function dropIntent(serverId: string): void {
  const next = new Map(intents.get());
  if (next.delete(serverId)) intents.set(next);
}

/** What the API showed of intents that are settled. */
const settledBy = new WeakMap<Intent, Server>();

/**
 * Takes each intent where `next` says.
 * @returns the servers whose termination was seen
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

/** Holds the intents against what these servers show. @returns the servers whose termination was seen */
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

/** Holds the intents against what no longer exists. @returns the servers whose termination was seen */
export function settleGone(isGone: (serverId: string) => boolean, now: number): readonly string[] {
  return advance((intent) => (isGone(intent.serverId) ? afterGone(intent, now) : intent));
}

export function intentOf(serverId: string): Intent | undefined {
  return intents.get().get(serverId);
}

export function useIntent(serverId: string): Intent | undefined {
  return useSyncExternalStore(intents.subscribe, () => intents.get().get(serverId));
}

export function useIntents(): ReadonlyMap<string, Intent> {
  return useSyncExternalStore(intents.subscribe, intents.get);
}

/** The server as it was when it showed what was asked; `undefined` until it does. */
export function useSettledBy(intent: Intent | undefined): Server | undefined {
  return useSyncExternalStore(intents.subscribe, () => intent && settledBy.get(intent));
}
