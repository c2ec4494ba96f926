import { vi } from 'vitest';
import { takeTimeLimit } from './browserOfOne.ts';

/** Time goes on only while nothing is on the line but what the API holds back: how fast the machine is decides nothing. */

let open = 0;
const realFetch = globalThis.fetch;

/** A request as the app put it on the line. */
export interface Sent {
  readonly method: string;
  /** Below the API's base. */
  readonly path: string;
  readonly key: string | undefined;
  readonly body: string;
}

let sent: Sent[] = [];
export const requests = (): readonly Sent[] => sent;

/** The browser's own `fetch`, counted until the body was read. */
const counted: typeof fetch = async (input, init) => {
  const clearLimit = takeTimeLimit();
  const url = new URL(input instanceof Request ? input.url : input);
  // As a browser does that has no connection.
  if (!navigator.onLine) throw new TypeError('Failed to fetch');
  if (!url.pathname.startsWith('/api/v1/')) return realFetch(input, init);
  sent.push({
    method: init?.method ?? 'GET',
    path: url.pathname.slice('/api/v1'.length),
    key: new Headers(init?.headers).get('idempotency-key') ?? undefined,
    body: typeof init?.body === 'string' ? init.body : '',
  });
  open += 1;
  const life = lives;
  const ended = (): void => {
    clearLimit();
    if (life === lives) open -= 1;
  };
  try {
    const response = await realFetch(input, init);
    const text = response.text.bind(response);
    response.text = () => text().finally(ended);
    return response;
  } catch (thrown) {
    ended();
    // What a page awaited when it was closed never comes.
    if (life === lives) throw thrown;
    return never;
  }
};

const never = new Promise<Response>(() => undefined);

/** How many pages there were: what one left on the line is none of the next one's. */
let lives = 0;

export function watchRequests(): void {
  sent = [];
  open = 0;
  lives += 1;
  vi.stubGlobal('fetch', counted);
}

/** The page is closed or reloaded: whatever is on the line has nobody any more who waits for it. */
export function leaveOnTheLine(): void {
  lives += 1;
  open = 0;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Turns of the event loop without a change after which nothing but the clock can go on: the database takes several. */
const quietTurns = 25;
/** The same for a request that is held back: it has long been with the API by then. */
const heldTurns = 150;

async function quiet(isOver: () => boolean): Promise<void> {
  let turns = 0;
  let before = -1;
  while (!isOver() && turns < (open > 0 ? heldTurns : quietTurns)) {
    await turn();
    turns = before === sent.length + open ? turns + 1 : 0;
    before = sent.length + open;
    // A request that nobody holds back is waited for, however long the machine takes.
    if (open > 0 && !mayHold) turns = 0;
  }
}
let mayHold = false;

/** From now on a request may stay without an answer for as long as the clock stands. */
export function expectHeld(holds: boolean): void {
  mayHold = holds;
}

/** Nothing that a person does is still on its way after a quarter of an hour. */
const longestEnd = 15 * 60_000;

/** Runs something to its end, with time going on as it is waited for. Throws where no end comes. */
export async function drive<Result>(work: Promise<Result>): Promise<Result> {
  const over = new AbortController();
  const end = (): void => over.abort();
  work.then(end, end);
  const begun = Date.now();
  while (!over.signal.aborted) {
    await quiet(() => over.signal.aborted);
    if (over.signal.aborted) break;
    if (Date.now() - begun > longestEnd || vi.getTimerCount() === 0) throw new Error('no end comes');
    await vi.advanceTimersToNextTimerAsync();
  }
  return work;
}

/** Lets so much time pass. */
export async function pass(milliseconds: number): Promise<void> {
  await drive(new Promise<void>((resolve) => setTimeout(resolve, milliseconds)));
  await quiet(() => false);
}
