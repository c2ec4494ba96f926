// @vitest-environment happy-dom
import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRoughClock } from './useNow.ts';

const step = 5_000;
const start = Date.parse('2026-05-20T09:30:00Z');

let end = (): void => undefined;

/** Renders what a rough clock says, from the given time on. Returns its text, and how often it was rendered. */
function show(from: number, read?: (now: number) => string) {
  vi.setSystemTime(from);
  const useRoughTime = createRoughClock(step);
  const shown = document.createElement('p');
  const root = createRoot(shown);
  let renders = 0;
  function Clock(): ReactNode {
    renders += 1;
    return useRoughTime(read);
  }
  act(() => root.render(<Clock />));
  end = () => act(() => root.unmount());
  return { text: () => shown.textContent, renders: () => renders };
}

const pass = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
});
afterEach(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('the time is never further behind than its step, whenever the first one looks', () => {
  const clock = show(start + 4_000);
  expect(clock.text()).toBe(String(start));
  pass(1_000);
  expect(clock.text()).toBe(String(start + step));
  pass(4_999);
  expect(clock.text()).toBe(String(start + step));
  pass(1);
  expect(clock.text()).toBe(String(start + 2 * step));
});

test('what is read of it renders again only where it has changed', () => {
  const clock = show(start, (now) => (now < start + 3 * step ? 'now' : 'long ago'));
  const { renders } = clock;
  const first = renders();
  pass(2 * step);
  expect([clock.text(), renders()]).toEqual(['now', first]);
  pass(step);
  expect(clock.text()).toBe('long ago');
});

test('nothing runs while nobody looks', () => {
  show(start);
  expect(vi.getTimerCount()).toBe(1);
  end();
  end = () => undefined;
  expect(vi.getTimerCount()).toBe(0);
});
