import { useSyncExternalStore } from 'react';
import { type ApiError, asApiError, isFinalError } from '#api/apiError.ts';
import { getServerStats } from '#api/generated/servers/servers.ts';
import { readStatsSample } from '#domain/serverStats.ts';
import { isAboutSuspension } from '#session/scopes.ts';
import { currentOwner, isSignedIn, onSessionChange } from '#session/session.ts';
import { onTelling, tellTabs } from './sampleTellings.ts';
import { addBreak, addSample } from './samples.ts';

/** How a server's last request for a sample stands, here or in another tab. Times are milliseconds since 1970 UTC. */
export interface SampleRequest {
  /** When it was sent; 0 if none was. */
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
/** The refusal that holds for every server: the key may not read statistics. */
let refusal: ApiError | undefined;
let owner = currentOwner();
let isStarted = false;

export const requestOf = (serverId: string): SampleRequest => requests.get(serverId) ?? noRequest;

export const refusalOfAll = (): ApiError | undefined => refusal;

/** How many requests of this tab are unanswered. */
export const unanswered = (): number => [...requests.values()].filter(({ isAsking }) => isAsking).length;

function notify(): void {
  for (const listener of listeners) listener();
}

function change(serverId: string, part: Partial<SampleRequest>): void {
  requests.set(serverId, { ...requestOf(serverId), ...part });
  notify();
}

/** Listens to the other tabs, and forgets all requests when the session ends or changes account. */
export function startOnce(): void {
  if (isStarted) return;
  isStarted = true;
  onSessionChange(() => {
    const isSame = isSignedIn(owner);
    owner = currentOwner();
    refusal = undefined;
    if (!isSame) requests.clear();
    notify();
  });
  onTelling(({ serverId, at, sample }) => {
    if (sample === undefined) return change(serverId, { askedAt: Math.max(requestOf(serverId).askedAt, at) });
    change(serverId, { answeredAt: at, error: undefined, failures: 0 });
    if (sample === null) addBreak(serverId);
    else addSample(serverId, sample);
  });
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
  if (requestOf(serverId).isAsking) return;
  const asker = currentOwner();
  const askedAt = Date.now();
  change(serverId, { askedAt, isAsking: true });
  tellTabs({ serverId, at: askedAt });
  try {
    const answer = await getServerStats(serverId);
    if (!isSignedIn(asker)) return;
    const at = Date.now();
    const sample = readStatsSample(answer, at);
    if (sample === undefined) addBreak(serverId);
    else addSample(serverId, sample);
    refusal = undefined;
    change(serverId, { isAsking: false, answeredAt: at, error: undefined, failures: 0 });
    tellTabs({ serverId, at, sample: sample ?? null });
  } catch (thrown) {
    if (!isSignedIn(asker)) return;
    const error = asApiError(thrown);
    addBreak(serverId);
    if (error?.kind === 'forbidden' && !isAboutSuspension(error.facts)) refusal = error;
    change(serverId, {
      isAsking: false,
      answeredAt: Date.now(),
      error,
      failures: requestOf(serverId).failures + 1,
    });
  }
}

/** Whether the server is asked again only when the user wants it: the last answer said that there is nothing to read. */
export const isEnded = (serverId: string): boolean => isFinalError(requestOf(serverId).error);

/** How the server's last request stands. */
export function useSampleRequest(serverId: string): SampleRequest {
  return useSyncExternalStore(onRequestChange, () => requestOf(serverId));
}

/** The refusal that holds for every server; `undefined` without one. */
export function useRefusalOfAll(): ApiError | undefined {
  return useSyncExternalStore(onRequestChange, refusalOfAll);
}
