import { describe, expect, test } from 'vitest';
import { isReplayable, type JournalEntry, readEntry } from './journalEntry.ts';

const hour = 3_600_000;

const entry: JournalEntry = {
  id: 'e1',
  account: 'a1',
  api: 'https://api.example/api/v1',
  keyId: 'f1',
  operation: 'reinstallServer',
  target: '7d444840-9dc0-11d1-b245-5ffdce74fad2',
  targetName: 'alpha',
  body: '{"os":"ubuntu"}',
  key: 'k-1',
  at: 10 * hour,
  attempts: 1,
  state: 'sent',
  baseline: { owned: false, balance: '12.50' },
};

describe('what lies in the journal', () => {
  test('is read as it was written', () => expect(readEntry(entry)).toEqual(entry));

  test('with the API’s time, but nothing else in its place', () => {
    expect(readEntry({ ...entry, apiAt: 7 })?.apiAt).toBe(7);
    expect(readEntry({ ...entry, apiAt: 'noon' })).toEqual(entry);
  });

  test('without key and baseline too', () => {
    const { key: _key, baseline: _baseline, ...bare } = entry;
    expect(readEntry(bare)).toStrictEqual(bare);
  });

  test.each<[object]>([
    [{ operation: 'eraseEverything' }],
    [{ operation: undefined }],
    [{ id: 1 }],
    [{ account: null }],
    [{ keyId: '' }],
    [{ keyId: undefined }],
    [{ api: 7 }],
    [{ target: undefined }],
    [{ body: {} }],
    [{ key: 'two\nlines' }],
    [{ key: '' }],
    [{ key: 7 }],
    [{ key: ['k-1'] }],
    [{ key: 'k'.repeat(129) }],
    [{ at: '10' }],
    [{ attempts: null }],
    [{ state: 'done' }],
  ])('is nothing with %o', (wrong) => expect(readEntry({ ...entry, ...wrong })).toBeUndefined());

  test.each([[null], [[]], ['x'], [3]])('%o is nothing', (value) => expect(readEntry(value)).toBeUndefined());

  test('keeps plain facts of before only', () => {
    expect(
      readEntry({ ...entry, baseline: { owned: true, was: null, count: 2, list: [1], deep: {} } })?.baseline,
    ).toEqual({
      owned: true,
      was: null,
      count: 2,
    });
  });
});

describe('the age of an entry', () => {
  test.each([
    [0, true],
    [12 * hour, true],
    [12 * hour + 1, false],
    [-1, false],
  ])('after %i ms its key may go again: %s', (age, answer) =>
    expect(isReplayable(entry, entry.at + age, undefined)).toBe(answer),
  );

  test.each([
    [0, true],
    [-60_000, true],
    [-60_001, false],
    [12 * hour, true],
    [12 * hour + 1, false],
  ])('after %i ms by the API’s clock its key may go again, whatever the browser’s says: %s', (age, answer) =>
    expect(isReplayable({ ...entry, apiAt: 700 * hour }, entry.at, 700 * hour + age)).toBe(answer),
  );

  test('of which one side is not known by the API’s clock goes by the browser’s', () => {
    expect(isReplayable(entry, entry.at, 700 * hour)).toBe(true);
    expect(isReplayable({ ...entry, apiAt: 700 * hour }, entry.at, undefined)).toBe(true);
  });

  test('without a key nothing goes again', () => {
    const { key: _key, ...bare } = entry;
    expect(isReplayable(bare, entry.at, undefined)).toBe(false);
  });
});
