// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { openSession, refuseSession } from '#session/session.ts';
import { findText, isQuery, placeToFind, placeToFindPasted } from './findText.ts';
import { sessionOf } from '../../tests/support/aSession.ts';

const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

test.each([
  ['198.51.100.7', '198.51.100.7'],
  [' 198[.]51[.]100[.]7\n', '198[.]51[.]100[.]7'],
  ['198.51.100.0/27', '198.51.100.0/27'],
  ['2001:DB8::7', '2001:DB8::7'],
  [id, id],
  ['mx1.Shop.example', 'mx1.Shop.example'],
])('pasted, %o gets into the address', (text, q) => {
  expect(placeToFindPasted(text).search).toEqual({ q });
});

test.each([
  ['prod-web-1'],
  ['hunter2'],
  ['deadbeef'],
  ['otwa_live_0123456789abcdef'],
  ['root:correct horse'],
  ['198.51.100.7\n198.51.100.8'],
  ['198.51.100.7, '.repeat(30)],
])('pasted, %o stays in memory', (text) => {
  const { search, state } = placeToFindPasted(text);
  expect(search).toEqual({ q: undefined });
  expect(findText(state.longText)).toBe(text);
});

test('two pastes of one text are two places', () => {
  expect(placeToFindPasted('198.51.100.7').state).not.toEqual(placeToFindPasted('198.51.100.7').state);
});

test('typed, what is short gets into the address; a longer text gets a number of its own each time', () => {
  expect(placeToFind('prod', undefined, true)).toEqual({ search: { q: 'prod' }, state: {} });
  expect([isQuery('prod\n'), isQuery('a\nb'), isQuery('x'.repeat(201))]).toEqual([true, false, false]);
  const numberOf = (text: string, former: number | undefined, isSameStep: boolean) =>
    placeToFind(text, former, isSameStep).state.longText;
  const first = numberOf('a\nb', undefined, false);
  const second = numberOf('a\nb\nc', first, true);
  expect(second).not.toBe(first);
  // The page still shows the former one while the address gets the next.
  expect([first, second].map(findText)).toEqual(['a\nb', 'a\nb\nc']);
  const third = numberOf('a\nb\nc\nd', second, true);
  expect([first, second, third].map(findText)).toEqual([undefined, 'a\nb\nc', 'a\nb\nc\nd']);
  const next = numberOf('x\ny', third, false);
  expect([third, next].map(findText)).toEqual(['a\nb\nc\nd', 'x\ny']);
});

test('what is typed into a text that was pasted stays in memory too, until it is an address or nothing', () => {
  const { longText } = placeToFindPasted('hunter2').state;
  for (const text of ['hunter2x', 'h', 'hunter2\n']) {
    for (const isSameStep of [true, false]) {
      const { search, state } = placeToFind(text, longText, isSameStep);
      expect(search).toEqual({ q: undefined });
      expect(findText(state.longText)).toBe(text);
    }
  }
  for (const q of ['', ' ', '198.51.100.7', 'mx1.shop.example']) {
    expect(placeToFind(q, longText, true)).toEqual({ search: { q }, state: {} });
  }
});

test('the texts go with the account: not at the gate, but where another one’s key opens it', () => {
  openSession(sessionOf('one'));
  const { longText } = placeToFindPasted('hunter2').state;
  refuseSession(sessionOf('one'));
  openSession(sessionOf('one', 'another-key'));
  expect(findText(longText)).toBe('hunter2');
  refuseSession(sessionOf('one'));
  openSession(sessionOf('two'));
  expect(findText(longText)).toBeUndefined();
});

test('the oldest texts go where there are many, or large ones; the latest never does', () => {
  const places = Array.from(
    { length: 21 },
    (_, at) => placeToFind(`a\n${at}`, undefined, false).state.longText,
  );
  expect(places.map(findText)).toEqual([undefined, ...places.slice(1).map((_, at) => `a\n${at + 1}`)]);
  const large = '-'.repeat(41_000_000);
  expect(findText(placeToFind(large, undefined, false).state.longText)).toBe(large);
  expect(findText(places.at(-1))).toBeUndefined();
});
