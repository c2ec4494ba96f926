import { expect, test, vi } from 'vitest';
import { findKeptSession, forgetKeptSession, keepSession, sessionPrefix } from './keptSession.ts';

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
