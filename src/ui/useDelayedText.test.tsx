// @vitest-environment happy-dom
import { act, useLayoutEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, test, vi } from 'vitest';
import { type DelayedText, useDelayedText } from './useDelayedText.ts';

/** The tab's history: the text of each entry, and which is open. */
let entries: string[] = [];
let open = 0;
let root: Root;
let field: DelayedText;

function Field({ value }: { value: string }) {
  const current = useDelayedText(value, (text, isSameStep) => {
    if (!isSameStep) open += 1;
    entries = [...entries.slice(0, open), text];
    // The page renders what the address has only a moment later.
    return new Promise((resolve) => {
      setTimeout(() => {
        show();
        resolve();
      }, 20);
    });
  });
  useLayoutEffect(() => {
    field = current;
  });
  return null;
}

function show(): void {
  act(() => root.render(<Field value={entries[open] ?? ''} />));
}

const wait = (milliseconds: number): Promise<void> =>
  act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));

const steps: Record<string, () => Promise<void> | void> = {
  pause: () => wait(1_000),
  leave: () => act(() => void field.finish()),
  // A key can leave the field, which then says so itself, before the page is rendered again.
  leaveByKey() {
    const { finish } = field;
    act(() => {
      void finish();
      void finish();
    });
  },
  // A link to the same page without a text.
  link() {
    open += 1;
    entries = [...entries.slice(0, open), ''];
    show();
  },
  clear: () => act(() => field.replace('')),
  back() {
    open -= 1;
    act(() => void window.dispatchEvent(new PopStateEvent('popstate')));
    show();
  },
};

/** Types a text, which begins with "+", or does one of the steps. */
const run = (step: string): Promise<void> | void =>
  step.startsWith('+') ? act(() => field.type(step.slice(1))) : steps[step]?.();

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  [entries, open, root] = [[''], 0, createRoot(document.createElement('div'))];
  show();
});
afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

test.each<[steps: string, history: string[], shown: string]>([
  ['+a pause', ['', 'a'], 'a'],
  ['+a +al +alp', [''], 'alp'],
  ['+a pause +al pause +alpha pause', ['', 'alpha'], 'alpha'],
  ['+a leave', ['', 'a'], 'a'],
  ['+a pause leave +al pause', ['', 'a', 'al'], 'al'],
  ['+a leave leave pause', ['', 'a'], 'a'],
  ['+a leaveByKey pause', ['', 'a'], 'a'],
  ['+a pause link', ['', 'a', ''], ''],
  ['leave pause', [''], ''],
  ['+a pause clear pause', ['', 'a', ''], ''],
  ['+a pause +al clear pause', ['', 'al', ''], ''],
  ['+a clear pause', [''], ''],
  ['+a clear +b pause', ['', 'b'], 'b'],
  ['+a pause clear +b pause', ['', 'a', '', 'b'], 'b'],
  ['clear pause', [''], ''],
  // Typed and taken back before it was stored.
  ['+a + pause +b pause', ['', 'b'], 'b'],
  ['+a pause back', ['', 'a'], ''],
  ['+a pause back +b pause', ['', 'b'], 'b'],
  // Typed, but not stored yet: Back gives it up.
  ['+a pause leave +al back pause', ['', 'a'], ''],
])('%s', async (typed, history, shown) => {
  for (const step of typed.split(' ')) await run(step);
  expect(entries).toEqual(history);
  expect(field.text).toBe(shown);
});

it('keeps letters that are typed while the address gets the ones before', async () => {
  await run('+a');
  await wait(260);
  await run('+ab');
  expect(field.text).toBe('ab');
  await wait(100);
  expect(field.text).toBe('ab');
  await wait(1_000);
  expect(entries).toEqual(['', 'ab']);
});

it('pulls nobody back who is leaving for another page', async () => {
  await run('+a');
  history.pushState(null, '', '/elsewhere');
  await run('pause');
  await run('leave');
  expect(entries).toEqual(['']);
  history.pushState(null, '', '/');
});

it('stores nothing once the field is gone', async () => {
  await run('+a');
  act(() => root.render(null));
  await run('pause');
  expect(entries).toEqual(['']);
});
