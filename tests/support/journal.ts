import 'fake-indexeddb/auto';
import { act } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { scopedName } from '#domain/scopedName.ts';
import { deleteEntry, readEntries } from '#operations/writes/journal.ts';
import type { JournalEntry } from '#operations/writes/journalEntry.ts';
import { endSession, openSession } from '#session/session.ts';
import { fingerprintOf, sessionOf } from './aSession.ts';

/** A journal with one account's entry, and another tab that shares it. */

export const owner = {
  account: 'a1',
  api: new URL('/api/v1', location.href).href,
  keyId: fingerprintOf('otwa_a1'),
};
export const entry: JournalEntry = {
  id: 'e1',
  ...owner,
  operation: 'terminateServer',
  target: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
  targetName: 'alpha',
  body: '',
  at: Date.now(),
  attempts: 1,
  state: 'sent',
};

export const unknown: JournalEntry = { ...entry, state: 'unknown' };

export const otherTab = new BroadcastChannel(scopedName('journal'));

/** Lock requests that the browser has not answered yet. */
export const pendingLocks: (() => void)[] = [];

/** The browser's answer to each lock request; `null` where another tab holds the lock. */
export const stubLocks = (lock: object | null) => {
  const request = vi.fn<(name: string, options: object, hold: (lock: object | null) => unknown) => unknown>(
    async (_name, _options, hold) => hold(lock),
  );
  vi.stubGlobal('navigator', { onLine: true, locks: { request } });
  return request;
};

export const signInAs = (id: string) => openSession(sessionOf(id));

/** Signs in before each test, and leaves no entry behind. */
export function prepareJournal(): void {
  beforeEach(() => {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
    const request = (_name: string, _options: object, hold: (lock: object | null) => unknown) =>
      new Promise((resolve) => pendingLocks.push(() => resolve(hold(null))));
    vi.stubGlobal('navigator', { onLine: true, locks: { request } });
    signInAs('a1');
  });

  afterEach(() =>
    act(async () => {
      for (const answer of pendingLocks.splice(0)) answer();
      for (const { id } of await readEntries()) await deleteEntry(id);
      endSession();
    }),
  );
}
