// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deleteEntry, keepEntry, markUnknown, putEntry, readEntries, settleEntry } from './journal.ts';
import type { JournalEntry } from './journalEntry.ts';
import { fingerprintOf } from '../../../tests/support/aSession.ts';
import { entry, otherTab, prepareJournal, stubLocks, unknown } from '../../../tests/support/journal.ts';

prepareJournal();

describe('keeping an entry', () => {
  const messages: unknown[] = [];
  const onMessage = ({ data }: MessageEvent<unknown>) => void messages.push(data);
  const others = (count: number, change: Partial<JournalEntry> = {}) =>
    Array.from({ length: count }, (_, index) => ({ ...unknown, id: `other ${index}`, ...change }));

  beforeEach(() => {
    stubLocks(null);
    messages.length = 0;
    otherTab.addEventListener('message', onMessage);
  });
  afterEach(() => otherTab.removeEventListener('message', onMessage));

  test('has it on the disk before anything leaves: by default a crash can lose the last that was written', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await keepEntry(entry);
    expect(transaction).toHaveBeenCalledWith('entries', 'readwrite', { durability: 'strict' });
    transaction.mockRestore();
  });

  test('tells the other tabs, and so does each change of it', async () => {
    await keepEntry(entry);
    expect(await readEntries()).toEqual([entry]);
    await markUnknown(entry);
    expect(await readEntries()).toEqual([unknown]);
    await settleEntry(entry.id);
    expect(await readEntries()).toEqual([]);
    await vi.waitFor(() => expect(messages).toEqual(['changed', 'changed', 'changed']));
  });

  test.each<[string, readonly JournalEntry[], isKept: boolean]>([
    ['nineteen others', others(19), true],
    ['twenty others', others(20), false],
    ['nineteen others and itself', [...others(19), unknown], true],
    ['twenty of another account', others(20, { account: 'a2', keyId: fingerprintOf('otwa_a2') }), true],
  ])('beside %s', async (_name, kept, isKept) => {
    for (const one of kept) await putEntry(one);
    const end = await keepEntry(entry).then(
      () => true,
      () => false,
    );
    expect(end).toBe(isKept);
    expect((await readEntries()).some(({ id, state }) => id === entry.id && state === 'sent')).toBe(isKept);
  });

  test.each<[string, object]>([
    ['with another body', { ...entry, key: 'k-1', body: '{}' }],
    ['with another key', { ...entry, key: 'k-2' }],
    ['without a key', entry],
    ['in no form that can be read', { id: entry.id }],
  ])('that the browser keeps %s is refused', async (_name, kept) => {
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      _value: unknown,
      id,
    ) {
      return put.call(this, kept, id);
    });
    await expect(keepEntry({ ...entry, key: 'k-1' })).rejects.toThrow('The journal does not keep');
    // An unreadable entry doesn't count as open.
    expect(await readEntries()).toEqual('operation' in kept ? [kept] : []);
    await deleteEntry(entry.id);
  });

  test('that can no longer be noted or forgotten stops nobody', async () => {
    await keepEntry(entry);
    for (const way of ['put', 'delete'] as const)
      vi.spyOn(IDBObjectStore.prototype, way).mockImplementation(() => {
        throw new DOMException('gone', 'InvalidStateError');
      });
    await expect(markUnknown(entry)).resolves.toBeUndefined();
    await expect(settleEntry(entry.id)).resolves.toBeUndefined();
    vi.restoreAllMocks();
    expect(await readEntries()).toEqual([entry]);
  });
});
