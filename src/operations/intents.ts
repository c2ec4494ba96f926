import { useSyncExternalStore } from 'react';
import { ownName } from '#domain/ownName.ts';
import { readFields, readList, readText } from '#domain/read.ts';
import type { Server } from '#domain/server.ts';
import { currentAccount } from '#session/accountId.ts';
import { onSessionChange } from '#session/session.ts';
import { afterGone, afterSeeing, type Intent, readIntent } from './intent.ts';

/**
 * What this account asked of its servers in this tab, one intent a server, the last one. Kept over a reload in the
 * tab's storage, without secrets; gone with sign-out and for another account.
 */
const place = ownName('intents');

let intents: ReadonlyMap<string, Intent> = new Map();
let owner = '';
const listeners = new Set<() => void>();

function put(next: ReadonlyMap<string, Intent>): void {
  intents = next;
  try {
    if (next.size === 0) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify({ owner, intents: [...next.values()] }));
  } catch {
    // Without storage the intents last as long as the page.
  }
  for (const listener of listeners) listener();
}

function findKept(): ReadonlyMap<string, Intent> {
  try {
    const kept = readFields<'owner' | 'intents'>(JSON.parse(sessionStorage.getItem(place) ?? 'null'));
    if (owner === '' || readText(kept?.owner) !== owner) return new Map();
    const read = readList(kept?.intents)
      .map(readIntent)
      .filter((intent) => intent !== undefined);
    return new Map(read.map((intent) => [intent.serverId, intent]));
  } catch {
    return new Map();
  }
}

function followOwner(): void {
  const next = currentAccount();
  if (next === owner) return;
  owner = next;
  put(findKept());
}

/** Begins to keep intents for whoever is signed in. Called once at start. */
export function startIntents(): void {
  owner = currentAccount();
  // Where nobody is signed in, this clears away what a locked tab left.
  put(findKept());
  onSessionChange(followOwner);
}

/** Notes what was asked; it takes the place of what was asked of that server before. */
export function noteIntent(intent: Intent): void {
  put(new Map(intents).set(intent.serverId, intent));
}

/** Forgets what was asked of a server. */
export function dropIntent(serverId: string): void {
  if (!intents.has(serverId)) return;
  const next = new Map(intents);
  next.delete(serverId);
  put(next);
}

/** What the API showed of intents that are settled. */
const settledBy = new WeakMap<Intent, Server>();

/**
 * Takes each intent where `next` says.
 * @returns the servers whose termination was seen
 */
function advance(next: (intent: Intent) => Intent | undefined): readonly string[] {
  const after = new Map<string, Intent>();
  for (const [serverId, intent] of intents) {
    const changed = next(intent);
    if (changed !== undefined) after.set(serverId, changed);
  }
  const before = intents;
  if (after.size < before.size || [...after].some(([id, intent]) => before.get(id) !== intent)) put(after);
  return [...after.values()]
    .filter((intent) => intent.action === 'terminate' && intent !== before.get(intent.serverId))
    .map(({ serverId }) => serverId);
}

/** Holds the intents against what these servers show. @returns the servers whose termination was seen */
export function settleIntents(servers: readonly Server[], now: number): readonly string[] {
  if (intents.size === 0) return [];
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
  return intents.get(serverId);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useIntent(serverId: string): Intent | undefined {
  return useSyncExternalStore(subscribe, () => intents.get(serverId));
}

export function useIntents(): ReadonlyMap<string, Intent> {
  return useSyncExternalStore(subscribe, () => intents);
}

/** The server as it was when it showed what was asked; `undefined` until it does. */
export function useSettledBy(intent: Intent | undefined): Server | undefined {
  return useSyncExternalStore(subscribe, () => intent && settledBy.get(intent));
}
