import { type ApiError, type ApiErrorFacts, outcomeOf } from '#api/apiError.ts';
import { isReplayable, type JournalEntry } from './journalEntry.ts';
import type { Policy } from './write.ts';

/** Refusals after which the same key is the right one: who asks, or when, was wrong, not what. */
const keyOutlives = new Set<number | undefined>([401, 408, 409, 425, 429]);

/** Whether the API refused a keyed write for what it is, so that only a person may ask for it again. */
export const isRefusedForGood = (failure: ApiErrorFacts): boolean =>
  outcomeOf(failure) === 'rejected' && !keyOutlives.has(failure.status);

/** A keyed write is sent at most so often again by itself, and only so long after it was asked for. */
const mostReplays = 3;
const replayFor = 600_000;

/**
 * Whether a page that finds it unsettled may send it again without a person: within the same limits as the page that
 * began it. Later its key still makes it safe to repeat, but whether it is still wanted only the person knows.
 */
export function mayResume(entry: JournalEntry, now: number, apiTime: number | undefined): boolean {
  if (entry.failure !== undefined && isRefusedForGood(entry.failure)) return false;
  return entry.attempts <= mostReplays && now - entry.at <= replayFor && isReplayable(entry, now, apiTime);
}

/** Waits before each replay, in milliseconds: after a conflict to the letter, else anywhere between half and whole. */
const waits = [2_000, 4_000, 8_000] as const;
/** A 429 that named no time is waited out for as long as the API counts. */
const limitWait = 60_000;

/**
 * How long to wait before a keyed write goes again.
 * @param replays how many went already
 * @returns milliseconds; nothing where it must not go again by itself
 */
export function replayDelay(
  error: ApiError,
  replays: number,
  now: number,
  random: number,
): number | undefined {
  const wait = waits[replays];
  if (wait === undefined || replays >= mostReplays) return undefined;
  if (error.outcome === 'notSent' || error.kind === 'unauthorized') return undefined;
  if (error.kind === 'rateLimited') return Math.max(0, (error.facts.retryAt ?? now + limitWait) - now);
  if (error.kind === 'conflict') return wait;
  if (error.outcome === 'unknown' || error.facts.status === 425) return wait * (0.5 + random / 2);
  // A definite refusal after an unclear attempt: asking again brings the same.
  return undefined;
}

/** The longest waits before the same value is set again, in milliseconds; the real one is anywhere below. */
const absoluteWaits = [1_000, 3_000];

interface Attempted {
  readonly policy: Policy;
  /** How the last attempt failed. */
  readonly error: ApiError;
  /** How many of this run there were before it. */
  readonly again: number;
  readonly startedAt: number;
}

function delayOf({ policy, error, again }: Attempted, now: number): number | undefined {
  if (policy === 'keyed') return replayDelay(error, again, now, Math.random());
  const longest = policy === 'absolute' && error.outcome === 'unknown' ? absoluteWaits[again] : undefined;
  return longest === undefined ? undefined : longest * Math.random();
}

/**
 * Waits until a write may go again by itself, where its policy has it.
 * @param isStill asked after the wait, which a sleeping machine can make long
 * @returns whether it may
 */
export async function mayGoAgain(attempted: Attempted, isStill: () => boolean): Promise<boolean> {
  const { startedAt } = attempted;
  const now = Date.now();
  const delay = delayOf(attempted, now);
  if (delay === undefined || now + delay - startedAt > replayFor) return false;
  await new Promise((resolve) => setTimeout(resolve, delay));
  const since = Date.now() - startedAt;
  return since >= 0 && since <= replayFor && isStill();
}
