import { describe, expect, test } from 'vitest';
import { isUuid, readAmount, readFields, readInstant, readList, readText } from './read.ts';

describe('readText', () => {
  test.each([
    ['alpha', 'alpha'],
    ['', ''],
    [12, '12'],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
    [null, ''],
    [undefined, ''],
    [{ toString: () => 'x' }, ''],
    [['a'], ''],
    ['x'.repeat(1001), 'x'.repeat(1000)],
  ])('%o → %o', (came, text) => expect(readText(came)).toBe(text));
});

describe('readAmount', () => {
  test.each([
    [4, 4],
    [0, 0],
    ['4096', 4096],
    ['12.5', 12.5],
    [-1, undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [null, undefined],
    [true, undefined],
  ])('%o → %o', (came, amount) => expect(readAmount(came)).toBe(amount));
});

describe('readInstant', () => {
  test.each([
    ['2026-11-20T10:00:00Z', Date.UTC(2026, 10, 20, 10)],
    ['2026-11-20T13:00:00+03:00', Date.UTC(2026, 10, 20, 10)],
    ['2026-13-45T10:00:00Z', undefined],
    ['yesterday', undefined],
    ['2026', undefined],
    [1_700_000_000, undefined],
    [null, undefined],
  ])('%o → %o', (came, instant) => expect(readInstant(came)).toBe(instant));
});

describe('readFields', () => {
  test.each([[null], [undefined], ['text'], [7], [[]], [true]])('%o has none', (came) =>
    expect(readFields(came)).toBeUndefined(),
  );
  test('an object has its own', () => expect(readFields({ a: 1 })).toEqual({ a: 1 }));
});

describe('readList', () => {
  test.each([
    [
      [1, 2],
      [1, 2],
    ],
    [{ 0: 1, length: 1 }, []],
    [null, []],
    ['ab', []],
  ])('%o → %o', (came, list) => expect(readList(came)).toEqual(list));
});

describe('isUuid', () => {
  test.each([
    ['7d444840-9dc0-11d1-b245-5ffdce74fad2', true],
    ['7D444840-9DC0-11D1-B245-5FFDCE74FAD2', true],
    ['7d444840-9dc0-11d1-b245-5ffdce74fad2/../sso', false],
    ['../sso', false],
    ['', false],
    [7, false],
  ])('%o → %o', (came, answer) => expect(isUuid(came)).toBe(answer));
});
