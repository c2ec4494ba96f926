import { type ApiError, type ApiErrorFacts, outcomeOf } from '#api/apiError.ts';
import { isReplayable, type JournalEntry } from './journalEntry.ts';
import type { Policy } from './write.ts';

/** Refusals after which the same key is retried: the sender or the time was wrong, not the request. */
const retryableRefusals = new Set<number | undefined>([401, 408, 409, 425, 429]);

/** Whether the API refused a keyed write for its content, so that only the user may request it again. */
export const isRefusedForGood = (failure: ApiErrorFacts): boolean =>
  outcomeOf(failure) === 'rejected' && !retryableRefusals.has(failure.status);

/** How often, and for how many milliseconds after the request, a keyed write is retried by itself. */
const maxReplays = 3;
export const replayWindow = 600_000;

/**
 * Whether a page that finds an unsettled entry may retry it without the user: within the same limits as the page that
 * started it. Later the key still makes a retry safe, but only the user knows whether it is still wanted.
 */
export function mayResume(entry: JournalEntry, now: number, apiTime: number | undefined): boolean {
  if (entry.failure !== undefined && isRefusedForGood(entry.failure)) return false;
  return entry.attempts <= maxReplays && now - entry.at <= replayWindow && isReplayable(entry, now, apiTime);
}

/**
 * Waits before each retry, in milliseconds: exact after a conflict, otherwise random between half and the full wait.
 */
const waits = [2_000, 4_000, 8_000] as const;
/** The wait after a 429 without a time, in milliseconds: as long as the API's window for counting requests. */
const rateLimitWait = 60_000;

/**
 * The wait before a keyed write is retried.
 * @param replays the number of retries so far
 * @returns milliseconds; `undefined` where it must not be retried automatically
 */
export function replayDelay(
  error: ApiError,
  replays: number,
  now: number,
  random: number,
): number | undefined {
  const wait = waits[replays];
  if (wait === undefined || replays >= maxReplays) return undefined;
  if (error.outcome === 'notSent' || error.kind === 'unauthorized') return undefined;
  if (error.kind === 'rateLimited') return Math.max(0, (error.facts.retryAt ?? now + rateLimitWait) - now);
  if (error.kind === 'conflict') return wait;
  if (error.outcome === 'unknown' || error.facts.status === 425) return wait * (0.5 + random / 2);
  // A definite refusal after an unclear attempt: a retry would be refused, too.
  return undefined;
}

/** The longest waits before the same value is set again, in milliseconds; the actual wait is random below that. */
const absoluteWaits = [1_000, 3_000];

interface Attempted {
  readonly policy: Policy;
  /** The error of the last attempt. */
  readonly error: ApiError;
  /** The number of attempts of this run before the last one. */
  readonly retries: number;
  readonly startedAt: number;
}

function delayOf({ policy, error, retries }: Attempted, now: number): number | undefined {
  if (policy === 'keyed') return replayDelay(error, retries, now, Math.random());
  const longest = policy === 'absolute' && error.outcome === 'unknown' ? absoluteWaits[retries] : undefined;
  return longest === undefined ? undefined : longest * Math.random();
}

/**
 * Waits until a write may be retried automatically, where its policy allows it.
 * @param isStillWanted checked after the wait, which is long if the machine sleeps
 * @returns whether it may be retried
 */
export async function waitToRetry(attempted: Attempted, isStillWanted: () => boolean): Promise<boolean> {
  const { startedAt } = attempted;
  const now = Date.now();
  const delay = delayOf(attempted, now);
  if (delay === undefined || now + delay - startedAt > replayWindow) return false;
  await new Promise((resolve) => setTimeout(resolve, delay));
  const elapsed = Date.now() - startedAt;
  return elapsed >= 0 && elapsed <= replayWindow && isStillWanted();
}
