import { useEffect, useEffectEvent, useState } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { pollRoom, takePoll } from '#api/budget.ts';
import { onOnlineChange } from '#api/online.ts';
import { firstSamplesPace, loadGap, loadPace, samplePace, watchPace } from '#api/pace.ts';
import { mayPoll } from '#api/polling.ts';
import type { PollPurpose } from '#api/requestWindow.ts';
import { onSessionChange } from '#session/session.ts';
import {
  forgetFailure,
  isEnded,
  refusalOfAll,
  requestOf,
  requestSample,
  unanswered,
  useSampleRequest,
} from './sampleRequests.ts';

/** What a part of the page wants to know the load of. */
interface Wish {
  readonly purpose: PollPurpose;
  /** Running servers, read again at each turn. */
  readonly ids: () => readonly string[];
  /** At least this long between two requests for one server that answers, in milliseconds. */
  readonly interval: (ids: readonly string[], taken: number) => number;
  /** At least this long between two requests for the wish, in milliseconds. */
  readonly gap: (ids: readonly string[]) => number;
  /** When the wish last sent a request, in milliseconds since 1970 UTC; 0 if it never did. */
  sentAt: number;
  /** How many of its requests were answered. */
  taken: number;
}

/** At most this many requests for servers of a list wait at once: those that don't answer hold up no other. */
const mostUnanswered = 4;
/** How long the sampler waits before it checks the budget again, in milliseconds. */
const budgetRetry = 1_000;

/** The most urgent first. */
const urgency: readonly PollPurpose[] = ['page', 'watch', 'load'];
const wishes = new Set<Wish>();
let timer: ReturnType<typeof setTimeout> | undefined;
let stopListening: (() => void) | undefined;

const neverAsked = (serverId: string): boolean => requestOf(serverId).askedAt === 0;

/** When the server is due, in milliseconds since 1970 UTC; Infinity if it isn't. */
function dueAt(serverId: string, interval: number, now: number): number {
  const { askedAt, isAsking, failures } = requestOf(serverId);
  if (isAsking || isEnded(serverId)) return Infinity;
  // If the clock was set back, the last request is in the future: don't wait for that time to come.
  return askedAt > now ? now : askedAt + samplePace(interval, failures);
}

interface Turn {
  readonly serverId: string;
  readonly at: number;
}

/** Whose turn it is: the server that was asked the longest ago; the first of several. `undefined` if none can be. */
function nextTurn(wish: Wish, now: number): Turn | undefined {
  if (wish.purpose !== 'page' && refusalOfAll() !== undefined) return undefined;
  if (wish.purpose !== 'page' && unanswered() >= mostUnanswered) return undefined;
  const ids = wish.ids();
  const interval = wish.interval(ids, wish.taken);
  let turn: Turn | undefined;
  for (const serverId of ids) {
    const at = dueAt(serverId, interval, now);
    if (at < (turn?.at ?? Infinity)) turn = { serverId, at };
  }
  const free = wish.sentAt > now ? 0 : wish.sentAt + wish.gap(ids);
  return turn && { ...turn, at: Math.max(turn.at, free) };
}

/** Sends what is due, and wakes up again when the next is. */
function run(): void {
  clearTimeout(timer);
  if (wishes.size === 0 || !mayPoll()) return;
  let wakeAt = Infinity;
  const now = Date.now();
  const byUrgency = [...wishes].toSorted(
    (one, other) => urgency.indexOf(one.purpose) - urgency.indexOf(other.purpose),
  );
  for (const wish of byUrgency) {
    const turn = nextTurn(wish, now);
    if (turn === undefined) continue;
    if (turn.at > now) wakeAt = Math.min(wakeAt, turn.at);
    else if (!takePoll(wish.purpose)) wakeAt = Math.min(wakeAt, now + budgetRetry);
    else {
      wish.sentAt = now;
      void requestSample(turn.serverId).finally(() => {
        if (requestOf(turn.serverId).error === undefined) wish.taken += 1;
        run();
      });
      wakeAt = Math.min(wakeAt, now + 50);
    }
  }
  // No page waits longer than an hour, and a timer of Infinity would fire at once.
  if (wakeAt < now + 3_600_000) timer = setTimeout(run, wakeAt - now);
}

function add(wish: Wish): () => void {
  wishes.add(wish);
  if (stopListening === undefined) {
    document.addEventListener('visibilitychange', run);
    const ends = [onOnlineChange(run), onSessionChange(run)];
    stopListening = () => {
      document.removeEventListener('visibilitychange', run);
      for (const end of ends) end();
    };
  }
  run();
  return () => {
    wishes.delete(wish);
    if (wishes.size > 0) return;
    clearTimeout(timer);
    stopListening?.();
    stopListening = undefined;
  };
}

/** Samples while the component is mounted and `isOn`, in turn with everything else on the page that wants samples. */
function useWish(isOn: boolean, wish: Pick<Wish, 'purpose' | 'ids' | 'interval' | 'gap'>): void {
  const ids = useEffectEvent(wish.ids);
  const interval = useEffectEvent(wish.interval);
  const gap = useEffectEvent(wish.gap);
  const { purpose } = wish;
  useEffect(() => {
    if (!isOn) return undefined;
    return add({
      purpose,
      ids: () => ids(),
      interval: (...of) => interval(...of),
      gap: (of) => gap(of),
      sentAt: 0,
      taken: 0,
    });
  }, [isOn, purpose]);
}

interface PageSampling {
  readonly error: ApiError | undefined;
  /** Whether no answer came yet since the page was opened: an earlier one says nothing about now. */
  readonly isWaiting: boolean;
  readonly askAgain: () => void;
}

/**
 * Samples the server whose page is open.
 * @param interval in milliseconds; `undefined`: no samples are taken
 */
export function usePageSampling(serverId: string, interval: number | undefined): PageSampling {
  const [since] = useState(Date.now);
  const { error, answeredAt } = useSampleRequest(serverId);
  const isOn = interval !== undefined;
  useEffect(() => {
    // What an earlier visit was refused may be allowed now.
    if (isOn && isEnded(serverId)) forgetFailure(serverId);
  }, [serverId, isOn]);
  useWish(isOn, {
    purpose: 'page',
    ids: () => [serverId],
    interval: (_, taken) => firstSamplesPace(interval ?? Infinity, taken),
    gap: () => 0,
  });
  useEffect(run, [interval]);
  return { error, isWaiting: answeredAt < since, askAgain: () => askAgain(serverId) };
}

/** Asks for a sample again, after a refusal. */
export function askAgain(serverId: string): void {
  forgetFailure(serverId);
  run();
}

/** How often each of the watched servers is sampled now, in milliseconds: as often as the budget lets. */
export const watchInterval = (servers: number): number => watchPace(Math.max(1, servers), pollRoom('watch'));

/** The wait between two requests while watched servers have no sample yet, in milliseconds. */
const firstWatchGap = 300;

/** Samples the running ones of the watched servers, in turn. */
export function useWatchSampling(running: readonly string[]): void {
  useWish(running.length > 0, {
    purpose: 'watch',
    ids: () => running,
    interval: ({ length }) => watchInterval(length),
    gap: (ids) => (ids.some(neverAsked) ? firstWatchGap : watchInterval(ids.length) / ids.length),
  });
}

/**
 * Samples the servers of the list that are in sight, in turn.
 * @param running the ids of those that run, read again at each turn
 */
export function useLoadSampling(isOn: boolean, running: () => readonly string[]): void {
  useWish(isOn, {
    purpose: 'load',
    ids: running,
    interval: () => loadPace,
    gap: (ids) => loadGap(ids.some(neverAsked), pollRoom('load')),
  });
}
