import { apiNow } from '#api/apiClock.ts';
import { type ApiError, asApiError } from '#api/apiError.ts';
import { currentAccount } from '#session/accountId.ts';
import { markUnknown, settleEntry } from './journal.ts';
import { isReplayable, type JournalEntry } from './journalEntry.ts';
import { replayAfter } from './replay.ts';
import type { WriteOutcome } from './writeOutcome.ts';
import {
  beginWrite,
  endRefused,
  keepAttempt,
  type Look,
  newEntry,
  sendFor,
  type Write,
} from './writeStart.ts';

interface KeyedWrite<Answer> extends Write {
  readonly body: object;
  /**
   * Sends it with its key. Throws an `ApiError` of the kind `contract` where the answer does not say that it was done.
   * @param body the entry's exact JSON text
   */
  readonly send: (body: string, key: string) => Promise<Answer>;
  readonly look: Look<Answer>;
  /** Reads, before an open entry is sent again, whether it was done. It never rejects. */
  readonly find: (entry: JournalEntry) => Promise<Answer | undefined>;
}

/** Refusals after which the same key is the right one: who asks, or when, was wrong, not what. */
const keyOutlives = new Set<number | undefined>([401, 408, 409, 425, 429]);

/** Whether the API refused it for what it is, so that sending it again would bring the same. */
function isDefinite(error: ApiError, { attempts }: JournalEntry): boolean {
  return attempts === 1 && error.outcome === 'rejected' && !keyOutlives.has(error.facts.status);
}

/** Ends a run whose last attempt threw. */
async function endWith<Answer>(
  entry: JournalEntry,
  error: ApiError,
  write: KeyedWrite<Answer>,
): Promise<WriteOutcome<Answer>> {
  if (error.outcome === 'notSent' && entry.attempts === 1) {
    await settleEntry(entry.id);
    return { state: 'notSent', because: error.facts.notSentBecause ?? 'gate' };
  }
  if (isDefinite(error, entry)) return endRefused(entry, error, write);
  await markUnknown(entry);
  return { state: 'unknown', entryId: entry.id, error };
}

async function attempts<Answer>(
  first: JournalEntry,
  key: string,
  write: KeyedWrite<Answer>,
): Promise<WriteOutcome<Answer>> {
  const startedAt = Date.now();
  let before = first;
  for (let replays = 0; ; replays += 1) {
    const entry = await keepAttempt(before);
    if (entry === undefined) {
      return first.attempts === 0 && replays === 0
        ? { state: 'notSent', because: 'journal' }
        : { state: 'unknown', entryId: first.id };
    }
    before = entry;
    try {
      const answer = await sendFor(entry, () => write.send(entry.body, key));
      await settleEntry(entry.id);
      return { state: 'done', answer };
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error === undefined) {
        await markUnknown(entry);
        throw thrown;
      }
      const goesOn =
        !isDefinite(error, entry) && (await replayAfter(error, replays, startedAt, () => isStill(entry)));
      if (!goesOn) return endWith(entry, error, write);
    }
  }
}

/** Whether it may still be sent after a wait: the same account, and the key not too old by the wall clock. */
function isStill(entry: JournalEntry): boolean {
  return entry.account === currentAccount() && isReplayable(entry, Date.now(), apiNow());
}

/**
 * A write with an `Idempotency-Key`, which goes with the first attempt already, since the browser itself may send
 * twice. After a lost or unclear answer the same bytes go again with the same key. An open entry of the same account,
 * target and body is continued, never replaced, and not sent again where what it asked for can be read. It ends with an
 * answer that says so, or, after a refusal of the very first attempt, with what is read then.
 */
export function keyedWrite<Answer>(write: KeyedWrite<Answer>): Promise<WriteOutcome<Answer>> {
  return beginWrite(write, async (open) => {
    if (open === undefined) {
      const key = crypto.randomUUID();
      return attempts(newEntry(write, key), key, write);
    }
    if (open.body !== JSON.stringify(write.body)) return { state: 'notSent', because: 'unsettled' };
    // Ahead of the age: this reading tells the API's time, too.
    const found = await write.find(open);
    if (found !== undefined) {
      await settleEntry(open.id);
      return { state: 'done', answer: found };
    }
    if (currentAccount() !== open.account) return { state: 'notSent', because: 'gate' };
    if (open.key === undefined || !isReplayable(open, Date.now(), apiNow()))
      return { state: 'notSent', because: 'unsettled' };
    return attempts(open, open.key, write);
  });
}
