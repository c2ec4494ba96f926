import type { OperationId, Scope } from './operation.ts';

/** How a call failed. */
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
  /** Refused by something between the browser and the API: says nothing about keys, scopes or servers. */
  | 'intermediary'
  | 'notSent';

/** Why a call never left the browser. */
export type NotSentReason = 'offline' | 'gate' | 'address' | 'budget';

/**
 * The outcome of a failed request. `rejected`: the API refused it. `unknown`: there was no definite response.
 * `notSent`: nothing left the browser. With the first two, something may still have been done: the browser may send one
 * request twice, and this may be the response to the second.
 */
export type ApiOutcome = 'rejected' | 'unknown' | 'notSent';

export const outcomes: Record<ApiErrorKind, ApiOutcome> = {
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

/** Everything known about a failed call. */
export interface ApiErrorFacts {
  readonly kind: ApiErrorKind;
  readonly operationId?: OperationId;
  /** The scope the operation needs, whether or not the key lacked it. */
  readonly scope?: Scope;
  /** HTTP status, if there was a response. */
  readonly status?: number;
  /** For a response outside 2xx: whether it had the API's form, and so came from no intermediary. */
  readonly isFromApi?: boolean;
  /** The server's messages, at most 200 characters each; empty if there were none. */
  readonly words?: readonly string[];
  readonly requestId?: string;
  /** The body was larger than any that is read, and was given up. */
  readonly isTooLarge?: true | undefined;
  /** When the API asked us to retry, in milliseconds since 1970 UTC. */
  readonly retryAt?: number;
  readonly notSentBecause?: NotSentReason;
}

/** The outcome of a failed request: unknown also for a refusal that did not have the API's form. */
export function outcomeOf({ kind, isFromApi }: ApiErrorFacts): ApiOutcome {
  const outcome = outcomes[kind];
  return outcome === 'rejected' && isFromApi === false ? 'unknown' : outcome;
}

/** The only error the transport throws. Its text for the user is built where the error is shown. */
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

const finalKinds = new Set<ApiErrorKind | undefined>(['unauthorized', 'forbidden', 'notFound']);

/** Whether a read failed for good: it is refetched only when the user asks for it. */
export function isFinalError(thrown: unknown): boolean {
  const error = asApiError(thrown);
  return finalKinds.has(error?.kind) || error?.facts.isTooLarge === true;
}

/** Narrows what a query or a mutation threw. */
export function asApiError(thrown: unknown): ApiError | undefined {
  return thrown instanceof ApiError ? thrown : undefined;
}
