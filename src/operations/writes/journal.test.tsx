// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, test, vi } from 'vitest';
import { scopedName } from '#domain/scopedName.ts';
import { endSession, openSession } from '#session/session.ts';
import {
  deleteEntry,
  findEntry,
  lockName,
  markUnknown,
  openEntryOf,
  putEntry,
  readEntries,
  settleEntry,
  useOpenEntries,
  useOpenEntry,
} from './journal.ts';
import type { JournalEntry } from './journalEntry.ts';
import { fingerprintOf, sessionOf } from '../../../tests/support/aSession.ts';
import {
  entry,
  otherTab,
  owner,
  pendingLocks,
  prepareJournal,
  signInAs,
  stubLocks,
  unknown,
} from '../../../tests/support/journal.ts';

prepareJournal();

const hour = 3_600_000;
const page = document.createElement('div');
const root = createRoot(page);

function Open() {
  return useOpenEntries()
    .map(({ targetName, state }) => `${targetName} ${state}`)
    .join();
}

/** Lets all pending work run. */
const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 30)));

test('what ended in another tab while its lock was asked for is not shown as in progress for good', async () => {
  await putEntry(entry);
  act(() => root.render(<Open />));
  await settle();
  await deleteEntry(entry.id);
  otherTab.postMessage('changed');
  await settle();
  for (const answer of pendingLocks.splice(0)) answer();
  await settle();
  expect(page.textContent).toBe('');
});

test.each([49, 24 * 365, -49])('what is %i h old by this clock is still there, and told', async (age) => {
  const other = { account: 'a2', keyId: fingerprintOf('otwa_a2') };
  await putEntry({ ...entry, ...other, state: 'unknown', at: Date.now() - age * hour });
  await act(async () => signInAs('a2'));
  otherTab.postMessage('changed');
  await settle();
  expect(page.textContent).toBe('alpha unknown');
  expect(await findEntry({ ...owner, ...other }, 'terminateServer', entry.target)).toBeDefined();
  expect((await readEntries()).map(({ id }) => id)).toEqual([entry.id]);
});

/** Signs in again, so that the page reads its journal from the start. */
async function show(entries: readonly JournalEntry[]): Promise<void> {
  act(() => root.render(<Open />));
  act(endSession);
  for (const one of entries) await putEntry(one);
  await act(async () => signInAs('a1'));
  await settle();
}

/** Changes that give an entry another owner. */
const foreignChanges: readonly (readonly [string, Partial<JournalEntry>])[] = [
  ['of another account', { account: 'a2' }],
  ['of another key whose account nobody knows', { account: '', keyId: fingerprintOf('otwa_a2') }],
  ['for another API', { api: 'https://other.example/api/v1' }],
];

describe('an entry', () => {
  test('is found by its operation and target, and shown', async () => {
    await show([unknown]);
    expect(await findEntry(owner, 'terminateServer', entry.target)).toEqual(unknown);
    expect(openEntryOf('terminateServer', entry.target)).toEqual(unknown);
    expect(page.textContent).toBe('alpha unknown');
  });

  test.each(foreignChanges)('%s is neither found nor shown', async (_name, change) => {
    await show([{ ...unknown, ...change }]);
    expect(await findEntry(owner, 'terminateServer', entry.target)).toBeUndefined();
    expect(openEntryOf('terminateServer', entry.target)).toBeUndefined();
    expect(page.textContent).toBe('');
  });

  test('of another operation or target is not the one that is asked for', async () => {
    await show([unknown]);
    const of: [Parameters<typeof findEntry>[1], string][] = [
      ['reinstallServer', entry.target],
      ['terminateServer', 'another'],
    ];
    for (const [operation, target] of of) {
      expect(await findEntry(owner, operation, target)).toBeUndefined();
      expect(openEntryOf(operation, target)).toBeUndefined();
    }
  });

  test('is shown where its own operation and target are asked for, and the oldest first', async () => {
    function Shown({ target }: { target: string }) {
      return useOpenEntry('terminateServer', target)?.targetName ?? 'none';
    }
    await show([
      unknown,
      { ...unknown, id: 'e0', at: entry.at - 1, targetName: 'older', target: 'older' },
      { ...unknown, id: 'e2', at: entry.at + 1, targetName: 'newer', target: 'newer' },
    ]);
    expect(page.textContent).toBe('older unknown,alpha unknown,newer unknown');
    act(() => root.render(['older', 'nothing'].map((target) => <Shown key={target} target={target} />)));
    expect(page.textContent).toBe('oldernone');
  });

  test.each<[string, Partial<JournalEntry>]>([
    ['of the same account, made with another key', { keyId: fingerprintOf('another') }],
    ['of the same key, made when it could not read its account', { account: '' }],
  ])('%s, is found and shown', async (_name, change) => {
    await show([{ ...unknown, ...change }]);
    expect(await findEntry(owner, 'terminateServer', entry.target)).toBeDefined();
    expect(page.textContent).toBe('alpha unknown');
  });

  test('made by a key that may no longer read its account is found by the key', async () => {
    await show([unknown]);
    act(endSession);
    await act(async () => openSession({ ...sessionOf('a1'), who: { last4: 'a_a1' } }));
    await settle();
    expect(page.textContent).toBe('alpha unknown');
  });

  test('that was put away while it was on its way is not brought back', async () => {
    await show([unknown]);
    await settleEntry(entry.id);
    await markUnknown(entry);
    expect(await readEntries()).toEqual([]);
  });

  test('has a lock that tells operations and targets apart', () => {
    const names = [{}, { operation: 'renameServer' as const }, { target: 'another' }];
    expect(new Set(names.map((change) => lockName({ ...entry, ...change }))).size).toBe(3);
  });

  test('goes from the page with the account, and is shown to it again', async () => {
    await show([unknown]);
    await act(async () => signInAs('a2'));
    expect(page.textContent).toBe('');
    expect(openEntryOf('terminateServer', entry.target)).toBeUndefined();
    await act(async () => signInAs('a1'));
    await settle();
    expect(page.textContent).toBe('alpha unknown');
  });
});

describe('what a closed tab has left as sent', () => {
  test('has no known end, and is kept so', async () => {
    const request = stubLocks({});
    await show([entry]);
    expect(page.textContent).toBe('alpha unknown');
    expect(await readEntries()).toEqual([unknown]);
    // A request that waits for the lock would treat another tab's entry as abandoned as soon as that tab finishes.
    expect(request).toHaveBeenCalledWith(
      scopedName(lockName(entry)),
      { ifAvailable: true },
      expect.anything(),
    );
  });

  test('is in progress while a tab holds its lock', async () => {
    stubLocks(null);
    await show([entry]);
    expect(page.textContent).toBe('alpha sent');
    expect(await readEntries()).toEqual([entry]);
  });

  test('is asked for no lock where its end is unknown already', async () => {
    const request = stubLocks({});
    await show([unknown]);
    expect(request).not.toHaveBeenCalled();
  });
});

test('where the browser refuses the journal nothing is shown, and it is read again when the tab is seen', async () => {
  const all = vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  await show([unknown]);
  expect(page.textContent).toBe('');
  all.mockRestore();
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(page.textContent).toBe('');
  visibility.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(page.textContent).toBe('alpha unknown');
});
