import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, vi } from 'vitest';
import { ApiError, type ApiErrorFacts } from '#api/apiError.ts';
import { currentOwner, endSession, openSession } from '#session/session.ts';
import { sessionOf } from './aSession.ts';
import { deleteEntry, readEntries } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, Seen, Write, WriteOutcome } from '#operations/writes/write.ts';

/** A write that is run in a test, with its ends and readings in the test's hand. */

/**
 * Runs something to its end, with time going on as fast as it is waited for.
 * @param start called once the test has taken the timers (`vi.useFakeTimers`, without `setImmediate`)
 */
export async function runInTime<Outcome>(start: () => Promise<Outcome>): Promise<Outcome> {
  const ended = start();
  const over = new AbortController();
  void ended.catch(() => undefined).finally(() => over.abort());
  while (!over.signal.aborted) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(500);
  }
  return ended;
}

export const hour = 3_600_000;
export const target = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
export const body = { os: 'ubuntu', osTemplate: 'ubuntu-24.04' };
export const send = vi.fn<(sent: string, key: string) => Promise<string>>();
/** What each reading shows. */
export const read = vi.fn<() => Promise<Seen<string>>>();
/** Told how it ended. */
export const onEnd = vi.fn<(outcome: WriteOutcome<string>) => void>();

const queryClient = new QueryClient();

/** Whoever is signed in at this moment. */
export const caller = (shows?: Partial<Caller>): Caller => ({
  queryClient,
  owner: currentOwner(),
  isShown: () => false,
  ...shows,
});

export const writeOf = (change: Partial<Write<string, Seen<string>>>): Write<string, Seen<string>> => ({
  operation: 'reinstallServer',
  policy: 'keyed',
  target,
  targetName: 'alpha',
  body,
  send,
  reading: () => ({ read, judge: (sights) => sights.at(-1) ?? { is: 'unclear' } }),
  action: 'reinstall',
  onEnd,
  ...change,
});

/** Runs a write of the caller's to its end. */
export const run = (
  change: Partial<Write<string, Seen<string>>> = {},
  shows?: Partial<Caller>,
): Promise<WriteOutcome<string>> => runInTime(() => runWrite(writeOf(change), caller(shows)));

/** The ends of the attempts, one after the other; 'ok' answers well. */
export function ends(...facts: readonly (ApiErrorFacts | 'ok')[]): void {
  for (const end of facts) {
    if (end === 'ok') send.mockResolvedValueOnce('answered');
    else send.mockRejectedValueOnce(new ApiError(end));
  }
}

export const lost: ApiErrorFacts = { kind: 'network' };
export const refused: ApiErrorFacts = { kind: 'invalid', status: 400 };

export function signInAs(account: string): void {
  openSession(sessionOf(account));
}

export async function onlyEntry(): Promise<JournalEntry> {
  const [entry, ...others] = await readEntries();
  if (entry === undefined || others.length > 0) throw new Error('not exactly one entry');
  return entry;
}

/** A journal that has no room. */
export const fillJournal = (): void =>
  void vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });

const held = new Set<string>();

/** What the browser's locks do for a caller that doesn't wait. */
async function lockIfFree<End>(
  name: string,
  _options: LockOptions,
  hold: (lock: { readonly name: string } | null) => Promise<End>,
): Promise<End> {
  if (held.has(name)) return hold(null);
  held.add(name);
  return hold({ name }).finally(() => held.delete(name));
}

/** Signs in before each test, with an empty journal. */
export function prepareWriteTrials(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 100 * hour });
    vi.stubGlobal('navigator', { onLine: true, locks: { request: lockIfFree } });
    vi.stubGlobal('location', { href: 'https://panel.example/servers' });
    signInAs('a1');
    read.mockResolvedValue({ is: 'notDone' });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    for (const { id } of await readEntries()) await deleteEntry(id);
    endSession();
    for (const mock of [send, read, onEnd]) mock.mockReset();
    vi.useRealTimers();
  });
}
