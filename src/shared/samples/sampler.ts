import { useEffect, useEffectEvent, useState } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { polls, requestsLeft, takePoll } from '#api/budget.ts';
import { onOnlineChange } from '#api/online.ts';
import { samplePace } from '#api/pace.ts';
import { mayPoll } from '#api/polling.ts';
import type { PollPurpose } from '#api/requestWindow.ts';
import {
  hurries,
  mayPollFor,
  nextPoll,
  pagePace,
  pollRoom,
  refusedPace,
  shortestPace,
  watchPace,
} from '#api/samplingPace.ts';
import { useRoughNow } from '#i18n/useNow.ts';
import { onSessionChange } from '#session/session.ts';
import {
  awaitedUntil,
  forgetFailure,
  isAskedElsewhere,
  isEnded,
  refusalOfAll,
  requestOf,
  requestSample,
  startOnce,
  unansweredCount,
  useSampleRequest,
} from './sampleRequests.ts';

/** A part of the page that shows the load of servers. */
interface Consumer {
  readonly purpose: PollPurpose;
  /** Running servers, read again at each turn. */
  readonly ids: () => readonly string[];
  /** How often a page's server is sampled, in milliseconds. */
  readonly interval: () => number;
  /** Whether it has sent a request. */
  sent: boolean;
  /** How many of its requests were answered. */
  taken: number;
}

/** At most this many requests for servers of a list wait at once: those that don't answer hold up no other. */
const mostUnanswered = 4;
/** The sampler looks again at least this often, in milliseconds: rows come into view, and the budget gets room. */
const heartbeat = 1_000;
/**
 * Where several tabs sample, no two may act at the same moment: a message takes a while. The one that sent the last
 * request lets the others go first, each waits for a random time, and a server is left to the tab that asked about it
 * last. In milliseconds.
 */
const courtesy = { yielding: 150, jitter: 100, deference: 300 } as const;
const seed = Math.random();

/** The most urgent first. */
const urgency: readonly PollPurpose[] = ['page', 'watch', 'load'];
const consumers = new Set<Consumer>();
let timer: ReturnType<typeof setTimeout> | undefined;
let stopListening: (() => void) | undefined;

const isNeverAsked = (serverId: string): boolean =>
  requestOf(serverId).askedAt === 0 && !isAskedElsewhere(serverId);

/** At least this long between two requests for one server that answers, in milliseconds. */
const paceOf = ({ purpose, interval, sent, taken }: Consumer): number =>
  purpose === 'page' ? pagePace(interval(), sent, taken) : shortestPace[purpose];

/** When the server is due, in milliseconds since 1970 UTC; Infinity if it isn't. */
function dueAt(serverId: string, { purpose, sent }: Consumer, pace: number, now: number): number {
  const { askedAt, isAsking, failures } = requestOf(serverId);
  const isPage = purpose === 'page';
  // On the server's own page, the user asks again after a refusal.
  if (isAsking || (isPage && isEnded(serverId))) return Infinity;
  // A page that was just opened tries at once, whatever the list has met.
  const wait = isEnded(serverId) ? refusedPace : samplePace(pace, isPage && !sent ? 0 : failures);
  // If the clock was set back, the last request is in the future: don't wait for that time to come.
  const due = askedAt > now ? 0 : askedAt + wait;
  return Math.max(due, awaitedUntil(serverId, now)) + (isAskedElsewhere(serverId) ? courtesy.deference : 0);
}

interface Turn {
  readonly serverId: string;
  readonly at: number;
}

/** Whose turn it is: the server that was asked the longest ago; the first of several. `undefined` if none can be. */
function nextTurn(consumer: Consumer, now: number): Turn | undefined {
  const { purpose } = consumer;
  if (purpose !== 'page' && (refusalOfAll() !== undefined || unansweredCount() >= mostUnanswered))
    return undefined;
  const ids = consumer.ids();
  const pace = paceOf(consumer);
  let turn: Turn | undefined;
  for (const serverId of ids) {
    const at = dueAt(serverId, consumer, pace, now);
    if (at < (turn?.at ?? Infinity)) turn = { serverId, at };
  }
  if (turn === undefined || purpose === 'page') return turn;
  const free = nextPoll(purpose, polls(), now, ids.some(isNeverAsked) ? hurries[purpose] : undefined);
  const ready = Math.max(turn.at, free.at + (isAskedElsewhere(turn.serverId) ? courtesy.deference : 0));
  if (!free.isShared) return { ...turn, at: ready };
  // Another one at each turn, or the same tab would be first for long.
  const jitter = (free.at * seed) % courtesy.jitter;
  return { ...turn, at: Math.max(ready, free.at + (free.isLastOwn ? courtesy.yielding : 0)) + jitter };
}

function sample(consumer: Consumer, serverId: string): void {
  consumer.sent = true;
  void requestSample(serverId).then(() => {
    if (requestOf(serverId).error === undefined) consumer.taken += 1;
    run();
  });
}

/** Whether a request may be sent now. If so, counts it. */
const take = (purpose: PollPurpose): boolean =>
  mayPollFor(purpose, polls(), requestsLeft()) && takePoll(purpose);

/** Sends what is due, and wakes up again when the next is. */
function run(): void {
  clearTimeout(timer);
  if (consumers.size === 0 || !mayPoll()) return;
  const now = Date.now();
  let wakeAt = now + heartbeat;
  const byUrgency = [...consumers].toSorted(
    (one, other) => urgency.indexOf(one.purpose) - urgency.indexOf(other.purpose),
  );
  for (const consumer of byUrgency) {
    let turn = nextTurn(consumer, now);
    if (turn !== undefined && turn.at <= now && take(consumer.purpose)) {
      sample(consumer, turn.serverId);
      turn = nextTurn(consumer, now);
    }
    // One that is due already waits for the budget.
    if (turn !== undefined && turn.at > now) wakeAt = Math.min(wakeAt, turn.at);
  }
  timer = setTimeout(run, wakeAt - now);
}

/**
 * Samples servers, in turn with everything else on the page that wants samples.
 * @param ids running servers, read again at each turn
 * @param interval how often a page's server is sampled, in milliseconds
 * @returns the function that ends it
 */
export function startSampling(
  purpose: PollPurpose,
  ids: () => readonly string[],
  interval = (): number => Infinity,
): () => void {
  const consumer: Consumer = { purpose, ids, interval, sent: false, taken: 0 };
  startOnce();
  consumers.add(consumer);
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
    consumers.delete(consumer);
    if (consumers.size > 0) return;
    clearTimeout(timer);
    stopListening?.();
    stopListening = undefined;
  };
}

/** The same while the component is mounted and `isOn`. */
function useSampling(
  isOn: boolean,
  purpose: PollPurpose,
  ids: () => readonly string[],
  interval = Infinity,
): void {
  const idsNow = useEffectEvent(ids);
  const intervalNow = useEffectEvent(() => interval);
  useEffect(() => {
    if (!isOn) return undefined;
    return startSampling(
      purpose,
      () => idsNow(),
      () => intervalNow(),
    );
  }, [isOn, purpose]);
}

export interface PageSampling {
  /** Why the last request since the page was opened failed. */
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
  const { error, answeredAt } = useSampleRequest(serverId);
  const [earlier] = useState(answeredAt);
  const isOn = interval !== undefined;
  useEffect(() => {
    // What an earlier visit was refused may be allowed now.
    if (isOn && isEnded(serverId)) forgetFailure(serverId);
  }, [serverId, isOn]);
  useSampling(isOn, 'page', () => [serverId], interval);
  useEffect(run, [interval]);
  // After the gate, requests are counted anew.
  const isWaiting = answeredAt === earlier || answeredAt === 0;
  return { error: isWaiting ? undefined : error, isWaiting, askAgain: () => askAgain(serverId) };
}

/** Asks for a sample again, after a refusal. */
export function askAgain(serverId: string): void {
  forgetFailure(serverId);
  run();
}

/** How often each of the watched servers is sampled now, in milliseconds: as often as the budget lets. */
export const watchInterval = (servers: number): number =>
  watchPace(Math.max(1, servers), pollRoom('watch', polls(), Date.now()));

/** The same, rendering again with each change; at most 15 s behind. */
export function useWatchInterval(servers: number): number {
  useRoughNow();
  return watchInterval(servers);
}

/** Samples the running ones of the watched servers, in turn. */
export function useWatchSampling(running: readonly string[]): void {
  useSampling(running.length > 0, 'watch', () => running);
}

/** Sends what is due: to be called when there are servers to sample that weren't at the last turn. */
export const sampleDue = (): void => run();

/**
 * Samples the servers of the list that are in sight, in turn.
 * @param running the ids of those that run, read again at each turn
 */
export function useLoadSampling(isOn: boolean, running: () => readonly string[]): void {
  useSampling(isOn, 'load', running);
}
