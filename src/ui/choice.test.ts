// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { scopedName } from '#domain/scopedName.ts';
import { createChoice, keptChoice } from './choice.ts';

const densities = ['comfortable', 'compact'] as const;

afterEach(() => {
  localStorage.clear();
});

it('is the first value until another is chosen, and forgets that when the first is chosen again', () => {
  const choice = createChoice('density', densities);
  expect(choice.get()).toBe('comfortable');
  choice.set('compact');
  expect([choice.get(), keptChoice('density')]).toEqual(['compact', 'compact']);
  expect(createChoice('density', densities).get()).toBe('compact');
  choice.set('comfortable');
  expect([choice.get(), keptChoice('density')]).toEqual(['comfortable', undefined]);
});

it('takes a kept value that it does not know for none', () => {
  localStorage.setItem(scopedName('density'), 'spacious');
  expect(createChoice('density', densities).get()).toBe('comfortable');
});

it('lasts until the page is closed where storage is forbidden', () => {
  const forbidden = (): never => {
    throw new DOMException('', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: forbidden, setItem: forbidden, removeItem: forbidden });
  const choice = createChoice('density', densities);
  expect(choice.get()).toBe('comfortable');
  choice.set('compact');
  expect(choice.get()).toBe('compact');
  vi.unstubAllGlobals();
});

it.each([
  ['another tab chooses', scopedName('density'), 'compact'],
  ['another choice changes', scopedName('theme'), 'comfortable'],
  ['all of the storage is cleared', null, 'compact'],
])('follows the other tabs: %s', (_what, key, follows) => {
  const choice = createChoice('density', densities);
  localStorage.setItem(scopedName('density'), 'compact');
  window.dispatchEvent(new StorageEvent('storage', { key }));
  expect(choice.get()).toBe(follows);
});
