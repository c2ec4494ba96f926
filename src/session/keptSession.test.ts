// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import { scopedName } from '#domain/scopedName.ts';
import { sessionOf, unnamedSession } from '../../tests/support/aSession.ts';
import {
  readLastSeen,
  findKeptSession,
  forgetKeptSession,
  forgetSecret,
  isSessionKept,
  storeLastSeen,
  keepSession,
  resealKeptSession,
  readSession,
  sessionPrefix,
} from './keptSession.ts';

const api = 'https://api.example/v1';
const place = scopedName('session');
const kept = () => sessionStorage.getItem(place);

beforeEach(() => {
  sessionStorage.clear();
  forgetKeptSession();
  forgetSecret(true);
});

test('what is put away is found again, and the key is in none of the places where it lies', async () => {
  const session = sessionOf('a1', 'otwa_a1_0123456789');
  await keepSession(session, api);
  expect(await findKeptSession(api)).toEqual(session);
  expect(isSessionKept.get()).toBe(true);
  const texts = [JSON.stringify(Object.entries(sessionStorage)), document.cookie, atob(kept() ?? '')];
  expect(texts.join('\n')).not.toContain('otwa_a1');
  expect(document.cookie).toMatch(/server-dashboard.*=[A-Za-z0-9+/]{43}=/);
});

test.each<[string, () => void]>([
  ['without what opens it', forgetSecret],
  [
    'once what opens it was made anew',
    () => {
      const [name = ''] = document.cookie.split('=');
      document.cookie = `${name}=${btoa('x'.repeat(32))}; Path=/`;
    },
  ],
  ['once it was changed', () => sessionStorage.setItem(place, `${kept()?.slice(0, -8)}AAAAAAA=`)],
  ['where something else lies in its place', () => sessionStorage.setItem(place, '{"key":"k","who":{}}')],
])('a kept session is worth nothing %s', async (_name, change) => {
  await keepSession(sessionOf('a1'), api);
  change();
  expect(await findKeptSession(api)).toBeUndefined();
});

test('a session that was kept for another API is not read, and dropped', async () => {
  await keepSession(sessionOf('a1'), api);
  expect(await findKeptSession('https://other.example/v1')).toBeUndefined();
  expect(kept()).toBeNull();
});

test('a key that there is no room for leaves no former one behind, which a reload would take up', async () => {
  await keepSession(sessionOf('former'), api);
  const real = sessionStorage;
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => real.getItem(name),
    removeItem: (name: string) => real.removeItem(name),
    setItem() {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  await keepSession(sessionOf('next'), api);
  vi.unstubAllGlobals();
  expect(kept()).toBeNull();
  expect(isSessionKept.get()).toBe(false);
});

test('who signs out while a session is being put away finds nothing put away', async () => {
  const keeping = keepSession(sessionOf('a1'), api);
  forgetKeptSession();
  await keeping;
  expect(kept()).toBeNull();
});

test('of two sessions put away at once the later one counts', async () => {
  await Promise.all([keepSession(sessionOf('former'), api), keepSession(sessionOf('next'), api)]);
  expect((await findKeptSession(api))?.who.id).toBe('next');
});

test('after a sign-out in another tab, which throws the secret away, it is put away again', async () => {
  await keepSession(sessionOf('a1'), api);
  const before = kept();
  resealKeptSession();
  expect(kept()).toBe(before);
  forgetSecret();
  storeLastSeen(1);
  await vi.waitFor(async () => expect((await findKeptSession(api))?.who.id).toBe('a1'));
});

test('where another page of this tab has signed out it is not put away again', async () => {
  await keepSession(sessionOf('a1'), api);
  sessionStorage.removeItem(place);
  forgetSecret(true);
  storeLastSeen(1);
  await keepSession(sessionOf('a2'), 'https://other.example');
  expect(await findKeptSession(api)).toBeUndefined();
});

test('a session that is being put away is not overwritten by the one before it', async () => {
  await keepSession(sessionOf('former'), api);
  forgetSecret(true);
  const keeping = keepSession(sessionOf('next'), api);
  resealKeptSession();
  await keeping;
  expect((await findKeptSession(api))?.who.id).toBe('next');
});

test('a secret that another tab has made since is not thrown away with this one’s session', async () => {
  await keepSession(sessionOf('a1'), api);
  const [name = ''] = document.cookie.split('=');
  const others = btoa('o'.repeat(32));
  document.cookie = `${name}=${others}; Path=/`;
  forgetSecret();
  expect(document.cookie).toContain(others);
  forgetSecret(true);
  expect(document.cookie).not.toContain(others);
});

test('what lies under the session’s prefix goes with it, and nothing else', () => {
  sessionStorage.setItem(`${sessionPrefix}stats:1`, 'x');
  sessionStorage.setItem('other', 'y');
  forgetKeptSession();
  expect(Object.keys(sessionStorage)).toEqual(['other']);
});

test.each<[string, unknown, Awaited<ReturnType<typeof readSession>>]>([
  [
    'whole',
    { key: 'k', who: { id: 'a', email: 'e', name: 'n' } },
    { ...sessionOf('a', 'k'), who: { id: 'a', email: 'e', name: 'n' } },
  ],
  ['of a key alone', { key: 'otwa_1234', who: { last4: '1234' } }, unnamedSession('otwa_1234')],
  ['with half an identity', { key: 'k', who: { id: 7, last4: 4 } }, sessionOf('7', 'k')],
  ['with an empty key', { key: '', who: { id: 'a' } }, undefined],
  ['with a key that is no text', { key: ['k'], who: { id: 'a' } }, undefined],
  ['without a key', { who: { id: 'a' } }, undefined],
  ['of nobody', { key: 'k', who: 'a' }, undefined],
  ['that is none', null, undefined],
])('a session %s', async (_name, value, session) => expect(await readSession(value)).toEqual(session));

test.each([
  ['nothing', undefined, Number.NaN],
  ['what is no time', '{', Number.NaN],
  ['a time', '12345', 12_345],
])('where %s was put away', (_name, text, seen) => {
  if (text !== undefined) sessionStorage.setItem(`${sessionPrefix}seen`, text);
  expect(readLastSeen()).toEqual(seen);
});

test.each(['sessionStorage', 'document'])(
  'where %s is forbidden nothing is kept, and nothing fails',
  async (part) => {
    vi.stubGlobal(part, undefined);
    await keepSession(sessionOf('a1'), api);
    storeLastSeen(1);
    forgetKeptSession();
    forgetSecret();
    expect(await findKeptSession(api)).toBeUndefined();
    vi.unstubAllGlobals();
    expect([kept(), isSessionKept.get()]).toEqual([null, false]);
  },
);
