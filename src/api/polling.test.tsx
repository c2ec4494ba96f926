// @vitest-environment happy-dom
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connect, disconnect } from './connection.ts';
import { usePolling } from './polling.ts';
import { createQueryClient } from './queryClient.ts';

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
