import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, vi } from 'vitest';
import { ApiError, type ApiErrorFacts } from '#api/apiError.ts';
import { currentOwner, endSession, openSession } from '#session/session.ts';
import { sessionOf } from './aSession.ts';
import { deleteEntry, readEntries } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { runWrite } from '#operations/writes/runWrite.ts';
import type { Caller, ReadingVerdict, Write, WriteOutcome } from '#operations/writes/write.ts';

/** Runs a write in a test that controls the results of its attempts and reads. */

/**
 * Runs something to its end, while time advances as fast as the code waits.
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
/** The result of each read. */
export const read = vi.fn<() => Promise<ReadingVerdict<string>>>();
/** Called with the outcome. */
export const onEnd = vi.fn<(outcome: WriteOutcome<string>) => void>();

const queryClient = new QueryClient();

/** A caller that is signed in as the current owner. */
export const caller = (overrides?: Partial<Caller>): Caller => ({
  queryClient,
  owner: currentOwner(),
  isShown: () => false,
  ...overrides,
});

export const writeOf = (
  change: Partial<Write<string, ReadingVerdict<string>>>,
): Write<string, ReadingVerdict<string>> => ({
  operation: 'reinstallServer',
  policy: 'keyed',
  target,
  targetName: 'alpha',
  body,
  send,
  reading: () => ({ read, judge: (results) => results.at(-1) ?? { is: 'unclear' } }),
  action: 'reinstall',
  onEnd,
  ...change,
});

/** Runs a write to its end. */
export const run = (
  change: Partial<Write<string, ReadingVerdict<string>>> = {},
  overrides?: Partial<Caller>,
): Promise<WriteOutcome<string>> => runInTime(() => runWrite(writeOf(change), caller(overrides)));

/** Queues the results of the attempts, in order; 'ok' is a successful response. */
export function queueAttemptResults(...facts: readonly (ApiErrorFacts | 'ok')[]): void {
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

/** Fails every write to the journal, as if its storage were full. */
export const fillJournal = (): void =>
  void vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });

const held = new Set<string>();

/** The behaviour of the browser's locks for a caller that doesn't wait. */
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
