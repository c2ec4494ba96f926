import { expect, test, vi } from 'vitest';
import { scopedName } from '#domain/scopedName.ts';
import { hasOpenWrite } from '#ui/leaving.ts';
import { exclusively } from './exclusively.ts';

test('where the browser refuses locks, as with storage forbidden, the latch of this tab holds alone', async () => {
  const request = () => Promise.reject(new DOMException('insecure', 'SecurityError'));
  vi.stubGlobal('navigator', { locks: { request } });
  const [first, second] = [exclusively('a', async () => 1), exclusively('a', async () => 2)];
  expect(await first).toEqual({ ran: true, result: 1 });
  expect(await second).toEqual({ ran: false, because: 'busy' });
});

test('what another tab is at does not run, and is not waited for', async () => {
  const request = vi.fn<(name: string, options: object, hold: (lock: null) => unknown) => unknown>(
    async (_name, _options, hold) => hold(null),
  );
  vi.stubGlobal('navigator', { locks: { request } });
  const action = vi.fn<() => Promise<number>>();
  expect(await exclusively('c', action)).toEqual({ ran: false, because: 'busy' });
  expect(request).toHaveBeenCalledWith(scopedName('c'), { ifAvailable: true }, expect.anything());
  expect(action).not.toHaveBeenCalled();
});

test('a browser that never says whether another tab is at it: it does not run, not even when it says so late', async () => {
  vi.useFakeTimers();
  let answer = (): unknown => undefined;
  const request = (_name: string, _options: object, hold: (lock: object) => unknown) =>
    new Promise((resolve) => {
      answer = () => resolve(hold({}));
    });
  vi.stubGlobal('navigator', { locks: { request } });
  const action = vi.fn<() => Promise<number>>();
  const ended = exclusively('e', action);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await ended).toEqual({ ran: false, because: 'locks' });
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(action).not.toHaveBeenCalled();
  vi.useRealTimers();
});

test('while it runs, the idle lock knows of it', async () => {
  vi.stubGlobal('navigator', {
    locks: { request: (_name: string, _options: object, hold: (lock: object) => unknown) => hold({}) },
  });
  expect(hasOpenWrite()).toBe(false);
  expect(await exclusively('d', async () => hasOpenWrite())).toEqual({ ran: true, result: true });
  expect(hasOpenWrite()).toBe(false);
});

test('what the action throws is thrown on, and it runs once', async () => {
  vi.stubGlobal('navigator', {
    locks: { request: (_name: string, _options: object, hold: (lock: object) => unknown) => hold({}) },
  });
  const action = vi.fn<() => Promise<never>>(() => Promise.reject(new TypeError('broken')));
  await expect(exclusively('b', action)).rejects.toThrow('broken');
  expect(action).toHaveBeenCalledTimes(1);
});
