import { useEffect, useSyncExternalStore } from 'react';
import type { OperationId } from '#api/operation.ts';
import { openTabChannel } from '#api/tabChannel.ts';
import { scopedName } from '#domain/scopedName.ts';
import { isSameOwner, type Owner } from '#session/identity.ts';
import { currentOwner, currentSession, isSignedIn, onSessionChange } from '#session/session.ts';
import { createStore } from '#ui/createStore.ts';
import { createDatabase } from './database.ts';
import { withLock } from './exclusively.ts';
import { type JournalEntry, readEntry } from './journalEntry.ts';

/**
 * The journal of writes that must not happen twice: one entry from before the request is sent until its outcome is
 * known. It is stored in IndexedDB, shared by the tabs of this origin, and survives reload, crash and sign-out. No
 * secrets.
 */

const database = createDatabase('journal');

/**
 * Remembers what was deployed from this browser. Its name is here since every page follows the journal: a sign-out in any
 * tab deletes it. An idle lock keeps it, as it keeps the place.
 */
export const deploysDatabase = scopedName('deploys');

/** All readable entries, of any account. Throws where the browser refuses the database. */
export async function readEntries(): Promise<readonly JournalEntry[]> {
  const kept = await (await database()).getAll('entries');
  return kept.map(readEntry).filter((entry) => entry !== undefined);
}

/** Writes an entry and reads it back. Throws where the stored key or body differs. */
export async function putEntry(entry: JournalEntry): Promise<void> {
  const open = await database();
  // On disk before anything is sent: with the default durability, a crash of the browser can lose the last writes.
  const writing = open.transaction('entries', 'readwrite', { durability: 'strict' });
  await Promise.all([writing.store.put(entry, entry.id), writing.done]);
  const kept = readEntry(await open.get('entries', entry.id));
  if (kept?.key !== entry.key || kept?.body !== entry.body) throw new Error('The journal does not keep');
}

export async function deleteEntry(id: string): Promise<void> {
  await (await database()).delete('entries', id);
}

/** With this many unsettled writes the user has to act first; no further write is sent. */
const maxEntries = 20;

const openEntries = createStore<readonly JournalEntry[]>([]);
const otherTabs = openTabChannel('journal');

/** The name of a write's latch and lock, in all tabs. */
export function lockName({ operation, target }: Pick<JournalEntry, 'operation' | 'target'>): string {
  return `write:${operation}:${target}`;
}

/** If a tab was closed, reloaded or crashed while a request was in flight, the outcome is unknown. */
async function markIfAbandoned(entry: JournalEntry): Promise<JournalEntry> {
  if (entry.state === 'unknown') return entry;
  const abandoned: JournalEntry = { ...entry, state: 'unknown' };
  try {
    const run = await withLock(lockName(entry), async () => {
      // The other tab may have finished it while this one waited for the lock.
      if (!(await readEntries()).some(({ id, state }) => id === entry.id && state === 'sent')) return entry;
      await putEntry(abandoned);
      return abandoned;
    });
    return run.ran ? run.result : entry;
  } catch {
    // The change can't be stored, but it is shown anyway.
    return abandoned;
  }
}

/** Reads the journal again; where the browser refuses it, no entry counts as open. */
async function readOpenEntries(): Promise<void> {
  const owner = currentOwner();
  try {
    const all = owner === undefined ? [] : await readEntries();
    // Entries don't expire: only a known outcome or the user removes one. A wrong clock could make one expire.
    const open = await Promise.all(
      all.filter((entry) => owner && isSameOwner(entry, owner)).map(markIfAbandoned),
    );
    // The account may have changed meanwhile; its change triggers another read.
    if (owner === undefined || isSignedIn(owner))
      openEntries.set(open.toSorted((one, other) => one.at - other.at));
  } catch {
    openEntries.set([]);
  }
}

let lastRead = Promise.resolve();

/** One read after the other: a slow early one must not finish last and restore an old state. */
function refresh(): Promise<void> {
  lastRead = lastRead.then(readOpenEntries);
  return lastRead;
}

async function broadcastChange(): Promise<void> {
  otherTabs?.postMessage('changed');
  await refresh();
}

let isFollowing = false;

/** Follows the journal for the signed-in account: changes in other tabs, and entries that closed tabs left behind. */
function followJournal(): void {
  if (isFollowing) return;
  isFollowing = true;
  let owner = currentOwner();
  otherTabs?.addEventListener('message', () => void refresh());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refresh();
  });
  onSessionChange(() => {
    const session = currentSession();
    if (session.state === 'signedOut' && session.because === 'person')
      indexedDB.deleteDatabase(deploysDatabase);
    const isSame = isSignedIn(owner);
    owner = currentOwner();
    if (!isSame) {
      openEntries.set([]);
      // The next account has tried nothing yet.
      tried.clear();
    }
    // The same account's next key may be the first that can read the account id.
    void refresh();
  });
  void refresh();
}

/** An account's open entry for an operation on a target, if any. Throws where the journal doesn't work. */
export async function findEntry(
  owner: Owner,
  operation: OperationId,
  target: string,
): Promise<JournalEntry | undefined> {
  return (await readEntries()).find(
    (entry) => entry.operation === operation && entry.target === target && isSameOwner(entry, owner),
  );
}

/**
 * Whether an entry is still unsettled and its account signed in: another tab may have settled it. `true` where the
 * journal can't be read.
 */
export async function isStillOpen({ id, ...owner }: JournalEntry): Promise<boolean> {
  if (!isSignedIn(owner)) return false;
  try {
    return (await readEntries()).some((entry) => entry.id === id);
  } catch {
    return true;
  }
}

/**
 * Stores an entry before its request is sent. Throws where it can't be stored or too many are unsettled: then nothing
 * may be sent.
 */
export async function keepEntry(entry: JournalEntry): Promise<void> {
  const others = (await readEntries()).filter((other) => other.id !== entry.id && isSameOwner(other, entry));
  if (others.length >= maxEntries) throw new Error('Too many writes are unsettled');
  await putEntry(entry);
  await broadcastChange();
}

/** Records that the outcome is unknown. If that can't be stored, the entry is found as abandoned later. */
export async function markUnknown(entry: JournalEntry): Promise<void> {
  try {
    // An entry that the user has dismissed meanwhile stays removed.
    if (!(await readEntries()).some(({ id }) => id === entry.id)) return;
    await putEntry({ ...entry, state: 'unknown' });
    await broadcastChange();
  } catch {
    // The entry is still stored as `sent`; the next read of the journal finds it abandoned.
  }
}

/** Removes an entry: its outcome is known, or the user dismissed it. */
export async function settleEntry(id: string): Promise<void> {
  try {
    await deleteEntry(id);
  } catch {
    // A database that is gone doesn't block further writes either.
  }
  await broadcastChange();
}

/** This account's open entries from all tabs, oldest first. */
export function useOpenEntries(): readonly JournalEntry[] {
  useEffect(followJournal, []);
  return useSyncExternalStore(openEntries.subscribe, openEntries.get);
}

/** The open entry for an operation on a target at this moment, outside React. */
export function openEntryOf(operation: OperationId, target: string): JournalEntry | undefined {
  return openEntries.get().find((entry) => entry.operation === operation && entry.target === target);
}

/** This account's open entry for an operation on a target. */
export function useOpenEntry(operation: OperationId, target: string): JournalEntry | undefined {
  return useOpenEntries().find((entry) => entry.operation === operation && entry.target === target);
}

/** Entries that this page no longer retries by itself. From here on only the user, or another page, retries them. */
const tried = new Set<string>();

export function noteTried(entryId: string): void {
  tried.add(entryId);
}

export function wasTried(entryId: string): boolean {
  return tried.has(entryId);
}
