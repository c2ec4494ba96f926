import { useEffect, useEffectEvent, useState } from 'react';
import type { ApiError } from '#api/apiError.ts';
import { requestsLeft, takePoll } from '#api/budget.ts';
import { onOnlineChange } from '#api/online.ts';
import { mayPoll } from '#api/polling.ts';
import type { PollPurpose } from '#api/requestWindow.ts';
import { mayPollFor, polls, pollRoom, watchPace } from '#api/samplingPace.ts';
import { useRoughNow } from '#i18n/useNow.ts';
import { onSessionChange } from '#session/session.ts';
import {
  forgetFailure,
  isEnded,
  requestOf,
  requestSample,
  startOnce,
  useSampleRequest,
} from './sampleRequests.ts';
import { type Consumer, nextTurn } from './sampleTurns.ts';
import { addBreak, addPause } from './samples.ts';

/** The sampler looks again at least this often, in milliseconds: rows come into view, and the budget gets room. */
const heartbeat = 1_000;
/** The most urgent first. */
const urgency: readonly PollPurpose[] = ['page', 'watch', 'load'];
const consumers = new Set<Consumer>();
let timer: ReturnType<typeof setTimeout> | undefined;
let stopListening: (() => void) | undefined;

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
 * @param inSight running servers, read again at each turn
 * @param interval how often a page's server is sampled, in milliseconds
 * @param others running servers that are less urgent
 * @returns the function that ends it
 */
export function startSampling(
  purpose: PollPurpose,
  inSight: Consumer['inSight'],
  interval = (): number => Infinity,
  others: Consumer['others'] = () => [],
): () => void {
  const consumer: Consumer = { purpose, inSight, others, interval, sent: false, taken: 0 };
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
  inSight: Consumer['inSight'],
  { interval = Infinity, others = (): readonly string[] => [] } = {},
): void {
  const inSightNow = useEffectEvent(inSight);
  const intervalNow = useEffectEvent(() => interval);
  const othersNow = useEffectEvent(others);
  useEffect(() => {
    if (!isOn) return undefined;
    return startSampling(
      purpose,
      () => inSightNow(),
      () => intervalNow(),
      () => othersNow(),
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

/** To be called where the page opens: what an earlier visit was refused may be allowed now. */
export function forgetRefusal(serverId: string): void {
  if (isEnded(serverId)) forgetFailure(serverId);
}

/**
 * Whether no answer came yet since the page was opened. After the gate, requests are counted anew.
 * @param answeredAt when the last answer came, now and where the page was opened; 0 if none did
 */
export const isAwaiting = (answeredAt: number, earlier: number): boolean =>
  answeredAt === earlier || answeredAt === 0;

/**
 * Samples the server whose page is open.
 * @param interval in milliseconds; `undefined`: no samples are taken
 */
export function usePageSampling(serverId: string, interval: number | undefined): PageSampling {
  const { error, answeredAt } = useSampleRequest(serverId);
  const [earlier] = useState(answeredAt);
  const isOn = interval !== undefined;
  useEffect(() => {
    if (isOn) forgetRefusal(serverId);
  }, [serverId, isOn]);
  useSampling(isOn, 'page', () => [serverId], { interval });
  useEffect(run, [interval]);
  const isWaiting = isAwaiting(answeredAt, earlier);
  return { error: isWaiting ? undefined : error, isWaiting, askAgain: () => askAgain(serverId) };
}

/** Marks a gap where sampling is paused or the server stops, and a pause when the page is left or the tab is hidden. */
export function useBreaks(serverId: string, isSampling: boolean): void {
  useEffect(() => {
    if (!isSampling) {
      addBreak(serverId);
      return undefined;
    }
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') addPause(serverId);
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      addPause(serverId);
    };
  }, [serverId, isSampling]);
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
 * Samples servers of the list, in turn; those in sight more often. Both ids of running ones, read again at each turn.
 * @param others may include those in sight
 */
export function useLoadSampling(
  isOn: boolean,
  inSight: Consumer['inSight'],
  others: Consumer['others'],
): void {
  useSampling(isOn, 'load', inSight, { others });
}
