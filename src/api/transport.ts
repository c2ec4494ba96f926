import { sandboxHeader } from '#domain/sandboxHeader.ts';
import { isFromApi, kindOfAnswer, type Parsed, parseAnswer, retryTime, wordsOf } from './answer.ts';
import { learnApiTime } from './apiClock.ts';
import { ApiError, type ApiErrorFacts } from './apiError.ts';
import { giveUp, readBody } from './body.ts';
import { admit, learnLimits, restPolling } from './budget.ts';
import { type Connection, openConnection } from './connection.ts';
import { isOnline, noteAnswer } from './online.ts';
import { type EarlyTimes, takeEarlyAnswer } from './earlyAnswers.ts';
import { findOperation, isRead, type Operation, timeoutOf } from './operation.ts';
import { sendRequest } from './request.ts';

/** The largest body that is read at once, in bytes: parsing it takes no longer than a frame. */
const largestBody = 2_000_000;

/** A larger list of servers, in bytes, is read while it arrives. */
const smallList = 262_144;

/** The name Orval gives the error type of the generated hooks. */
export type ErrorType<_Documented> = ApiError;

/** The options of a call: those of `fetch`, and more. */
export interface SendOptions extends RequestInit {
  /** Used instead of the page's connection: a key that is being tried. */
  readonly connection?: Connection;
  /** Called when the response is there, if it is one to a request that was sent before this call. */
  readonly onEarly?: (times: EarlyTimes) => void;
}

type CallResult = { readonly value: unknown; readonly error?: never } | { readonly error: ApiError };

/** What a response is read for. */
interface Reading {
  readonly connection: Connection;
  /** Ends the call. */
  readonly signal: AbortSignal;
}

/** Rejects with the signal's reason once it is aborted. */
const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error); // the reason given to `abort`, which `fetch` throws too
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });

/** Reads the body of a successful response. A large list of servers is read while it arrives. */
async function readAnswer(
  operation: Operation,
  response: Response,
  { connection, signal }: Reading,
): Promise<Parsed> {
  const isList = operation.operationId === 'listServers';
  const body = await readBody(response, isList ? smallList : largestBody);
  if (typeof body === 'string') return parseAnswer(operation, body);
  if (!isList) return parseAnswer(operation, giveUp(body));
  try {
    // Loaded only here: most accounts have few servers. Code that can't be loaded may never settle.
    const { readLargeList } = await Promise.race([import('./largeList.ts'), abortOf(signal)]);
    return await readLargeList(body, connection);
  } catch (thrown) {
    giveUp(body);
    throw thrown;
  }
}

async function readResult(operation: Operation, response: Response, reading: Reading): Promise<CallResult> {
  const requestId = response.headers.get('x-request-id');
  const facts = {
    operationId: operation.operationId,
    scope: operation.scope,
    status: response.status,
    ...(requestId !== null && { requestId }),
  };
  if (response.ok) {
    const answer = await readAnswer(operation, response, reading);
    return answer.ok
      ? { value: answer.value }
      : { error: new ApiError({ ...facts, kind: 'contract', isTooLarge: answer.isTooLarge }) };
  }
  const body = await readBody(response, largestBody);
  const text = typeof body === 'string' ? body : giveUp(body);
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

/** Sends one request, or takes the answer to one sent early, and waits for the whole response; throws what `fetch` throws. */
async function exchange(
  operation: Operation,
  connection: Connection,
  path: string,
  options: SendOptions,
): Promise<CallResult> {
  const timeout = AbortSignal.timeout(timeoutOf(operation));
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const early = isRead(operation) ? takeEarlyAnswer(connection, path, signal) : undefined;
  const response = await (early?.response ?? sendRequest(connection, path, options, signal));
  if (early !== undefined) options.onEarly?.(early);
  noteAnswer();
  if (response.headers.has(sandboxHeader)) connection.onSandbox?.();
  learnLimits(connection.key, response.headers);
  if (early === undefined) learnApiTime(response.headers);
  try {
    return await readResult(operation, response, { connection, signal });
  } catch (thrown) {
    // While the body is read, Chromium throws an abort for a timeout, too.
    timeout.throwIfAborted();
    throw thrown;
  }
}

function toApiError({ operationId, scope }: Operation, thrown: unknown): ApiError {
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
 * The only way to the network; Orval's generated functions call it with a path below the API's base URL.
 *
 * Every call settles as exactly one of: the response's value, whose outermost shape is the contract's; an
 * {@link ApiError} whose outcome is rejected, unknown or not sent; or the abort reason, if the caller aborted.
 * It never sends twice and never queues for a connection: a call made offline fails at once.
 */
export async function send<Answer>(path: string, options: SendOptions = {}): Promise<Answer> {
  const operation = findOperation(options.method ?? 'GET', path);
  if (operation === undefined) throw notSent('address');
  const connection = options.connection ?? openConnection();
  if (connection === undefined) throw notSent('gate', operation);
  if (!isRead(operation) && !(await isOnline())) throw notSent('offline', operation);
  await admit(connection.key, options.signal ?? undefined);
  // The gate may have shut, or the connection changed, while this call waited for the budget.
  if (options.connection === undefined && openConnection() !== connection) throw notSent('gate', operation);

  let result: CallResult;
  try {
    result = await exchange(operation, connection, path, options);
  } catch (thrown) {
    options.signal?.throwIfAborted();
    result = { error: toApiError(operation, thrown) };
    // The browser may be right that there is no connection: check.
    if (!navigator.onLine) void isOnline();
  }
  if (result.error?.kind === 'rateLimited') restPolling(result.error.facts.retryAt);
  connection.onEnd(operation, result.error);
  if (result.error !== undefined) throw result.error;
  return result.value as Answer; // the contract's type, with every field optional; `domain/` reads it field by field
}
