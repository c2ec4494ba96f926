import { keyFingerprint } from './connection.ts';
import { budgetNumbers, type PollPurpose, RequestWindow } from './requestWindow.ts';
import { openTabChannel } from './tabChannel.ts';

/**
 * The request budget: one window for the key in use, which counts every tab's requests through a BroadcastChannel. Its
 * messages carry a fingerprint of the key and times, never the key.
 */

type Message =
  | { readonly about: 'sent'; readonly keyId: string; readonly at: number }
  | { readonly about: 'poll'; readonly keyId: string; readonly at: number; readonly purpose: PollPurpose }
  | { readonly about: 'rest'; readonly keyId: string; readonly until: number };

/** The key in use; its fingerprint is '' until it is computed. */
let current = { key: '', keyId: '', requests: new RequestWindow() };

const channel = openTabChannel('request-budget');

channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  // None is sent without a fingerprint, so none is for a tab that has none yet.
  if (data.keyId !== current.keyId) return;
  if (data.about === 'rest') current.requests.restUntil(data.until);
  else if (data.about === 'poll') current.requests.recordPoll({ ...data, isOwn: false });
  else current.requests.record(data.at);
});

function budgetOf(key: string): typeof current {
  if (key !== current.key) {
    const opened = { key, keyId: '', requests: new RequestWindow() };
    current = opened;
    void keyFingerprint(key).then((keyId) => {
      opened.keyId = keyId;
    });
  }
  return current;
}

function broadcast(message: Message): void {
  if (message.keyId !== '') channel?.postMessage(message);
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    function abort(): void {
      clearTimeout(timer);
      reject(signal?.reason as Error); // the reason given to `abort`, which `fetch` throws too
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort);
  });
}

/** Waits until the budget allows one more request, and counts it. Throws the signal's reason if it is aborted. */
export async function admit(key: string, signal?: AbortSignal): Promise<void> {
  // Kept, since another key may be in use by the end of the wait.
  const budget = budgetOf(key);
  const { requests } = budget;
  for (let wait = requests.wait(Date.now()); wait > 0; wait = requests.wait(Date.now())) {
    await pause(wait, signal);
  }
  signal?.throwIfAborted();
  const at = Date.now();
  requests.record(at);
  broadcast({ about: 'sent', keyId: budget.keyId, at });
}

/** Learns the API's own count from a response's headers, where the browser may read them and the key is still in use. */
export function learnLimits(key: string, headers: Headers): void {
  const remaining = headers.get('x-ratelimit-remaining') ?? '';
  if (key !== current.key || !/^\d{1,6}$/.test(remaining)) return;
  current.requests.learn(Number(remaining), Date.now());
}

/** Whether polling may send a request now. If so, counts it as one of polling's requests. */
export function takePoll(purpose: PollPurpose = 'page'): boolean {
  const at = Date.now();
  if (!current.requests.mayPoll(at)) return false;
  current.requests.recordPoll({ at, purpose, isOwn: true });
  broadcast({ about: 'poll', keyId: current.keyId, at, purpose });
  return true;
}

/** What is known of the key in use. For reading, and for polls that other tabs tell of. */
export const requestWindow = (): RequestWindow => current.requests;

/**
 * Pauses polling in every tab after a 429: until the time the API gave, in milliseconds since 1970 UTC, otherwise for a
 * minute; for ten minutes at most, after which the next 429 says more.
 */
export function restPolling(retryAt: number | undefined): void {
  const now = Date.now();
  const until = Math.min(retryAt ?? now + budgetNumbers.restMs, now + budgetNumbers.longestRestMs);
  current.requests.restUntil(until);
  broadcast({ about: 'rest', keyId: current.keyId, until });
}

/** Forgets the key and its window. */
export function forgetBudget(): void {
  current = { key: '', keyId: '', requests: new RequestWindow() };
}

/** How many more requests may be sent in this minute with the key in use. */
export function requestsLeft(): number {
  return current.requests.left(Date.now());
}
