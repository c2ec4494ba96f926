import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { disconnect } from './connection.ts';
import { type EarlyTimes, hasEarlyAnswers, requestEarly } from './earlyAnswers.ts';
import { send } from './transport.ts';
import { connectToFakeFetch, errorOf, fetched } from '../../tests/support/fakeFetch.ts';

connectToFakeFetch();

const base = 'https://api.example.com/v1';
const address = { baseUrl: base, key: 'the-key' };

/** Answers each request with its number, and collects the signals. */
function answerWithNumbers(): AbortSignal[] {
  const signals: AbortSignal[] = [];
  fetched.mockImplementation(async (_address, options) => {
    if (options?.signal) signals.push(options.signal);
    return new Response(`[${signals.length}]`);
  });
  return signals;
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(10_001);
  vi.useRealTimers();
});

describe('an answer that was requested early', () => {
  test('is taken once, by a read of its path', async () => {
    const signals = answerWithNumbers();
    requestEarly(address, '/servers');
    expect(hasEarlyAnswers()).toBe(true);
    expect(await send('/servers')).toEqual([1]);
    expect(hasEarlyAnswers()).toBe(false);
    expect(await send('/servers')).toEqual([2]);
    expect(signals).toHaveLength(2);
  });

  test('says when it was sent and when it came, and no other answer does', async () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    fetched.mockReturnValueOnce(promise);
    const onEarly = vi.fn<(times: EarlyTimes) => void>();
    const sentAt = Date.now();
    requestEarly(address, '/servers');
    await vi.advanceTimersByTimeAsync(200);
    resolve(new Response('[1]'));
    await vi.advanceTimersByTimeAsync(300);
    await send('/servers', { onEarly });
    expect(onEarly.mock.calls).toEqual([[expect.objectContaining({ sentAt, arrivedAt: sentAt + 200 })]]);
    answerWithNumbers();
    await send('/servers', { onEarly });
    expect(onEarly).toHaveBeenCalledTimes(1);
  });

  test('was sent like every other request', async () => {
    answerWithNumbers();
    requestEarly(address, '/servers');
    await send('/servers');
    await send('/servers');
    const [early, usual] = fetched.mock.calls.map(([to, options]) => ({
      to,
      ...options,
      signal: undefined,
      headers: Object.fromEntries(new Headers(options?.headers)),
    }));
    expect(early).toEqual(usual);
  });

  test.each([
    ['another key', { ...address, key: 'other-key' }],
    ['another API', { ...address, baseUrl: 'https://other.example/v1' }],
  ])('with %s is ended, and the read is sent', async (_name, to) => {
    const signals = answerWithNumbers();
    requestEarly(to, '/servers');
    expect(await send('/servers')).toEqual([2]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  test('is not taken by a write to its path', async () => {
    answerWithNumbers();
    requestEarly(address, '/servers');
    await send('/servers', { method: 'POST' }).catch(() => undefined);
    expect(hasEarlyAnswers()).toBe(true);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  test.each([
    [2_999, [1], false],
    [3_001, [2], true],
  ])('that has been here for %i ms', async (wait, value, isEnded) => {
    const signals = answerWithNumbers();
    requestEarly(address, '/servers');
    await vi.advanceTimersByTimeAsync(wait);
    expect(await send('/servers')).toEqual(value);
    expect(signals[0]?.aborted).toBe(isEnded);
  });

  test('is too old after a sleep in which no timer ran', async () => {
    answerWithNumbers();
    requestEarly(address, '/servers');
    await vi.advanceTimersByTimeAsync(0);
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(await send('/servers')).toEqual([2]);
  });

  test('that does not come for half a minute is waited for no longer', async () => {
    const signals: AbortSignal[] = [];
    fetched.mockImplementationOnce((_address, options) => {
      if (options?.signal) signals.push(options.signal);
      return new Promise(() => undefined);
    });
    requestEarly(address, '/servers');
    await vi.advanceTimersByTimeAsync(30_001);
    expect([signals[0]?.aborted, hasEarlyAnswers()]).toEqual([true, false]);
  });

  test('is forgotten with the connection', async () => {
    const signals = answerWithNumbers();
    requestEarly(address, '/servers');
    disconnect();
    expect([signals[0]?.aborted, hasEarlyAnswers()]).toEqual([true, false]);
  });

  test('ends with the read that took it', async () => {
    const reason = new Error('gone');
    const ending = new AbortController();
    fetched.mockImplementation(
      (_address, options) =>
        new Promise((_resolve, reject) => {
          options?.signal?.addEventListener('abort', () => reject(options.signal?.reason as Error));
        }),
    );
    requestEarly(address, '/servers');
    const reading = send('/servers', { signal: ending.signal });
    const ended = Promise.allSettled([reading]);
    await vi.advanceTimersByTimeAsync(0);
    ending.abort(reason);
    expect(await ended).toEqual([{ status: 'rejected', reason }]);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  test('that failed before it was taken fails the read', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    requestEarly(address, '/servers');
    await vi.advanceTimersByTimeAsync(0);
    answerWithNumbers();
    expect((await errorOf(send('/servers'))).kind).toBe('network');
    expect(await send('/servers')).toEqual([1]);
  });

  test('that fails after it was taken fails the read', async () => {
    const { promise, reject } = Promise.withResolvers<Response>();
    fetched.mockReturnValueOnce(promise);
    requestEarly(address, '/servers');
    const failing = errorOf(send('/servers'));
    await vi.advanceTimersByTimeAsync(0);
    reject(new TypeError('Failed to fetch'));
    expect((await failing).kind).toBe('network');
  });
});
