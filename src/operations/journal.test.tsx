// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endSession, openSession } from '#session/session.ts';
import { useOpenEntries } from './journal.ts';
import { deleteEntry, putEntry, readEntries } from './journalDatabase.ts';
import type { JournalEntry } from './journalEntry.ts';

const hour = 3_600_000;
const entry: JournalEntry = {
  id: 'e1',
  account: 'a1',
  api: new URL('/api/v1', location.href).href,
  operation: 'terminateServer',
  target: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
  targetName: 'alpha',
  body: '',
  at: Date.now(),
  attempts: 1,
  state: 'sent',
};

/** Answers that the browser's locks have not given yet. */
const asked: (() => void)[] = [];
const page = document.createElement('div');
const root = createRoot(page);

function Open() {
  return useOpenEntries()
    .map(({ targetName, state }) => `${targetName} ${state}`)
    .join();
}

/** Lets everything that can go on go on. */
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 30)));
const otherTab = new BroadcastChannel('journal');

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const request = (_name: string, _options: object, hold: (lock: object | null) => unknown) =>
    new Promise((resolve) => asked.push(() => resolve(hold(null))));
  vi.stubGlobal('navigator', { onLine: true, locks: { request } });
  openSession({ key: 'otwa_a1', who: { id: 'a1', email: '', name: '' } });
});

afterEach(async () => {
  for (const answer of asked.splice(0)) answer();
  for (const { id } of await readEntries()) await deleteEntry(id);
  endSession();
});

test('what ended in another tab while its lock was asked for is not shown as under way for good', async () => {
  await putEntry(entry);
  act(() => root.render(<Open />));
  await settle();
  await deleteEntry(entry.id);
  otherTab.postMessage('changed');
  await settle();
  for (const answer of asked.splice(0)) answer();
  await settle();
  expect(page.textContent).toBe('');
});

test('what says nothing any more is not kept, of whichever account', async () => {
  await putEntry({ ...entry, account: 'a2', state: 'unknown', at: Date.now() - 49 * hour });
  await putEntry({ ...entry, id: 'e2', account: 'a2', state: 'unknown' });
  otherTab.postMessage('changed');
  await settle();
  expect((await readEntries()).map(({ id }) => id)).toEqual(['e2']);
});
