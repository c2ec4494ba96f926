// @vitest-environment happy-dom
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from './apiError.ts';
import { forgetBudget, requestsLeft, restPolling } from './budget.ts';
import { connect, disconnect, shutGate } from './connection.ts';
import { usePolling, usePollingOneByOne } from './polling.ts';
import { prefetch, createQueryClient } from './queryClient.ts';

const asked = vi.fn<() => Promise<number>>();
const queryKey = ['/servers'];
const pace = 60_000;
let root: ReturnType<typeof createRoot>;
let queryClient: QueryClient;

function Page({ times }: { times: number }) {
  useQuery({ queryKey, queryFn: asked });
  usePolling(queryKey, () => pace);
  return times;
}

const show = (times: number) =>
  act(() =>
    root.render(
      <QueryClientProvider client={queryClient}>
        <Page times={times} />
      </QueryClientProvider>,
    ),
  );

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers();
  connect({ baseUrl: '/api/v1', key: 'the-key', onEnd: () => undefined });
  asked.mockReset().mockResolvedValue(1);
  queryClient = createQueryClient();
  await queryClient.query({ queryKey, queryFn: asked });
  root = createRoot(document.createElement('div'));
  show(0);
  asked.mockClear();
});

afterEach(() => {
  act(() => root.unmount());
  disconnect();
  forgetBudget();
  vi.useRealTimers();
});

test('a clock that was set back does not hold it up until it has caught up', async () => {
  vi.setSystemTime(Date.now() - 3_600_000);
  await act(() => vi.advanceTimersByTimeAsync(2 * pace + 1_000));
  expect(asked).toHaveBeenCalledTimes(2);
});

test('a page that is rendered a thousand times asks no more often', async () => {
  for (let render = 1; render <= 1_000; render += 1) show(render);
  await act(() => vi.advanceTimersByTimeAsync(pace + 1_000));
  expect(asked).toHaveBeenCalledTimes(1);
});

/** Advances the time by this many milliseconds, and returns how often the API was called. */
async function askedIn(time: number): Promise<number> {
  asked.mockClear();
  await act(() => vi.advanceTimersByTimeAsync(time));
  return asked.mock.calls.length;
}

const setVisibility = (state: 'hidden' | 'visible') => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

const setOnLine = (onLine: boolean) => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(onLine);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  window.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
};

describe('nothing is asked', () => {
  test.each<[string, () => void, (() => void) | undefined]>([
    [
      'out of sight, and one thing when it is seen again',
      () => setVisibility('hidden'),
      () => setVisibility('visible'),
    ],
    [
      'offline, and one thing when there is a connection again',
      () => setOnLine(false),
      () => setOnLine(true),
    ],
    ['at the gate', shutGate, undefined],
    ['where nobody is signed in', disconnect, undefined],
    ['once the page has gone', () => root.render(null), undefined],
  ])('%s', async (_name, stop, goOn) => {
    act(stop);
    expect(await askedIn(10 * pace)).toBe(0);
    if (goOn === undefined) act(() => setVisibility('visible'));
    else act(goOn);
    expect(await askedIn(1_000)).toBe(goOn === undefined ? 0 : 1);
  });

  test('while polling rests, and a second after that at the latest', async () => {
    restPolling(Date.now() + pace + 10_000);
    expect(await askedIn(pace + 9_000)).toBe(0);
    expect(await askedIn(2_000)).toBe(1);
  });

  test.each([
    ['notFound', 0],
    ['network', 1],
  ] as const)('after an end for good alone: %s', async (kind, times) => {
    queryClient.setDefaultOptions({ queries: { retry: false } });
    asked.mockRejectedValue(new ApiError({ kind }));
    expect(await askedIn(pace)).toBe(1);
    expect(await askedIn(pace)).toBe(times);
  });

  test('where somebody else has just asked, or is asking', async () => {
    await act(() => vi.advanceTimersByTimeAsync(pace - 1_000));
    await act(async () => void (await queryClient.query({ queryKey, queryFn: asked, staleTime: 0 })));
    expect(await askedIn(pace - 1)).toBe(0);
    asked.mockReturnValue(new Promise(() => undefined));
    expect(await askedIn(5 * pace)).toBe(1);
  });
});

test('only what is polled is asked', async () => {
  const other = vi.fn<() => Promise<number>>(async () => 2);
  await queryClient.query({ queryKey: [...queryKey, 'more'], queryFn: other });
  const left = requestsLeft();
  expect(await askedIn(pace)).toBe(1);
  expect(other).toHaveBeenCalledTimes(1);
  // A poll counts only in polling's share; the request itself is counted when it is sent.
  expect(requestsLeft()).toBe(left);
});

test.each([
  [undefined, 0],
  [30_000, 2],
])('what is waited for out of sight each %s ms is asked %i times a minute', async (hidden, times) => {
  function Hidden() {
    useQuery({ queryKey, queryFn: asked });
    usePolling(queryKey, () => pace, hidden === undefined ? undefined : () => hidden);
    return null;
  }
  act(() => setVisibility('hidden'));
  act(() =>
    root.render(
      <QueryClientProvider client={queryClient}>
        <Hidden />
      </QueryClientProvider>,
    ),
  );
  expect(await askedIn(60_000)).toBe(times);
  act(disconnect);
  expect(await askedIn(60_000)).toBe(0);
});

describe('single things', () => {
  const one = vi.fn<(id: string) => Promise<void>>();
  function Each({ isOn, ids }: { isOn: boolean; ids: readonly string[] }) {
    usePollingOneByOne(isOn, () => ids, one);
    return null;
  }
  const among = (isOn: boolean, ...ids: string[]) => act(() => root.render(<Each isOn={isOn} ids={ids} />));
  const in12Seconds = async () => {
    one.mockClear();
    await act(() => vi.advanceTimersByTimeAsync(12_000));
    return one.mock.calls.flat().join('');
  };
  beforeEach(() => void one.mockReset().mockResolvedValue(undefined));

  test('are asked for in turn, one every three seconds', async () => {
    among(true, 'a', 'b', 'c');
    expect(await in12Seconds()).toBe('abca');
    among(true, 'd');
    expect(await in12Seconds()).toBe('dddd');
    among(true);
    expect(await in12Seconds()).toBe('');
  });

  test.each<[string, () => void]>([
    ['there is nothing to ask for', () => among(false, 'a')],
    ['the gate is shut', shutGate],
    ['polling rests', () => restPolling(undefined)],
    ['the page has gone', () => act(() => root.render(null))],
  ])('are not, where %s', async (_name, stop) => {
    among(true, 'a', 'b');
    stop();
    expect(await in12Seconds()).toBe('');
  });

  test('wait for the one before', async () => {
    one.mockReturnValueOnce(new Promise(() => undefined));
    among(true, 'a', 'b');
    expect(await in12Seconds()).toBe('a');
  });
});

test.each([
  ['preload', 0, true],
  ['preload', 46, false],
  ['enter', 46, true],
  ['stay', 46, true],
] as const)('what is read ahead (%s), %i requests spent: %s', async (cause, spent, isRead) => {
  const { admit } = await import('./budget.ts');
  for (let count = 0; count < spent; count += 1) await admit('the-key');
  const read = vi.fn<() => Promise<number>>(() => Promise.reject(new ApiError({ kind: 'notFound' })));
  prefetch(queryClient, { queryKey: ['/ahead'], queryFn: read }, cause);
  await vi.advanceTimersByTimeAsync(0);
  expect(read).toHaveBeenCalledTimes(isRead ? 1 : 0);
});
