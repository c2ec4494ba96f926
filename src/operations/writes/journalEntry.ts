import { type ApiErrorFacts, readFailure } from '#api/apiError.ts';
import type { OperationId } from '#api/operation.ts';
import { operations } from '#api/generated/operations.ts';
import { readFields, readText } from '#domain/read.ts';
import type { Owner } from '#session/identity.ts';

/** What was known before a write, to hold against what is seen afterwards. No secrets. */
export type JournalBaseline = Readonly<Record<string, string | number | boolean | null>>;

/** A write that must not happen twice, from before it leaves until it is known whether it was done. */
export interface JournalEntry extends Owner {
  readonly id: string;
  readonly operation: OperationId;
  /** What it acts on: a server's id, or what tells one deploy from another. */
  readonly target: string;
  /** What the target is called on the screen. */
  readonly targetName: string;
  /** The exact JSON text that is sent, each time; '' where there is none. */
  readonly body: string;
  /** The `Idempotency-Key`, for operations that take one. */
  readonly key?: string;
  /** When it was first asked for, in milliseconds since 1970 UTC. */
  readonly at: number;
  /** The same by the API's clock, where it was known. */
  readonly apiAt?: number;
  /** How often it was put on the line. */
  readonly attempts: number;
  /** `sent`: a tab is at it; `unknown`: none is, and nobody knows whether it was done. */
  readonly state: 'sent' | 'unknown';
  readonly baseline?: JournalBaseline;
  /** What the API said to the last attempt, where it left it open. */
  readonly failure?: ApiErrorFacts;
}

const hour = 3_600_000;

/** The contract keeps an answer for 24 h; half of it is left for clocks that are off. */
const replayedFor = 12 * hour;

/** What the API's clock may go back by between two answers: it tells whole seconds. */
const clockStep = 60_000;

/**
 * Whether its key still stands for the same write: past that, sending it again could do it a second time.
 * @param now by the browser's clock
 * @param apiTime by the API's, where it is known: the browser's may have been wrong then, or may be now
 */
export function isReplayable(entry: JournalEntry, now: number, apiTime: number | undefined): boolean {
  // A clock that was set back makes every age a guess.
  if (entry.key === undefined || now < entry.at || now - entry.at > replayedFor) return false;
  if (entry.apiAt === undefined || apiTime === undefined) return true;
  const age = apiTime - entry.apiAt;
  return age >= -clockStep && age <= replayedFor;
}

const operationIds = new Set<unknown>(operations.map(({ operationId }) => operationId));

function readBaseline(value: unknown): JournalBaseline | undefined {
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

/** Reads what lies in the database, which another version of the app or something hostile may have written. */
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
