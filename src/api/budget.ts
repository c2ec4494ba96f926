import { keyFingerprint } from './connection.ts';
import { budgetNumbers, RequestWindow } from './requestWindow.ts';
import { openTabChannel } from './tabChannel.ts';

/**
 * The accountant of the request budget: one window for the key in use, told of every tab's requests by a
 * BroadcastChannel. Its messages carry a fingerprint of the key and times, never the key.
 */

type Message =
  | { readonly about: 'sent'; readonly keyId: string; readonly at: number }
  | { readonly about: 'poll'; readonly keyId: string; readonly at: number }
  | { readonly about: 'rest'; readonly keyId: string; readonly until: number };

/** The key in use; its fingerprint is '' until it is computed. */
let current = { key: '', keyId: '', requests: new RequestWindow() };

const channel = openTabChannel('request-budget');

channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
  if (current.keyId === '' || data.keyId !== current.keyId) return;
  if (data.about === 'rest') current.requests.restUntil(data.until);
  else if (data.about === 'poll') current.requests.recordPoll(data.at);
  else current.requests.record(data.at);
});

function windowOf(key: string): RequestWindow {
  if (key !== current.key) {
    const opened = { key, keyId: '', requests: new RequestWindow() };
    current = opened;
    void keyFingerprint(key).then((keyId) => {
      opened.keyId = keyId;
    });
  }
  return current.requests;
}

function tell(message: Message): void {
  if (message.keyId !== '') channel?.postMessage(message);
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error); // what `AbortController.abort` was given, as `fetch` does
    });
  });
}

/** Waits until the budget lets one more request out, and counts it. Throws the signal's reason where it is aborted. */
export async function admit(key: string, signal?: AbortSignal): Promise<void> {
  const requests = windowOf(key);
  for (let wait = requests.wait(Date.now()); wait > 0; wait = requests.wait(Date.now())) {
    await pause(wait, signal);
  }
  signal?.throwIfAborted();
  const at = Date.now();
  requests.record(at);
  tell({ about: 'sent', keyId: current.keyId, at });
}

/** Learns the API's own count and its wish to rest from an answer's headers, where the browser may read them. */
export function learnLimits(key: string, headers: Headers): void {
  const remaining = headers.get('x-ratelimit-remaining');
  if (remaining !== null && /^\d{1,6}$/.test(remaining)) windowOf(key).learn(Number(remaining), Date.now());
}

/** Whether polling may ask once more now; where it may, that is counted as one of its requests. */
export function takePoll(): boolean {
  const at = Date.now();
  if (!current.requests.mayPoll(at)) return false;
  current.requests.recordPoll(at);
  tell({ about: 'poll', keyId: current.keyId, at });
  return true;
}

/** Polling of every tab rests after a 429: until the time the API gave, else for a minute. */
export function restPolling(retryAt: number | undefined): void {
  const until = retryAt ?? Date.now() + budgetNumbers.restMs;
  current.requests.restUntil(until);
  tell({ about: 'rest', keyId: current.keyId, until });
}

/** Forgets the key and its window. */
export function forgetBudget(): void {
  current = { key: '', keyId: '', requests: new RequestWindow() };
}

/** How many requests may still go out in this minute with the key in use. */
export function requestsLeft(): number {
  return current.requests.left(Date.now());
}
