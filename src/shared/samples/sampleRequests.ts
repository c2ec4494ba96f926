import { useSyncExternalStore } from 'react';
import { type ApiError, asApiError, isFinalError } from '#api/apiError.ts';
import { getServerStats } from '#api/generated/servers/servers.ts';
import { notePoll, noteRest, polls, pollingRest } from '#api/samplingPace.ts';
import { readStatsSample } from '#domain/serverStats.ts';
import { createRoughClock } from '#i18n/useNow.ts';
import { isAboutSuspension } from '#session/scopes.ts';
import { onSessionChange } from '#session/session.ts';
import {
  broadcast,
  type Known,
  listenToTabs,
  type Message,
  sender,
  type ServerMessage,
} from './sampleMessages.ts';
import { addNoSample, addSample, latestSamples } from './samples.ts';

/** How a server's last request for a sample stands. Times are milliseconds since 1970 UTC. */
export interface SampleRequest {
  /** When it was sent, here or in another tab that got an answer; 0 if none was. */
  readonly askedAt: number;
  /** Whether this tab waits for the answer. */
  readonly isAsking: boolean;
  /** When the last answer or failure came; 0 if none did. */
  readonly answeredAt: number;
  /** Why the last request failed; `undefined` if it didn't. */
  readonly error: ApiError | undefined;
  /** How many requests in a row failed. */
  readonly failures: number;
}

const noRequest: SampleRequest = {
  askedAt: 0,
  isAsking: false,
  answeredAt: 0,
  error: undefined,
  failures: 0,
};

const requests = new Map<string, SampleRequest>();
const listeners = new Set<() => void>();
/** The servers that this tab waits for. */
const unanswered = new Set<string>();
/** The servers that another tab asked about last, and when, if it still waits for the answer. */
const elsewhere = new Map<string, number | undefined>();
/** The refusal that holds for every server: the key may not read statistics. */
let refusal: ApiError | undefined;
/** Changes with the session: an answer to a request of an earlier one says nothing. */
let era = {};
let isStarted = false;

/**
 * Whether a failure is about the key, the session or the connection, and so about every server; otherwise it is about
 * the server that was asked. Such a failure is said once, not at each server.
 */
export function concernsAll(error: ApiError | undefined): boolean {
  switch (error?.kind) {
    case 'rateLimited':
    case 'notSent':
    case 'unauthorized':
    case 'network':
      return true;
    case 'forbidden':
      return !isAboutSuspension(error.facts);
    default:
      return false;
  }
}

export const requestOf = (serverId: string): SampleRequest => requests.get(serverId) ?? noRequest;

export const refusalOfAll = (): ApiError | undefined => refusal;

/** How many requests of this tab wait for their answer. */
export const unansweredCount = (): number => unanswered.size;

/** Whether another tab asked about the server last. */
export const isAskedElsewhere = (serverId: string): boolean => elsewhere.has(serverId);

/** A request is given up after 8 s. A tab that was closed meanwhile says nothing of it. */
const longestAnswer = 10_000;

/** Until when another tab's answer is worth waiting for, in milliseconds since 1970 UTC; 0 if none is awaited. */
export function awaitedUntil(serverId: string, now: number): number {
  const askedAt = elsewhere.get(serverId) ?? 0;
  return askedAt <= now && now < askedAt + longestAnswer ? askedAt + longestAnswer : 0;
}

function notify(): void {
  for (const listener of listeners) listener();
}

function change(serverId: string, part: Partial<SampleRequest>): void {
  requests.set(serverId, { ...requestOf(serverId), ...part });
  notify();
}

/** When this tab, or its session, was opened, in milliseconds since 1970 UTC. */
let openedAt = 0;

function askOthers(): void {
  openedAt = Date.now();
  broadcast({ about: 'opened' });
}

/** Adopts what another tab knew when this one was opened. */
function learn({ polls: told, rest, answers }: Known): void {
  if (Math.abs(Date.now() - openedAt) > 1_000) return;
  noteRest(rest);
  // Every other tab tells of the same polls.
  const counted = new Set(polls().map(({ at, purpose }) => `${at} ${purpose}`));
  for (const { at, purpose } of told) if (!counted.has(`${at} ${purpose}`)) notePoll(at, purpose);
  for (const answer of answers)
    if (requestOf(answer.serverId).answeredAt < answer.at) onServerMessage(answer);
}

function onServerMessage(message: ServerMessage): void {
  const { serverId, at, about } = message;
  const sentAt = elsewhere.get(serverId);
  elsewhere.set(serverId, about === 'sent' ? at : undefined);
  if (about !== 'answered') return;
  const askedAt = Math.max(requestOf(serverId).askedAt, sentAt ?? at);
  // First the sample: who is told of the answer may look for it.
  if (message.sample === null) addNoSample(serverId, at);
  else addSample(serverId, message.sample);
  change(serverId, { askedAt, answeredAt: at, error: undefined, failures: 0 });
}

/** What a tab that was just opened need not ask. */
const known = (): Known => ({
  about: 'known',
  polls: polls(),
  rest: pollingRest(),
  answers: [
    ...latestSamples().map(
      ([serverId, sample]) => ({ serverId, at: sample.at, about: 'answered', sample }) as const,
    ),
    ...[...unanswered].map(
      (serverId) => ({ serverId, at: requestOf(serverId).askedAt, about: 'sent' }) as const,
    ),
  ],
});

function onMessage(message: Message): void {
  if (message.about === 'opened') broadcast(known());
  else if (message.about === 'known') learn(message);
  else onServerMessage(message);
}

/** Listens to the other tabs, and forgets all requests when the session ends, its key is refused, or another comes. */
export function startOnce(): void {
  if (isStarted) return;
  isStarted = true;
  let holder = JSON.stringify(sender());
  onSessionChange(() => {
    const isSame = JSON.stringify(sender()) === holder;
    holder = JSON.stringify(sender());
    if (isSame) return;
    era = {};
    refusal = undefined;
    requests.clear();
    unanswered.clear();
    elsewhere.clear();
    notify();
    askOthers();
  });
  listenToTabs(onMessage);
  askOthers();
}

/** Calls back with each change of a request. Returns the function that ends it. */
export function onRequestChange(listener: () => void): () => void {
  startOnce();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Forgets why the server, or all of them, can't be sampled, so that it is tried again. */
export function forgetFailure(serverId: string): void {
  refusal = undefined;
  change(serverId, { error: undefined, failures: 0, askedAt: 0 });
}

/** Requests one sample, keeps it and tells the other tabs. Never throws; does nothing while one is on its way. */
export async function requestSample(serverId: string): Promise<void> {
  startOnce();
  if (unanswered.has(serverId)) return;
  const began = era;
  let askedAt = Date.now();
  let arrivedAt = 0;
  unanswered.add(serverId);
  elsewhere.delete(serverId);
  change(serverId, { askedAt, isAsking: true });
  broadcast({ serverId, at: askedAt, about: 'sent' });
  const answer = await getServerStats(serverId, {
    onEarly(times) {
      ({ sentAt: askedAt, arrivedAt } = times);
    },
  }).then(
    (stats) => ({ stats }),
    (thrown: unknown) => ({ thrown }),
  );
  // The account or the key changed while we waited: don't show this under the new one.
  if (began !== era) return;
  const isEarly = arrivedAt > 0;
  const at = isEarly ? arrivedAt : Date.now();
  // The next one is due after the last request, however early that was.
  if (isEarly) change(serverId, { askedAt });
  unanswered.delete(serverId);
  if ('thrown' in answer) {
    const error = asApiError(answer.thrown);
    if (error?.kind === 'forbidden' && concernsAll(error)) refusal = error;
    // Another tab may have been answered meanwhile. Then there is no gap.
    addNoSample(serverId, askedAt, false);
    change(serverId, { isAsking: false, answeredAt: at, error, failures: requestOf(serverId).failures + 1 });
    broadcast({ serverId, at, about: 'failed' });
    return;
  }
  const sample = readStatsSample(answer.stats, at);
  refusal = undefined;
  if (sample === undefined) addNoSample(serverId, askedAt);
  else addSample(serverId, sample);
  change(serverId, { isAsking: false, answeredAt: at, error: undefined, failures: 0 });
  broadcast({ serverId, at, about: 'answered', sample: sample ?? null });
}

/** Whether the last answer said that there is nothing to read. */
export const isEnded = (serverId: string): boolean => isFinalError(requestOf(serverId).error);

/** How the server's last request stands. */
export function useSampleRequest(serverId: string): SampleRequest {
  return useSyncExternalStore(onRequestChange, () => requestOf(serverId));
}

/** The refusal that holds for every server; `undefined` without one. */
export function useRefusalOfAll(): ApiError | undefined {
  return useSyncExternalStore(onRequestChange, refusalOfAll);
}

/** The request budget changes without a notice: with other tabs' requests, and by itself. At most 5 s behind. */
export const useBudgetClock = createRoughClock(5_000);

function restNow(): number | undefined {
  const until = pollingRest();
  return until > Date.now() ? until : undefined;
}

/**
 * Until when no sample is requested after a 429, of whatever request and in whatever tab, in milliseconds since 1970 UTC;
 * `undefined` if none holds.
 */
export function useRest(): number | undefined {
  useBudgetClock(restNow);
  return useSyncExternalStore(onRequestChange, restNow);
}
