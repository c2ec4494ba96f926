import { expect, test, vi } from 'vitest';
import {
  findKeptSeen,
  findKeptSession,
  forgetKeptSession,
  keepSeen,
  keepSession,
  readSession,
  sessionPrefix,
} from './keptSession.ts';

test('a key that there is no room for leaves no former one behind, which a reload would take up', () => {
  const kept = new Map<string, string>();
  const setItem = vi.fn<(name: string, value: string) => void>((name, value) => void kept.set(name, value));
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem,
    removeItem: (name: string) => kept.delete(name),
  });
  keepSession({ key: 'former', who: { last4: 'rmer' } });
  expect(findKeptSession()?.key).toBe('former');
  setItem.mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  keepSession({ key: 'next', who: { last4: 'next' } });
  expect(findKeptSession()).toBeUndefined();
});

test('what lies under the session’s prefix goes with it, and nothing else', () => {
  const kept: Record<string, unknown> = { session: '{}', [`${sessionPrefix}stats:1`]: 'x', other: 'y' };
  Object.defineProperty(kept, 'removeItem', { value: (name: string) => Reflect.deleteProperty(kept, name) });
  vi.stubGlobal('sessionStorage', kept);
  forgetKeptSession();
  expect(Object.keys(kept)).toEqual(['other']);
});

test.each<[string, unknown, ReturnType<typeof readSession>]>([
  [
    'whole',
    { key: 'k', who: { id: 'a', email: 'e', name: 'n' } },
    { key: 'k', who: { id: 'a', email: 'e', name: 'n' } },
  ],
  ['of a key alone', { key: 'k', who: { last4: '1234' } }, { key: 'k', who: { last4: '1234' } }],
  [
    'with half an identity',
    { key: 'k', who: { id: 7, last4: 4 } },
    { key: 'k', who: { id: '7', email: '', name: '' } },
  ],
  ['with an empty key', { key: '', who: { id: 'a' } }, undefined],
  ['with a key that is no text', { key: ['k'], who: { id: 'a' } }, undefined],
  ['without a key', { who: { id: 'a' } }, undefined],
  ['of nobody', { key: 'k', who: 'a' }, undefined],
  ['that is none', null, undefined],
])('a session %s', (_name, value, session) => expect(readSession(value)).toEqual(session));

test.each([
  ['nothing', null, undefined, Number.NaN],
  ['what is no JSON', '{', undefined, Number.NaN],
  ['a time', '12345', undefined, 12_345],
])('where %s was put away', (_name, text, session, seen) => {
  vi.stubGlobal('sessionStorage', { getItem: () => text });
  expect([findKeptSession(), findKeptSeen()]).toEqual([session, seen]);
});

test('where storage is forbidden nothing is kept, and nothing fails', () => {
  vi.stubGlobal('sessionStorage', undefined);
  keepSession({ key: 'k', who: { last4: 'k' } });
  keepSeen(1);
  forgetKeptSession();
  expect([findKeptSession(), findKeptSeen()]).toEqual([undefined, Number.NaN]);
});
