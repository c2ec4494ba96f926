import { useEffect, useSyncExternalStore } from 'react';
import { openTabChannel } from '#api/tabChannel.ts';
import {
  type BoughtAddresses,
  countToSetUp,
  isNothingToSetUp,
  readBoughtAddresses,
  withBought,
} from '#domain/addressesToSetUp.ts';
import { isUuid, readFields } from '#domain/read.ts';
import type { DetailedServer } from '#domain/server.ts';
import { createDatabase } from '#operations/writes/database.ts';
import { isSameOwner, type Owner, readOwner } from '#session/identity.ts';
import { currentOwner, isSignedIn, onSessionChange } from '#session/session.ts';
import { createStore } from '#ui/createStore.ts';

/**
 * The servers whose bought addresses have to be set up inside them, until the person says that it's done. Kept in this
 * browser (IndexedDB), since that may be on another day, and so beyond sign-out: ids and numbers, neither addresses nor
 * secrets. Each account sees its own.
 */

interface ToSetUp extends Owner, BoughtAddresses {
  readonly serverId: string;
}

/** More than anyone leaves undone; the oldest are dropped first. */
const most = 200;

const database = createDatabase('to-set-up');
const otherTabs = openTabChannel('to-set-up');

/** This account's. */
const records = createStore<readonly ToSetUp[]>([]);

function readRecord(value: unknown): ToSetUp | undefined {
  const fields = readFields<keyof ToSetUp>(value);
  const owner = readOwner(value);
  const bought = fields && readBoughtAddresses(fields);
  const serverId = fields?.serverId;
  return owner && bought && isUuid(serverId) ? { ...owner, ...bought, serverId } : undefined;
}

const keyOf = ({ serverId, api, account, keyId }: ToSetUp): string =>
  `${serverId} ${account || keyId} ${api}`;

/** Reads this account's records again. Where the browser refuses, what this page knows stays. */
async function readAgain(): Promise<void> {
  const owner = currentOwner();
  try {
    const all = owner === undefined ? [] : await (await database()).getAll('entries');
    if (owner === undefined || isSignedIn(owner))
      records.set(
        all
          .map(readRecord)
          .filter((record) => record !== undefined)
          .filter(isSignedIn),
      );
  } catch {
    // They last until the page is closed.
  }
}

let lastRead = Promise.resolve();

/** One read after the other: one that began before a change must not finish last. */
function refresh(): Promise<void> {
  lastRead = lastRead.then(readAgain);
  return lastRead;
}

/**
 * Replaces an account's record of a server; `undefined` removes it. In one transaction, since another tab may do so at
 * the same time. Never rejects.
 */
async function change(
  owner: Owner,
  serverId: string,
  next: (known: ToSetUp | undefined) => BoughtAddresses | undefined,
): Promise<void> {
  const isIt = (record: ToSetUp): boolean => record.serverId === serverId && isSameOwner(record, owner);
  const changed = (known: ToSetUp | undefined): ToSetUp | undefined => {
    const bought = next(known);
    return bought && { ...owner, serverId, ...bought };
  };
  if (isSignedIn(owner)) {
    const record = changed(records.get().find(isIt));
    records.set([...records.get().filter((other) => !isIt(other)), ...(record ? [record] : [])]);
  }
  try {
    const { store, done } = (await database()).transaction('entries', 'readwrite');
    const kept = (await store.getAll()).map(readRecord).filter((record) => record !== undefined);
    const record = changed(kept.find(isIt));
    const oldest = kept.toSorted((one, other) => other.at - one.at).slice(most - 1);
    await Promise.all([
      ...kept
        .filter((other) => isIt(other) || oldest.includes(other))
        .map((other) => store.delete(keyOf(other))),
      record && store.put(record, keyOf(record)),
      done,
    ]);
    otherTabs?.postMessage('changed');
    await refresh();
  } catch {
    // Storage is full or forbidden: the other tabs don't know it.
  }
}

/** Notes that addresses were bought for a server. */
export async function noteBoughtAddresses(
  owner: Owner | undefined,
  serverId: string,
  bought: BoughtAddresses,
): Promise<void> {
  if (owner !== undefined) await change(owner, serverId, (known) => withBought(known, bought));
}

/** The person has set them up, or the server is gone. */
export async function forgetBoughtAddresses(serverId: string): Promise<void> {
  const owner = currentOwner();
  if (owner !== undefined) await change(owner, serverId, () => undefined);
}

let isFollowing = false;

function follow(): void {
  if (isFollowing) return;
  isFollowing = true;
  otherTabs?.addEventListener('message', () => void refresh());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refresh();
  });
  let owner = currentOwner();
  onSessionChange(() => {
    if (!isSignedIn(owner)) records.set([]);
    owner = currentOwner();
    void refresh();
  });
  void refresh();
}

/**
 * How many of the server's addresses have to be set up inside it. Forgets what is out of date: call it wherever the
 * server is shown.
 * @param server `undefined`: not known yet
 * @param isGone the API no longer knows the server
 */
export function useAddressesToSetUp(
  serverId: string,
  server: DetailedServer | undefined,
  isGone: boolean,
): number {
  useEffect(follow, []);
  const record = useSyncExternalStore(records.subscribe, () =>
    records.get().find((one) => one.serverId === serverId),
  );
  useEffect(() => {
    if (record === undefined) return;
    if (isGone || (server !== undefined && isNothingToSetUp(record, server, Date.now())))
      void forgetBoughtAddresses(serverId);
  }, [record, server, isGone, serverId]);
  return record === undefined || server === undefined || isGone ? 0 : countToSetUp(record, server);
}
