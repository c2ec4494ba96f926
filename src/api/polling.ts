import { hashKey, type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { isEnd } from './apiError.ts';
import { takePoll } from './budget.ts';
import { openConnection } from './connection.ts';
import { onOnlineChange, wasOnline } from './online.ts';

/** How long polling waits before it looks again whether the budget lets it ask. */
const budgetRetry = 1_000;

/** By the last answer, how many milliseconds after it to ask again. */
type Pace = (answer: unknown) => number;

/** When the query is to be asked for next, in milliseconds since 1970; never, where its last answer was an end. */
function nextTime(queryClient: QueryClient, queryKey: QueryKey, pace: Pace): number {
  const state = queryClient.getQueryState(queryKey);
  if (state === undefined) return Infinity;
  const isEnded = state.status === 'error' && isEnd(state.error);
  if (isEnded) return Infinity;
  const last = Math.max(state.dataUpdatedAt, state.errorUpdatedAt);
  // A clock that was set back has put the last answer into the future; it would be waited for until that comes.
  return last > Date.now() ? 0 : last + pace(state.data);
}

/** Whether anything may be asked by itself now. What would be asked offline would only wait, and be late. */
export function mayPoll(): boolean {
  return document.visibilityState === 'visible' && wasOnline() && openConnection() !== undefined;
}

/**
 * Asks for the query again and again at the pace given, while the page is visible or `paceHidden` says otherwise, there
 * is a connection, the key is accepted and the request budget has something to spare. After a time in a hidden tab there
 * is one request and no catching up.
 * @returns what stops it
 */
function poll(
  queryClient: QueryClient,
  queryKey: QueryKey,
  pace: Pace,
  paceHidden: (() => number) | undefined,
): () => void {
  const hash = hashKey(queryKey);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isAsking = false;

  function plan(wait: number): void {
    clearTimeout(timer);
    // Longer waits than an hour are none of a page's; Infinity would fire at once.
    if (wait < 3_600_000) timer = setTimeout(ask, wait);
  }
  function paceNow(answer: unknown): number {
    return document.visibilityState === 'visible' ? pace(answer) : (paceHidden?.() ?? Infinity);
  }
  function mayAsk(): boolean {
    return mayPoll() || (paceHidden !== undefined && wasOnline() && openConnection() !== undefined);
  }
  function schedule(): void {
    if (isAsking || !mayAsk()) return;
    plan(Math.max(0, nextTime(queryClient, queryKey, paceNow) - Date.now()));
  }
  function ask(): void {
    if (!mayAsk()) return;
    if (nextTime(queryClient, queryKey, paceNow) > Date.now()) return schedule();
    // Somebody else has just asked: its answer plans the next time.
    if (queryClient.getQueryState(queryKey)?.fetchStatus === 'fetching') return;
    if (!takePoll()) return plan(budgetRetry);
    isAsking = true;
    void queryClient.refetchQueries({ queryKey, exact: true }, { cancelRefetch: false }).finally(() => {
      isAsking = false;
      schedule();
    });
  }

  const forget = queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type === 'updated' && query.queryHash === hash && query.state.fetchStatus === 'idle') schedule();
  });
  document.addEventListener('visibilitychange', schedule);
  const forgetOnline = onOnlineChange(schedule);
  schedule();
  return () => {
    clearTimeout(timer);
    forget();
    document.removeEventListener('visibilitychange', schedule);
    forgetOnline();
  };
}

/**
 * The one place that decides when something is asked for again: nothing else sets `refetchInterval`.
 * @param pace is given the answer itself, not what a page has made of it: the page is rendered later
 * @param paceHidden for what was begun in this tab and is waited for: how often it is asked for while the tab is hidden.
 *   Everything else rests then
 */
export function usePolling(queryKey: QueryKey, pace: Pace, paceHidden?: () => number): void {
  const queryClient = useQueryClient();
  const paceNow = useEffectEvent(pace);
  const hiddenNow = useEffectEvent(() => paceHidden?.() ?? Infinity);
  const asksHidden = paceHidden !== undefined;
  const hash = hashKey(queryKey);
  useEffect(() => {
    // The hash stands for the key, which is a new list at each render.
    const key = JSON.parse(hash) as QueryKey;
    return poll(queryClient, key, (answer) => paceNow(answer), asksHidden ? () => hiddenNow() : undefined);
  }, [queryClient, hash, asksHidden]);
}

/** 20 requests a minute together, however many there are. */
const oneByOnePace = 3_000;

/**
 * Asks for single things in turn, one every 3 s, under the same conditions as `usePolling`.
 * @param isOn whether there can be anything to ask for
 * @param ids what to ask for, as it is at the time
 * @param ask asks for one
 */
export function usePollingOneByOne(
  isOn: boolean,
  ids: () => readonly string[],
  ask: (id: string) => Promise<void>,
): void {
  const idsNow = useEffectEvent(ids);
  const askFor = useEffectEvent(ask);
  useEffect(() => {
    if (!isOn) return undefined;
    let turn = 0;
    let isAsking = false;
    const timer = setInterval(() => {
      if (isAsking || !mayPoll()) return;
      const wanted = idsNow();
      const id = wanted[turn % wanted.length];
      if (id === undefined || !takePoll()) return;
      turn += 1;
      isAsking = true;
      void askFor(id).finally(() => {
        isAsking = false;
      });
    }, oneByOnePace);
    return () => clearInterval(timer);
  }, [isOn]);
}
