// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isOnline, noteAnswer, onOnlineChange, wasOnline } from './online.ts';

const fetched = vi.fn<typeof fetch>();
const nothing = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));
let saysOnline = true;

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => saysOnline);
});
afterEach(async () => {
  saysOnline = true;
  await isOnline();
  fetched.mockReset();
  vi.useRealTimers();
});

test('a browser that says it is online is believed, and nobody is asked', async () => {
  expect(await isOnline()).toBe(true);
  expect(fetched).not.toHaveBeenCalled();
});

test.each([
  ['nothing answers', [nothing, nothing], false, 2],
  ['the API answers', [() => Promise.resolve(Response.error())], true, 1],
  ['only this site answers', [nothing, () => Promise.resolve(Response.error())], true, 2],
] as const)('one that says it is not: %s', async (_name, answers, online, asked) => {
  saysOnline = false;
  for (const answer of answers) fetched.mockImplementationOnce(answer);
  // A second caller waits for the same probe.
  expect(await Promise.all([isOnline(), isOnline()])).toEqual([online, online]);
  expect(fetched).toHaveBeenCalledTimes(asked);
});

test('a question that is answered in vain late says nothing against an answer that came meanwhile', async () => {
  saysOnline = false;
  const late = Promise.withResolvers<Response>();
  fetched.mockImplementation(() => late.promise);
  const asking = isOnline();
  noteAnswer();
  late.reject(new TypeError('Failed to fetch'));
  expect(await asking).toBe(true);
});

test('while nothing answers it is tried again, and who wants to know is told', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const listener = vi.fn<() => void>();
  const stop = onOnlineChange(listener);
  saysOnline = false;
  fetched.mockImplementation(nothing);
  window.dispatchEvent(new Event('offline'));
  await vi.advanceTimersByTimeAsync(0);
  expect([wasOnline(), listener.mock.calls.length]).toEqual([false, 1]);
  fetched.mockImplementation(() => Promise.resolve(Response.error()));
  await vi.advanceTimersByTimeAsync(14_000);
  expect(wasOnline()).toBe(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([wasOnline(), listener.mock.calls.length]).toEqual([true, 2]);
  stop();
});
