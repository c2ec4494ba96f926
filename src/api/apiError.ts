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
  | 'notSent';

/** Why a call never left the browser. */
export type NotSentReason = 'offline' | 'gate' | 'address' | 'budget';

/**
 * Whether anything can have happened at the server: `rejected`, a readable and definite refusal, nothing was done;
 * `unknown`, no definite answer, something may have been done; `notSent`, nothing left the browser.
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
  /** The server's own words, at most 200 characters each; empty where there were none. */
  readonly words?: readonly string[];
  readonly requestId?: string;
  /** When the API asked to be asked again, in milliseconds since 1970 UTC. */
  readonly retryAt?: number;
  readonly notSentBecause?: NotSentReason;
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
    return outcomes[this.facts.kind];
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
