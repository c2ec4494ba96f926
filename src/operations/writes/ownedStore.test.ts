// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { readList, readText } from '#domain/read.ts';
import { endSession, openSession, refuseSession } from '#session/session.ts';
import { sessionOf, unnamedSession } from '../../../tests/support/aSession.ts';
import { createOwnedStore } from './ownedStore.ts';

let stores = 0;

/** A store of texts under the given name, by default an unused one. */
const open = (name = `texts-${(stores += 1)}`) =>
  createOwnedStore<readonly string[]>(
    name,
    [],
    (value) => readList(value).map(readText),
    (value) => (value.length === 0 ? undefined : value),
  );

afterEach(() => {
  endSession();
  sessionStorage.clear();
});

test('what was put away is found after a reload, by the same account', () => {
  openSession(sessionOf('a1'));
  open('kept').set(['x']);
  expect(open('kept').get()).toEqual(['x']);
});

test('what is put away as nothing leaves nothing behind', () => {
  openSession(sessionOf('a1'));
  const store = open();
  store.set(['x']);
  store.set([]);
  expect(JSON.stringify(Object.entries(sessionStorage))).not.toContain('"x"');
});

test.each<[string, () => void, readonly string[]]>([
  ['stays at the gate', () => refuseSession(sessionOf('a1')), ['x']],
  ['stays with the same account’s next key', () => openSession(sessionOf('a1', 'next')), ['x']],
  [
    'stays where the same key can’t read its account any more',
    () => openSession(unnamedSession('otwa_a1')),
    ['x'],
  ],
  ['goes with sign-out', endSession, []],
  ['goes for another account', () => openSession(sessionOf('a2')), []],
])('what an account owns %s', (_name, change, left) => {
  openSession(sessionOf('a1'));
  const store = open();
  const listener = vi.fn<() => void>();
  store.set(['x']);
  store.subscribe(listener);
  change();
  expect(store.get()).toEqual(left);
  expect(listener).toHaveBeenCalled();
});

test('another account finds nothing of it after a reload either, and nobody does once signed out', () => {
  openSession(sessionOf('a1'));
  open('mine').set(['x']);
  openSession(sessionOf('a2'));
  expect(open('mine').get()).toEqual([]);
  endSession();
  expect(open('mine').get()).toEqual([]);
});

test.each(['{', 'null', '{"owner":{"api":"x"},"value":["y"]}'])(
  'what lies there as %s is nothing',
  (text) => {
    openSession(sessionOf('a1'));
    open('odd').set(['x']);
    const [storageKey = ''] = Object.keys(sessionStorage).filter((name) => name.endsWith('odd'));
    sessionStorage.setItem(storageKey, text);
    expect(open('odd').get()).toEqual([]);
  },
);
