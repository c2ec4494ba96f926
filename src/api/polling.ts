import { hashKey, type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { asApiError, isFinalError } from './apiError.ts';
import { takePoll } from './budget.ts';
import { openConnection } from './connection.ts';
import { onOnlineChange, wasOnline } from './online.ts';

/** How long polling waits before it checks the budget again, in milliseconds. */
const budgetRetry = 1_000;

/** From the last response: how many milliseconds after it to refetch. */
type Pace = (answer: unknown) => number;

/** When to refetch the query, in milliseconds since 1970; Infinity if its last read failed for good. */
function nextTime(queryClient: QueryClient, queryKey: QueryKey, pace: Pace, untilFound: boolean): number {
  const state = queryClient.getQueryState(queryKey);
  if (state === undefined) return Infinity;
  const isAwaited = untilFound && asApiError(state.error)?.kind === 'notFound';
  const isEnded = state.status === 'error' && isFinalError(state.error) && !isAwaited;
  if (isEnded) return Infinity;
  const last = Math.max(state.dataUpdatedAt, state.errorUpdatedAt);
  // If the clock was set back, the last response is in the future: don't wait for that time to come.
  return last > Date.now() ? 0 : last + pace(state.data);
}

/** Whether polling may send a request now. A request made offline would only wait, and be late. */
export function mayPoll(): boolean {
  return document.visibilityState === 'visible' && wasOnline() && openConnection() !== undefined;
}

/**
 * Polls the query at the given pace, while the page is visible (or `paceHidden` is given), there is a connection, the
 * key is accepted and the request budget has room. After time in a hidden tab there is one request, no catching up.
 * @returns the function that stops it
 */
function poll(
  queryClient: QueryClient,
  queryKey: QueryKey,
  pace: Pace,
  paceHidden: (() => number) | undefined,
  untilFound: boolean,
): () => void {
  const hash = hashKey(queryKey);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFetching = false;

  function scheduleIn(wait: number): void {
    clearTimeout(timer);
    // No page waits longer than an hour, and a timer of Infinity would fire at once.
    if (wait < 3_600_000) timer = setTimeout(fetchNow, wait);
  }
  function paceNow(answer: unknown): number {
    return document.visibilityState === 'visible' ? pace(answer) : (paceHidden?.() ?? Infinity);
  }
  function mayFetch(): boolean {
    return mayPoll() || (paceHidden !== undefined && wasOnline() && openConnection() !== undefined);
  }
  function schedule(): void {
    if (isFetching || !mayFetch()) return;
    scheduleIn(Math.max(0, nextTime(queryClient, queryKey, paceNow, untilFound) - Date.now()));
  }
  function fetchNow(): void {
    if (!mayFetch()) return;
    if (nextTime(queryClient, queryKey, paceNow, untilFound) > Date.now()) return schedule();
    // Another request is in progress: its response schedules the next poll.
    if (queryClient.getQueryState(queryKey)?.fetchStatus === 'fetching') return;
    if (!takePoll()) return scheduleIn(budgetRetry);
    isFetching = true;
    void queryClient.refetchQueries({ queryKey, exact: true }, { cancelRefetch: false }).finally(() => {
      isFetching = false;
      schedule();
    });
  }

  const unsubscribe = queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.queryHash === hash && query.state.fetchStatus === 'idle') schedule();
  });
  document.addEventListener('visibilitychange', schedule);
  const unsubscribeOnline = onOnlineChange(schedule);
  schedule();
  return () => {
    clearTimeout(timer);
    unsubscribe();
    document.removeEventListener('visibilitychange', schedule);
    unsubscribeOnline();
  };
}

/**
 * The only place that decides when to poll: nothing else sets `refetchInterval`.
 * @param pace receives the response itself, not what a page derives from it: the page renders later
 * @param paceHidden for something started in this tab that is waited for: how often to poll while the tab is hidden.
 *   All other polling pauses then
 * @param untilFound whether to go on after a 404, because the API may not know yet what it is asked for
 */
export function usePolling(
  queryKey: QueryKey,
  pace: Pace,
  paceHidden?: () => number,
  untilFound = false,
): void {
  const queryClient = useQueryClient();
  const paceNow = useEffectEvent(pace);
  const hiddenNow = useEffectEvent(() => paceHidden?.() ?? Infinity);
  const pollsHidden = paceHidden !== undefined;
  const hash = hashKey(queryKey);
  useEffect(() => {
    // The effect depends on the hash: the key is a new array at each render.
    const key = JSON.parse(hash) as QueryKey;
    const hidden = pollsHidden ? () => hiddenNow() : undefined;
    return poll(queryClient, key, (answer) => paceNow(answer), hidden, untilFound);
  }, [queryClient, hash, pollsHidden, untilFound]);
}

/** In milliseconds: 20 requests a minute in total, however many items there are. */
const oneByOnePace = 3_000;

/**
 * Polls single items in turn, one every 3 s, under the same conditions as `usePolling`.
 * @param isOn whether there can be anything to poll
 * @param ids the items to poll, read again at each turn
 * @param fetchItem fetches one item
 */
export function usePollingOneByOne(
  isOn: boolean,
  ids: () => readonly string[],
  fetchItem: (id: string) => Promise<void>,
): void {
  const idsNow = useEffectEvent(ids);
  const fetchOne = useEffectEvent(fetchItem);
  useEffect(() => {
    if (!isOn) return undefined;
    let turn = 0;
    let isFetching = false;
    const timer = setInterval(() => {
      if (isFetching || !mayPoll()) return;
      const currentIds = idsNow();
      const id = currentIds[turn % currentIds.length];
      if (id === undefined || !takePoll()) return;
      turn += 1;
      isFetching = true;
      void fetchOne(id).finally(() => {
        isFetching = false;
      });
    }, oneByOnePace);
    return () => clearInterval(timer);
  }, [isOn]);
}
