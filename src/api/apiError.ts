import { readFields, readList, readText } from '#domain/read.ts';
import { operations } from '#api/generated/operations.ts';
import type { OperationId, Scope } from './operation.ts';

/** What kind of end a call came to when it did not end well. */
export type ApiErrorKind =
  | 'unauthorized'
  | 'forbidden'
  | 'payment'
  | 'notFound'
  | 'conflict'
  | 'invalid'
  | 'rateLimited'
  | 'server'
  | 'network'
  | 'timeout'
  | 'contract'
  /** A refusal by something between here and the API; it says nothing of keys, scopes and servers. */
  | 'intermediary'
  | 'notSent';

/** Why a call never left the browser. */
export type NotSentReason = 'offline' | 'gate' | 'address' | 'budget';

/**
 * What an answer says of its request: `rejected`, the API refused it; `unknown`, no definite answer; `notSent`, nothing
 * left the browser. After the first two something may have been done, since the browser may send one request twice, and
 * this may be the answer to the second.
 */
export type ApiOutcome = 'rejected' | 'unknown' | 'notSent';

const outcomes: Record<ApiErrorKind, ApiOutcome> = {
  unauthorized: 'rejected',
  forbidden: 'rejected',
  payment: 'rejected',
  notFound: 'rejected',
  conflict: 'rejected',
  invalid: 'rejected',
  rateLimited: 'rejected',
  server: 'unknown',
  network: 'unknown',
  timeout: 'unknown',
  contract: 'unknown',
  intermediary: 'unknown',
  notSent: 'notSent',
};

/** Everything known about a call that did not end well. */
export interface ApiErrorFacts {
  readonly kind: ApiErrorKind;
  readonly operationId?: OperationId;
  /** The scope the operation needs, whether or not it was what was missing. */
  readonly scope?: Scope;
  /** HTTP status, where an answer came. */
  readonly status?: number;
  /** Of an answer outside 2xx: whether it was in the API's form, and not of something in between. */
  readonly isFromApi?: boolean;
  /** The server's own words, at most 200 characters each; empty where there were none. */
  readonly words?: readonly string[];
  readonly requestId?: string;
  /** When the API asked to be asked again, in milliseconds since 1970 UTC. */
  readonly retryAt?: number;
  readonly notSentBecause?: NotSentReason;
}

/** What an answer that did not end well says of its request. */
export function outcomeOf({ kind, isFromApi }: ApiErrorFacts): ApiOutcome {
  const outcome = outcomes[kind];
  return outcome === 'rejected' && isFromApi === false ? 'unknown' : outcome;
}

/** The one error that the transport throws. What a person reads is made from it where it is shown. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly facts: ApiErrorFacts;

  constructor(facts: ApiErrorFacts) {
    super((facts.words ?? []).join(' · ') || facts.kind);
    this.facts = facts;
  }

  get kind(): ApiErrorKind {
    return this.facts.kind;
  }

  get outcome(): ApiOutcome {
    return outcomeOf(this.facts);
  }
}

const endings = new Set<ApiErrorKind | undefined>(['unauthorized', 'forbidden', 'notFound']);

/** Whether a read ended for good: it is asked for again only when a person wants it. */
export function isEnd(thrown: unknown): boolean {
  return endings.has(asApiError(thrown)?.kind);
}

/** Narrows what a query or a mutation threw. */
export function asApiError(thrown: unknown): ApiError | undefined {
  return thrown instanceof ApiError ? thrown : undefined;
}

const reasons: readonly unknown[] = ['offline', 'gate', 'address', 'budget'] satisfies NotSentReason[];

/** Reads a failure that was put away, so that it is told in the same words later; nothing where it is none. */
export function readFailure(value: unknown): ApiErrorFacts | undefined {
  const fields = readFields<keyof ApiErrorFacts>(value);
  if (fields === undefined || typeof fields.kind !== 'string' || !Object.hasOwn(outcomes, fields.kind))
    return undefined;
  const operation = operations.find(({ operationId }) => operationId === fields.operationId);
  const { status, isFromApi, retryAt, requestId, notSentBecause } = fields;
  return {
    kind: fields.kind as ApiErrorKind, // one of `outcomes`
    ...(operation !== undefined && { operationId: operation.operationId, scope: operation.scope }),
    ...(typeof status === 'number' && { status }),
    ...(typeof isFromApi === 'boolean' && { isFromApi }),
    words: readList(fields.words).map(readText),
    ...(typeof requestId === 'string' && { requestId: readText(requestId) }),
    ...(typeof retryAt === 'number' && { retryAt }),
    ...(reasons.includes(notSentBecause) && { notSentBecause: notSentBecause as NotSentReason }), // one of them
  };
}
