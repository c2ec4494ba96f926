import { learnApiTime } from './apiClock.ts';
import { type Address, sendRequest } from './request.ts';

/** How long an answer waits for the app's code, in milliseconds: then it is too old to be shown as the present state. */
const longestWait = 3_000;

/** How long a request may wait for its answer, in milliseconds. */
const longestRequest = 30_000;

/** When a request that was sent early left and its response came, in milliseconds since 1970 UTC. */
export interface EarlyTimes {
  readonly sentAt: number;
  readonly arrivedAt: number;
}

interface EarlyAnswer {
  readonly address: Address;
  readonly sentAt: number;
  /** 0 until the response came. */
  arrivedAt: number;
  readonly response: Promise<Response>;
  readonly controller: AbortController;
  /** When it becomes too old, by the browser's clock. */
  expiresAt: number;
  /** Drops it then. */
  timer?: ReturnType<typeof setTimeout>;
}

/** The answers that nobody has taken yet, by their path below the API's base URL. */
const answers = new Map<string, EarlyAnswer>();

function remove(path: string): EarlyAnswer | undefined {
  const answer = answers.get(path);
  clearTimeout(answer?.timer);
  answers.delete(path);
  return answer;
}

const drop = (path: string): void => remove(path)?.controller.abort();

/** Ends all requests that nobody has taken the answer to: their session is over. */
export function forgetEarlyAnswers(): void {
  for (const path of answers.keys()) drop(path);
}

/**
 * Sends a read before the code that needs its answer has loaded. If it fails, so does the read that takes it. An answer
 * that nobody takes within 3 s of its arrival is forgotten.
 */
export function requestEarly(address: Address, path: string): void {
  const controller = new AbortController();
  const response = sendRequest(address, path, {}, controller.signal);
  const answer: EarlyAnswer = {
    address,
    sentAt: Date.now(),
    arrivedAt: 0,
    response,
    controller,
    expiresAt: Infinity,
  };
  answers.set(path, answer);
  const expireIn = (wait: number): void => {
    if (answers.get(path) !== answer) return; // taken or dropped
    clearTimeout(answer.timer);
    answer.expiresAt = Date.now() + wait;
    answer.timer = setTimeout(drop, wait, path);
  };
  expireIn(longestRequest);
  response.then(
    ({ headers }) => {
      answer.arrivedAt = Date.now();
      learnApiTime(headers);
      expireIn(longestWait);
    },
    () => expireIn(longestWait),
  );
}

/**
 * Takes the answer to a read that was sent early, once, if it was sent to this address with this key. Its times are
 * known once its response has come.
 * @param signal aborts the request, also while its body is being read
 */
export function takeEarlyAnswer(
  address: Address,
  path: string,
  signal: AbortSignal,
): (EarlyTimes & { readonly response: Promise<Response> }) | undefined {
  const answer = answers.get(path);
  if (answer === undefined) return undefined;
  const { key, baseUrl } = answer.address;
  if (key !== address.key || baseUrl !== address.baseUrl || Date.now() > answer.expiresAt) {
    drop(path);
    return undefined;
  }
  remove(path);
  const abort = (): void => answer.controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return answer;
}

/** Whether an answer to a read that was sent early has not been taken yet. */
export function hasEarlyAnswers(): boolean {
  return answers.size > 0;
}
