// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { endSession, openSession } from './session.ts';
import { useSecret } from './useSecret.ts';
import { sessionOf } from '../../tests/support/aSession.ts';

function Page() {
  const { shown, show } = useSecret<string>();
  return (
    <button type="button" onClick={() => show('Sesame')}>
      {shown?.secret ?? 'hidden'}
    </button>
  );
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  openSession(sessionOf('a1'));
});

afterEach(() => {
  endSession();
  vi.useRealTimers();
});

test.each<[string, () => void, string]>([
  ['59 seconds', () => vi.advanceTimersByTime(59_000), 'Sesame'],
  ['a minute', () => vi.advanceTimersByTime(60_000), 'hidden'],
  [
    'a clock set back by a day',
    () => {
      vi.setSystemTime(Date.now() - 86_400_000);
      vi.advanceTimersByTime(60_000);
    },
    'hidden',
  ],
])('after %s', (_time, pass, shown) => {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  act(() => root.render(<Page />));
  act(() => page.querySelector('button')?.click());
  act(pass);
  expect(page.textContent).toBe(shown);
  act(() => root.unmount());
});
