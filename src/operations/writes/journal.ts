import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { useEffect, useSyncExternalStore } from 'react';
import type { OperationId } from '#api/operation.ts';
import { openTabChannel } from '#api/tabChannel.ts';
import { ownName } from '#domain/ownName.ts';
import { isSameOwner, type Owner } from '#session/identity.ts';
import { currentOwner, isSignedIn, onSessionChange } from '#session/session.ts';
import { createStore } from '#ui/createStore.ts';
import { withLock } from './exclusively.ts';
import { type JournalEntry, readEntry } from './journalEntry.ts';

/**
 * The journal of writes that must not happen twice: one entry from before the request leaves until it is known how it
 * ended. It lies in IndexedDB, shared by the tabs of this origin, and outlives reload, crash and sign-out. No secrets.
 */

interface JournalSchema extends DBSchema {
  entries: { key: string; value: unknown };
}

let opening: Promise<IDBPDatabase<JournalSchema>> | undefined;

/** One connection for the page; one that could not be had or was closed is asked for anew. */
function database(): Promise<IDBPDatabase<JournalSchema>> {
  opening ??= openDB<JournalSchema>(ownName('journal'), 1, {
    upgrade: (fresh) => void fresh.createObjectStore('entries'),
    // A later version of the app in another tab must not wait for this one.
    blocking: (_from, _to, event) => {
      opening = undefined;
      (event.target as IDBDatabase).close(); // the event of an open database
    },
    terminated: () => {
      opening = undefined;
    },
  }).catch((thrown: unknown) => {
    opening = undefined;
    throw thrown;
  });
  return opening;
}

/** All entries that can be read, of whichever account. Throws where the browser refuses the database. */
export async function readEntries(): Promise<readonly JournalEntry[]> {
  const kept = await (await database()).getAll('entries');
  return kept.map(readEntry).filter((entry) => entry !== undefined);
}

/** Writes an entry and reads it back. Throws where it does not lie there afterwards, to the letter. */
export async function putEntry(entry: JournalEntry): Promise<void> {
  const open = await database();
  // On the disk before anything leaves: of what browsers write by default, a crash of their process can lose the last.
  const writing = open.transaction('entries', 'readwrite', { durability: 'strict' });
  await Promise.all([writing.store.put(entry, entry.id), writing.done]);
  const kept = readEntry(await open.get('entries', entry.id));
  if (kept?.key !== entry.key || kept?.body !== entry.body) throw new Error('The journal does not keep');
}

export async function deleteEntry(id: string): Promise<void> {
  await (await database()).delete('entries', id);
}

/** More than so many unsettled writes want a person first, not one more write. */
const mostEntries = 20;

const openEntries = createStore<readonly JournalEntry[]>([]);
const otherTabs = openTabChannel('journal');

/** The name of the latch and lock of a write, over all tabs. */
export function lockName({ operation, target }: Pick<JournalEntry, 'operation' | 'target'>): string {
  return `write:${operation}:${target}`;
}

/** What was on the line when its tab was closed, reloaded or crashed has no known end. */
async function adopt(entry: JournalEntry): Promise<JournalEntry> {
  if (entry.state === 'unknown') return entry;
  const left: JournalEntry = { ...entry, state: 'unknown' };
  try {
    const run = await withLock(lockName(entry), async () => {
      // Its tab may have finished it while the lock was waited for.
      if (!(await readEntries()).some(({ id, state }) => id === entry.id && state === 'sent')) return entry;
      await putEntry(left);
      return left;
    });
    return run.ran ? run.result : entry;
  } catch {
    // It can't be noted; told it is all the same.
    return left;
  }
}

/** Reads the journal anew; where the browser refuses it, nothing is known to be open. */
async function readAnew(): Promise<void> {
  const owner = currentOwner();
  try {
    const all = owner === undefined ? [] : await readEntries();
    // However old: only an end that is known, or the person, takes one away. By its age a wrong clock would.
    const open = await Promise.all(all.filter((entry) => owner && isSameOwner(entry, owner)).map(adopt));
    // Another account may have come meanwhile; its own reading follows.
    if (owner === undefined || isSignedIn(owner))
      openEntries.set(open.toSorted((one, other) => one.at - other.at));
  } catch {
    openEntries.set([]);
  }
}

let reading = Promise.resolve();

/** One reading after the other: an early one that takes long must not come last with what was before. */
function refresh(): Promise<void> {
  reading = reading.then(readAnew);
  return reading;
}

async function changed(): Promise<void> {
  otherTabs?.postMessage('changed');
  await refresh();
}

let following = false;

/** Follows the journal for whoever is signed in: other tabs' changes, and what closed tabs left behind. */
function followJournal(): void {
  if (following) return;
  following = true;
  let owner = currentOwner();
  otherTabs?.addEventListener('message', () => void refresh());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refresh();
  });
  onSessionChange(() => {
    const isSame = isSignedIn(owner);
    owner = currentOwner();
    if (!isSame) {
      openEntries.set([]);
      // Whoever comes next knows nothing of what was tried.
      tried.clear();
    }
    // The same account's next key may be the first to tell its id.
    void refresh();
  });
  void refresh();
}

/** An account's entry for an operation on a target, if one is open. Throws where the journal doesn't work. */
export async function findEntry(
  owner: Owner,
  operation: OperationId,
  target: string,
): Promise<JournalEntry | undefined> {
  return (await readEntries()).find(
    (entry) => entry.operation === operation && entry.target === target && isSameOwner(entry, owner),
  );
}

/** Whether an entry is still to be settled, and by its own account: another tab may have done it meanwhile. */
export async function isStillOpen({ id, ...owner }: JournalEntry): Promise<boolean> {
  if (!isSignedIn(owner)) return false;
  try {
    return (await readEntries()).some((entry) => entry.id === id);
  } catch {
    return true;
  }
}

/** Puts an entry away before its request leaves. Throws where it can't be kept: then nothing may be sent. */
export async function keepEntry(entry: JournalEntry): Promise<void> {
  const others = (await readEntries()).filter((other) => other.id !== entry.id && isSameOwner(other, entry));
  if (others.length >= mostEntries) throw new Error('Too many writes are unsettled');
  await putEntry(entry);
  await changed();
}

/** Notes that nobody knows how it ended. What can't be noted is found as abandoned later. */
export async function markUnknown(entry: JournalEntry): Promise<void> {
  try {
    // One that the person has put away meanwhile stays away.
    if (!(await readEntries()).some(({ id }) => id === entry.id)) return;
    await putEntry({ ...entry, state: 'unknown' });
    await changed();
  } catch {
    // The entry lies there as sent; whoever reads the journal next takes it for what it is.
  }
}

/** Forgets an entry: it is known how it ended, or the person doesn't want to be told any more. */
export async function settleEntry(id: string): Promise<void> {
  try {
    await deleteEntry(id);
  } catch {
    // A database that has gone since holds nothing back either.
  }
  await changed();
}

/** What is open of this account, oldest first, from all tabs. */
export function useOpenEntries(): readonly JournalEntry[] {
  useEffect(followJournal, []);
  return useSyncExternalStore(openEntries.subscribe, openEntries.get);
}

/** The same at this moment, outside React. */
export function openEntryOf(operation: OperationId, target: string): JournalEntry | undefined {
  return openEntries.get().find((entry) => entry.operation === operation && entry.target === target);
}

/** What is open of this account for an operation on a target. */
export function useOpenEntry(operation: OperationId, target: string): JournalEntry | undefined {
  return useOpenEntries().find((entry) => entry.operation === operation && entry.target === target);
}

/**
 * Entries that this page has tried for as long as it should by itself. From here on only a person, or another page, asks
 * again.
 */
const tried = new Set<string>();

export function noteTried(entryId: string): void {
  tried.add(entryId);
}

export function wasTried(entryId: string): boolean {
  return tried.has(entryId);
}
