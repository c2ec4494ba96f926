import { expect, test, vi } from 'vitest';
import { exclusively } from './exclusively.ts';

test('where the browser refuses locks, as with storage forbidden, the latch of this tab holds alone', async () => {
  const request = () => Promise.reject(new DOMException('insecure', 'SecurityError'));
  vi.stubGlobal('navigator', { locks: { request } });
  const [first, second] = [exclusively('a', async () => 1), exclusively('a', async () => 2)];
  expect(await first).toEqual({ ran: true, result: 1 });
  expect(await second).toEqual({ ran: false });
});

test('what the action throws is thrown on, and it runs once', async () => {
  vi.stubGlobal('navigator', {
    locks: { request: (_name: string, _options: object, hold: (lock: object) => unknown) => hold({}) },
  });
  const action = vi.fn<() => Promise<never>>(() => Promise.reject(new TypeError('broken')));
  await expect(exclusively('b', action)).rejects.toThrow('broken');
  expect(action).toHaveBeenCalledTimes(1);
});
