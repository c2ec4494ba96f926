import { useEffect, useSyncExternalStore } from 'react';
import type { OperationId } from '#api/operation.ts';
import { openTabChannel } from '#api/tabChannel.ts';
import { ownName } from '#domain/ownName.ts';
import { currentAccount } from '#session/accountId.ts';
import { onSessionChange } from '#session/session.ts';
import { sessionSettings } from '#session/sessionSettings.ts';
import { createStore } from '#ui/createStore.ts';
import { deleteEntry, putEntry, readEntries } from './journalDatabase.ts';
import type { JournalEntry } from './journalEntry.ts';

/**
 * The journal of writes that must not happen twice: one entry from before the request leaves until it is known how it
 * ended. It lies in IndexedDB, shared by the tabs of this origin, and outlives reload, crash and sign-out. No secrets.
 */

/** More than so many unsettled writes want a person first, not one more write. */
const mostEntries = 20;

const openEntries = createStore<readonly JournalEntry[]>([]);
const otherTabs = openTabChannel('journal');

/** The absolute address of the API: a journal shared by two of them must not mix them up. */
export function currentApi(): string {
  return new URL(sessionSettings().apiBaseUrl, location.href).href;
}

function isMine(entry: JournalEntry): boolean {
  return entry.account === currentAccount() && entry.api === currentApi();
}

/** The name of the latch and lock of a write, over all tabs. */
export function lockName(entry: Pick<JournalEntry, 'account' | 'operation' | 'target'>): string {
  return `write:${entry.account}:${entry.operation}:${entry.target}`;
}

/** What was on the line when its tab was closed, reloaded or crashed has no known end. */
async function adopt(entry: JournalEntry): Promise<JournalEntry> {
  if (entry.state === 'unknown') return entry;
  return navigator.locks.request(ownName(lockName(entry)), { ifAvailable: true }, async (lock) => {
    if (lock === null) return entry;
    // Its tab may have finished it while the lock was waited for.
    if (!(await readEntries()).some(({ id, state }) => id === entry.id && state === 'sent')) return entry;
    const left: JournalEntry = { ...entry, state: 'unknown' };
    await putEntry(left);
    return left;
  });
}

/** Reads the journal anew; where the browser refuses it, nothing is known to be open. */
async function readAnew(): Promise<void> {
  const account = currentAccount();
  try {
    const all = account === '' ? [] : await readEntries();
    // However old: only an end that is known, or the person, takes one away. By its age a wrong clock would.
    const open = await Promise.all(all.filter(isMine).map(adopt));
    // Another account may have come meanwhile; its own reading follows.
    if (account === currentAccount()) openEntries.set(open.toSorted((one, other) => one.at - other.at));
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
  let account = currentAccount();
  otherTabs?.addEventListener('message', () => void refresh());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void refresh();
  });
  onSessionChange(() => {
    if (currentAccount() === account) return;
    account = currentAccount();
    openEntries.set([]);
    void refresh();
  });
  void refresh();
}

/** The entry of this account for an operation on a target, if one is open. Throws where the journal doesn't work. */
export async function findEntry(operation: OperationId, target: string): Promise<JournalEntry | undefined> {
  return (await readEntries()).find(
    (entry) => entry.operation === operation && entry.target === target && isMine(entry),
  );
}

/** Puts an entry away before its request leaves. Throws where it can't be kept: then nothing may be sent. */
export async function keepEntry(entry: JournalEntry): Promise<void> {
  const others = (await readEntries()).filter(
    ({ id, account }) => id !== entry.id && account === entry.account,
  );
  if (others.length >= mostEntries) throw new Error('Too many writes are unsettled');
  await putEntry(entry);
  await changed();
}

/** Notes that nobody knows how it ended. What can't be noted is found as abandoned later. */
export async function markUnknown(entry: JournalEntry): Promise<void> {
  try {
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
