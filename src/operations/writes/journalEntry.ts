import type { ApiErrorFacts } from '#api/apiError.ts';
import { readFailure } from '#api/readFailure.ts';
import type { OperationId } from '#api/operation.ts';
import { operations } from '#api/generated/operations.ts';
import { readFields, readText } from '#domain/read.ts';
import type { Owner } from '#session/identity.ts';

/** The state known before a write, for comparison with later readings. No secrets. */
export type JournalBaseline = Readonly<Record<string, string | number | boolean | null>>;

/** A write that must not happen twice, from before it is sent until its outcome is known. */
export interface JournalEntry extends Owner {
  readonly id: string;
  readonly operation: OperationId;
  /** A server's id, or the request that identifies a deploy. */
  readonly target: string;
  /** The target's name on screen. */
  readonly targetName: string;
  /** The exact JSON text, the same in each attempt; '' where there is none. */
  readonly body: string;
  /** The `Idempotency-Key`, for operations that take one. */
  readonly key?: string;
  /** When it was first requested, in milliseconds since 1970 UTC. */
  readonly at: number;
  /** The same by the API's clock, where it was known. */
  readonly apiAt?: number;
  /** The number of attempts so far. */
  readonly attempts: number;
  /** `sent`: a tab is working on it; `unknown`: none is, and the outcome is unknown. */
  readonly state: 'sent' | 'unknown';
  readonly baseline?: JournalBaseline;
  /** The API's error for the last attempt, where it left the outcome open. */
  readonly failure?: ApiErrorFacts;
}

const hour = 3_600_000;

/** The contract keeps a response for 24 h; half of that is a margin for wrong clocks. */
const replayableFor = 12 * hour;

/** How far the API's clock may go back between two responses, in milliseconds: it has whole seconds only. */
const clockStep = 60_000;

/**
 * Whether the key still identifies the same write: after that, sending it again could do it a second time.
 * @param now by the browser's clock
 * @param apiTime by the API's clock, if known: the browser's may have been wrong then, or may be now
 */
export function isReplayable(entry: JournalEntry, now: number, apiTime: number | undefined): boolean {
  // If the clock was set back, every age is a guess.
  if (entry.key === undefined || now < entry.at || now - entry.at > replayableFor) return false;
  if (entry.apiAt === undefined || apiTime === undefined) return true;
  const age = apiTime - entry.apiAt;
  return age >= -clockStep && age <= replayableFor;
}

const operationIds = new Set<unknown>(operations.map(({ operationId }) => operationId));

/** Reads a stored baseline: its plain facts. */
export function readBaseline(value: unknown): JournalBaseline | undefined {
  const fields = readFields<string>(value);
  if (fields === undefined) return undefined;
  const isPlain = (fact: unknown): fact is string | number | boolean | null =>
    fact === null || ['string', 'number', 'boolean'].includes(typeof fact);
  return Object.fromEntries(
    Object.entries(fields).filter((fact): fact is [string, string | number | boolean | null] =>
      isPlain(fact[1]),
    ),
  );
}

/** Reads a stored entry, which another version of the app or an attacker may have written; `undefined` if malformed. */
export function readEntry(value: unknown): JournalEntry | undefined {
  const fields = readFields<keyof JournalEntry>(value);
  if (fields === undefined || !operationIds.has(fields.operation)) return undefined;
  const { id, account, api, keyId, operation, target, body, key, at, apiAt, attempts, state } = fields;
  if (typeof id !== 'string' || typeof account !== 'string' || typeof api !== 'string') return undefined;
  if (typeof keyId !== 'string' || keyId === '') return undefined;
  if (typeof target !== 'string' || typeof body !== 'string' || typeof at !== 'number') return undefined;
  if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(key))) return undefined;
  if (typeof attempts !== 'number' || (state !== 'sent' && state !== 'unknown')) return undefined;
  const baseline = readBaseline(fields.baseline);
  const failure = readFailure(fields.failure);
  return {
    id,
    account,
    api,
    keyId,
    operation: operation as OperationId, // one of `operationIds`
    target,
    targetName: readText(fields.targetName),
    body,
    ...(key !== undefined && { key }),
    at,
    ...(typeof apiAt === 'number' && { apiAt }),
    attempts,
    state,
    ...(baseline !== undefined && { baseline }),
    ...(failure !== undefined && { failure }),
  };
}
