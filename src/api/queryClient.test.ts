// @vitest-environment happy-dom
import { QueryObserver, skipToken } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Fleet, readFleet } from '#domain/server.ts';
import { ApiError, type ApiErrorFacts } from './apiError.ts';
import { answersWithoutCors } from './online.ts';
import { createQueryClient, refetchNow, sharedAnswers } from './queryClient.ts';

const queryKey = ['/servers'];
const read = vi.fn<() => Promise<string>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(1);
  read.mockReset();
});

afterEach(() => {
  vi.useRealTimers();
});

/** The delay before each retry, in milliseconds, if every attempt fails with this error. */
async function retriesAfter(thrown: Error): Promise<readonly number[]> {
  const times: number[] = [];
  read.mockImplementation(() => {
    times.push(Date.now());
    return Promise.reject(thrown);
  });
  const stop = new QueryObserver(createQueryClient(), { queryKey, queryFn: read }).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(3_600_000);
  stop();
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

describe('a reading', () => {
  test.each<[string, ApiErrorFacts | undefined, readonly number[]]>([
    ['the network', { kind: 'network' }, [1_000, 3_000]],
    ['time', { kind: 'timeout' }, [1_000, 3_000]],
    ['a server', { kind: 'server', status: 502 }, [1_000, 3_000]],
    ['the limit, for as long as it asks, and a second', { kind: 'rateLimited' }, [61_000, 61_000]],
    ['a refused key', { kind: 'unauthorized', status: 401 }, []],
    ['a missing scope', { kind: 'forbidden', status: 403 }, []],
    ['what is not there', { kind: 'notFound', status: 404 }, []],
    ['an unreadable answer', { kind: 'contract', status: 200 }, []],
    ['what never left', { kind: 'notSent', notSentBecause: 'gate' }, []],
    ['a fault of our own', undefined, []],
  ])('that failed by %s', async (_name, facts, waits) => {
    expect(await retriesAfter(facts === undefined ? new TypeError() : new ApiError(facts))).toEqual(waits);
  });

  test.each([
    [-5_000, [1_000, 1_000]],
    [600_000, [601_000, 1_000]],
    [600_001, []],
  ])('that is to come back in %i ms', async (wait, waits) => {
    const retryAt = Date.now() + wait;
    expect(await retriesAfter(new ApiError({ kind: 'rateLimited', retryAt }))).toEqual(waits);
  });

  test('is good for ten seconds', async () => {
    const queryClient = createQueryClient();
    read.mockResolvedValue('read');
    const ask = () => queryClient.query({ queryKey, queryFn: read });
    await ask();
    await vi.advanceTimersByTimeAsync(9_999);
    await ask();
    expect(read).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    await ask();
    expect(read).toHaveBeenCalledTimes(2);
  });
});

test.each([
  [9_000, 1],
  [11_000, 2],
])('a page that mounts %i ms after its read failed has asked %i times', async (wait, times) => {
  const queryClient = createQueryClient();
  read.mockRejectedValue(new ApiError({ kind: 'invalid', status: 400 }));
  await queryClient.query({ queryKey, queryFn: read }).catch(() => undefined);
  await vi.advanceTimersByTimeAsync(wait);
  const stop = new QueryObserver(queryClient, { queryKey, queryFn: read }).subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  stop();
  expect(read).toHaveBeenCalledTimes(times);
});

test.each(['refetchOnWindowFocus', 'refetchOnReconnect'] as const)(
  'what ended for good is not asked for again by itself: %s',
  (option) => {
    const asks = createQueryClient().getDefaultOptions().queries?.[option];
    const of = (error: Error | null) => typeof asks === 'function' && asks({ state: { error } } as never);
    expect(of(new ApiError({ kind: 'notFound' }))).toBe(false);
    expect(of(new ApiError({ kind: 'network' }))).toBe(true);
    expect(of(null)).toBe(true);
  },
);

test('a write is never sent again, nor kept for a connection to come', () => {
  expect(createQueryClient().getDefaultOptions().mutations).toEqual({
    networkMode: 'always',
    retry: false,
    gcTime: 0,
    throwOnError: false,
  });
});

test('asking anew takes neither what is in the cache nor what is on the line', async () => {
  const queryClient = createQueryClient();
  queryClient.setQueryData(queryKey, 'kept');
  const other = [...queryKey, 'more'];
  queryClient.setQueryData(other, 'kept');
  read.mockReturnValueOnce(new Promise(() => undefined));
  void queryClient.query({ queryKey, queryFn: read, staleTime: 0 }).catch(() => undefined);
  read.mockResolvedValueOnce('new');
  expect(await refetchNow(queryClient, { queryKey, queryFn: read })).toBe('new');
  expect(queryClient.getQueryData(queryKey)).toBe('new');
  expect(queryClient.getQueryState(other)?.isInvalidated).toBe(false);
});

test('a site is asked without a key or anything of the page whether it is there', async () => {
  const fetched = vi.fn<typeof fetch>(() => Promise.resolve(Response.error()));
  vi.stubGlobal('fetch', fetched);
  const limit = AbortSignal.abort();
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(limit);
  expect(await answersWithoutCors('https://api.example')).toBe(true);
  expect(timeout).toHaveBeenCalledWith(15_000);
  expect(fetched).toHaveBeenCalledExactlyOnceWith('https://api.example', {
    mode: 'no-cors',
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: limit,
  });
  fetched.mockRejectedValue(new TypeError('failed'));
  expect(await answersWithoutCors('https://api.example')).toBe(false);
});

describe('a list whose unchanged rows are the former one’s objects', () => {
  const row = (digit: number) => ({
    id: `0000000${digit}-0000-4000-8000-000000000000`,
    label: `web-${digit}`,
  });
  const [first, second] = [row(1), row(2)];

  test('is taken as it is, and so are the servers behind one that was inserted', () => {
    const queryClient = createQueryClient();
    const observer = new QueryObserver<unknown, ApiError, Fleet>(queryClient, {
      queryKey,
      queryFn: skipToken,
      select: readFleet,
    });
    const unsubscribe = observer.subscribe(() => undefined);
    queryClient.setQueryData(queryKey, [first, second]);
    const before = observer.getCurrentResult().data?.servers;
    expect(before).toHaveLength(2);
    const next = [row(3), first, second];
    sharedAnswers.add(next);
    queryClient.setQueryData(queryKey, next);
    expect(queryClient.getQueryData(queryKey)).toBe(next);
    const after = observer.getCurrentResult().data?.servers;
    expect(after).toHaveLength(3);
    expect(after?.[1]).toBe(before?.[0]);
    expect(after?.[2]).toBe(before?.[1]);
    unsubscribe();
  });

  test('is no other answer: that is merged row by row', () => {
    const queryClient = createQueryClient();
    queryClient.setQueryData(queryKey, [first, second]);
    queryClient.setQueryData(queryKey, [row(1), { ...second, label: 'db' }]);
    expect(queryClient.getQueryData<unknown[]>(queryKey)?.[0]).toBe(first);
  });
});
