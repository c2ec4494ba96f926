import { isFromApi, kindOfAnswer, parseAnswer, retryTime, wordsOf } from './answer.ts';
import { learnApiTime } from './apiClock.ts';
import { ApiError, type ApiErrorFacts } from './apiError.ts';
import { admit, learnLimits, restPolling } from './budget.ts';
import { type Connection, openConnection } from './connection.ts';
import { isOnline, noteAnswer } from './online.ts';
import { findOperation, isRead, type Operation, timeoutOf } from './operation.ts';

/** A text of so many characters takes long enough to work on that a person would notice: a tenth of 10,000 servers. */
const muchWork = 500_000;

/** Lets whatever a person does go first where there is much to do: the work goes on in a task of its own. */
export async function nextTaskIfMuch(text: string): Promise<void> {
  if (text.length > muchWork) await new Promise((resolve) => setTimeout(resolve));
}

/** The name that Orval gives to the error type of the generated hooks. */
export type ErrorType<_Documented> = ApiError;

/** What a call may bring beside `fetch`'s own options. */
export interface SendOptions extends RequestInit {
  /** Another connection than the page's: a key that is being tried. */
  readonly connection?: Connection;
}

type Ended = { readonly value: unknown; readonly error?: never } | { readonly error: ApiError };

function headersOf(given: RequestInit['headers'], key: string): Headers {
  const headers = new Headers(given);
  headers.set('accept', 'application/json');
  headers.set('authorization', `Bearer ${key}`);
  return headers;
}

async function readEnd(operation: Operation, response: Response): Promise<Ended> {
  const requestId = response.headers.get('x-request-id');
  const facts = {
    operationId: operation.operationId,
    scope: operation.scope,
    status: response.status,
    ...(requestId !== null && { requestId }),
  };
  const text = await response.text();
  if (response.ok) {
    // Decoding, parsing, and what is done with the answer: each by itself, with a breath between them.
    await nextTaskIfMuch(text);
    const answer = parseAnswer(operation, text);
    await nextTaskIfMuch(text);
    return answer.ok ? { value: answer.value } : { error: new ApiError({ ...facts, kind: 'contract' }) };
  }
  const retryAt = retryTime(response.headers, Date.now());
  const isOfApi = isFromApi(response.status, text);
  return {
    error: new ApiError({
      ...facts,
      kind: kindOfAnswer(response.status, isOfApi),
      isFromApi: isOfApi,
      words: wordsOf(text),
      ...(retryAt !== undefined && { retryAt }),
    }),
  };
}

/** Puts one request on the line and waits for its whole answer; throws what `fetch` throws. */
async function exchange(
  operation: Operation,
  { baseUrl, key }: Connection,
  path: string,
  options: RequestInit,
): Promise<Ended> {
  const timeout = AbortSignal.timeout(timeoutOf(operation));
  const response = await fetch(`${baseUrl}${path}`, {
    ...options,
    headers: headersOf(options.headers, key),
    mode: 'cors',
    credentials: 'omit',
    cache: 'no-store',
    // A redirect could carry a body and its Idempotency-Key to another host.
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
  });
  noteAnswer();
  learnLimits(key, response.headers);
  learnApiTime(response.headers);
  return readEnd(operation, response);
}

function thrownInstead({ operationId, scope }: Operation, thrown: unknown): ApiError {
  const kind = thrown instanceof Error && thrown.name === 'TimeoutError' ? 'timeout' : 'network';
  return new ApiError({ kind, operationId, scope });
}

function notSent(because: NonNullable<ApiErrorFacts['notSentBecause']>, operation?: Operation): ApiError {
  return new ApiError({
    kind: 'notSent',
    notSentBecause: because,
    ...(operation !== undefined && { operationId: operation.operationId, scope: operation.scope }),
  });
}

/**
 * The only door to the network; Orval's generated functions call it with a path below the API's base.
 *
 * Every call ends as exactly one of: the answer, whose outermost shape is the contract's; an {@link ApiError} that
 * says whether it was rejected, is unknown, or was not sent; or, when the caller itself gave up, the abort.
 * It never sends twice and never queues: a call made offline is over at once.
 */
export async function send<Answer>(path: string, options: SendOptions = {}): Promise<Answer> {
  const operation = findOperation(options.method ?? 'GET', path);
  if (operation === undefined) throw notSent('address');
  const connection = options.connection ?? openConnection();
  if (connection === undefined) throw notSent('gate', operation);
  if (!isRead(operation) && !(await isOnline())) throw notSent('offline', operation);
  await admit(connection.key, options.signal ?? undefined);
  // The gate may have shut while this call waited for its turn.
  if (options.connection === undefined && openConnection() !== connection) throw notSent('gate', operation);

  let ended: Ended;
  try {
    ended = await exchange(operation, connection, path, options);
  } catch (thrown) {
    options.signal?.throwIfAborted();
    ended = { error: thrownInstead(operation, thrown) };
    // The browser may have been right when it said that there is no connection.
    if (!navigator.onLine) void isOnline();
  }
  if (ended.error?.kind === 'rateLimited') restPolling(ended.error.facts.retryAt);
  connection.onEnd(operation, ended.error);
  if (ended.error !== undefined) throw ended.error;
  return ended.value as Answer; // the contract's type, with every field optional; `domain/` reads it field by field
}
