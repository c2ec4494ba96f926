import { vi } from 'vitest';
import { takeTimeLimit } from './browserStubs.ts';

/**
 * Advances the fake clock only while no request is in flight, except those that the API holds back. So the machine's
 * speed never changes a result.
 */

let openRequests = 0;
const realFetch = globalThis.fetch;

/** A request as the app sent it. */
export interface SentRequest {
  readonly method: string;
  /** Relative to the API's base. */
  readonly path: string;
  readonly key: string | undefined;
  readonly body: string;
  /** By the clock that the test drives. */
  readonly at: number;
}

let sent: SentRequest[] = [];
export const requests = (): readonly SentRequest[] => sent;

/** The same response, which calls `onEnd` once its body was read, was canceled or broke off. */
function watchBody({ body, status, headers }: Response, onEnd: () => void): Response {
  const reader = body?.getReader();
  if (reader === undefined) {
    onEnd();
    return new Response(null, { status, headers });
  }
  const watched: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        controller.close();
      } catch (thrown) {
        controller.error(thrown);
      }
      onEnd();
    },
    async cancel(reason) {
      await reader.cancel(reason);
      onEnd();
    },
  };
  return new Response(new ReadableStream(watched, { highWaterMark: 0 }), { status, headers });
}

/** The real `fetch`. Counts a request as open until its body has been read. */
const countedFetch: typeof fetch = async (input, init) => {
  const clearLimit = takeTimeLimit();
  const url = new URL(input instanceof Request ? input.url : input);
  // A browser without a connection throws this.
  if (!navigator.onLine) throw new TypeError('Failed to fetch');
  if (!url.pathname.startsWith('/api/v1/')) return realFetch(input, init);
  sent.push({
    method: init?.method ?? 'GET',
    path: url.pathname.slice('/api/v1'.length),
    key: new Headers(init?.headers).get('idempotency-key') ?? undefined,
    body: typeof init?.body === 'string' ? init.body : '',
    at: Date.now(),
  });
  openRequests += 1;
  const generation = pageGeneration;
  const onEnd = (): void => {
    clearLimit();
    if (generation === pageGeneration) openRequests -= 1;
  };
  try {
    return watchBody(await realFetch(input, init), onEnd);
  } catch (thrown) {
    onEnd();
    // The page was closed meanwhile: its request never settles.
    if (generation === pageGeneration) throw thrown;
    return neverSettles;
  }
};

const neverSettles = new Promise<Response>(() => undefined);

/** Counts the pages, so that a request left open by one page doesn't count for the next. */
let pageGeneration = 0;

export function watchRequests(): void {
  sent = [];
  openRequests = 0;
  delayedRequests = 0;
  pageGeneration += 1;
  vi.stubGlobal('fetch', countedFetch);
}

/** The page was closed or reloaded: nothing waits for its open requests any more. */
export function abandonRequests(): void {
  pageGeneration += 1;
  openRequests = 0;
  delayedRequests = 0;
}

/** How many requests the API delays now: only the clock moves these on. */
let delayedRequests = 0;

/** Waits, by the clock that the test drives, before the API answers; ends at once where the request is given up. */
export async function delayRequest(milliseconds: number, signal: AbortSignal): Promise<void> {
  const generation = pageGeneration;
  delayedRequests += 1;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => resolve());
  });
  if (generation === pageGeneration) delayedRequests -= 1;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Event loop turns without a change after which only the clock can move things on. IndexedDB takes several turns. */
const quietTurns = 25;
/** The same while a request may be held back: it has long reached the API by then. */
const heldTurns = 150;

async function untilIdle(isOver: () => boolean): Promise<void> {
  let turns = 0;
  let before = -1;
  while (!isOver() && turns < (openRequests > 0 ? heldTurns : quietTurns)) {
    await nextTurn();
    turns = before === sent.length + openRequests ? turns + 1 : 0;
    before = sent.length + openRequests;
    // Unless the API holds requests back, wait for the open ones, however slow the machine is.
    if (openRequests > delayedRequests && !mayBeHeld) turns = 0;
  }
}
let mayBeHeld = false;

/** Sets whether requests may stay open from now on while the clock stands still. */
export function setMayBeHeld(holds: boolean): void {
  mayBeHeld = holds;
}

/** No user action is still in progress after 15 minutes. */
const maxDriveMs = 15 * 60_000;

/** Advances the clock until `work` settles, and returns its result. Throws if it never settles. */
export async function drive<Result>(work: Promise<Result>): Promise<Result> {
  const settled = new AbortController();
  const onSettled = (): void => settled.abort();
  work.then(onSettled, onSettled);
  const begun = Date.now();
  while (!settled.signal.aborted) {
    await untilIdle(() => settled.signal.aborted);
    if (settled.signal.aborted) break;
    if (Date.now() - begun > maxDriveMs || vi.getTimerCount() === 0) throw new Error('no end comes');
    await vi.advanceTimersToNextTimerAsync();
  }
  return work;
}

/** Lets that much time pass. */
export async function letTimePass(milliseconds: number): Promise<void> {
  await drive(new Promise<void>((resolve) => setTimeout(resolve, milliseconds)));
  await untilIdle(() => false);
}
