import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { admit, requestsLeft, takePoll } from './budget.ts';
import { connect, disconnect, shutGate } from './connection.ts';
import { send } from './transport.ts';
import { answer, connectToFakeFetch, errorOf, fetched, onEnd } from '../../tests/support/fakeFetch.ts';

connectToFakeFetch();

describe('what an answer says of the budget', () => {
  test.each([
    ['12', 2],
    ['1000', 89],
    ['', 89],
    ['12 or so', 89],
    ['about 12', 89],
    ['-12', 89],
    ['1234567', 89],
    [undefined, 89],
  ])('X-RateLimit-Remaining: %s leaves %i', async (remaining, left) => {
    answer('[]', { headers: remaining === undefined ? {} : { 'x-ratelimit-remaining': remaining } });
    await send('/servers');
    expect(requestsLeft()).toBe(left);
  });

  test.each([
    [429, '30', 30_000],
    [429, undefined, 60_000],
    [503, '30', 0],
  ])('%i, Retry-After: %s: polling rests for %i ms', async (status, after, rest) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    answer('', { status, headers: after === undefined ? {} : { 'retry-after': after } });
    await errorOf(send('/servers'));
    expect(takePoll()).toBe(rest === 0);
    vi.setSystemTime(Date.now() + rest - 1);
    expect(takePoll()).toBe(rest === 0);
    vi.setSystemTime(Date.now() + 1);
    expect(takePoll()).toBe(true);
    vi.useRealTimers();
  });

  test('an error holds what was told, and no more', async () => {
    answer('', { status: 500 });
    expect((await errorOf(send('/servers'))).facts).toStrictEqual({
      kind: 'server',
      status: 500,
      operationId: 'listServers',
      scope: 'servers:read',
      isFromApi: false,
      words: [],
    });
  });
});

describe('a request that waits for its turn', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    answer('[]');
    return Promise.all(Array.from({ length: 90 }, () => send('/servers')));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test.each<[string, () => void]>([
    ['the gate has shut', shutGate],
    ['somebody signed out', disconnect],
    ['another key has come', () => connect({ baseUrl: 'https://api.example.com/v1', key: 'another', onEnd })],
  ])('is not sent where %s meanwhile', async (_name, change) => {
    const late = errorOf(send('/servers'));
    change();
    await vi.advanceTimersByTimeAsync(61_000);
    expect((await late).facts).toMatchObject({ kind: 'notSent', notSentBecause: 'gate' });
    expect(fetched).toHaveBeenCalledTimes(90);
  });

  test('with a key that is tried does not depend on the page’s', async () => {
    const late = send('/servers', { connection: { baseUrl: '', key: 'the-key', onEnd } });
    disconnect();
    await vi.advanceTimersByTimeAsync(61_000);
    await late;
    expect(fetched).toHaveBeenCalledTimes(91);
  });

  test('goes no more once its caller has given up, and leaves its place', async () => {
    const caller = new AbortController();
    const late = send('/servers', { signal: caller.signal });
    const end = late.catch((thrown: unknown) => String(thrown));
    await vi.advanceTimersByTimeAsync(1_000);
    caller.abort(new Error('left the page'));
    expect(await end).toBe('Error: left the page');
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(requestsLeft()).toBe(90);
    await expect(admit('the-key', caller.signal)).rejects.toThrow('left the page');
    expect(requestsLeft()).toBe(90);
  });
});

test('the ninety-first request of a minute waits for its turn', async () => {
  vi.useFakeTimers();
  answer('[]');
  await Promise.all(Array.from({ length: 90 }, () => send('/servers')));
  const late = send('/servers');
  await vi.advanceTimersByTimeAsync(59_000);
  expect(fetched).toHaveBeenCalledTimes(90);
  await vi.advanceTimersByTimeAsync(2_000);
  await late;
  expect(fetched).toHaveBeenCalledTimes(91);
  vi.useRealTimers();
});
