import { asApiError } from '#api/apiError.ts';
import { markUnknown, settleEntry } from './journal.ts';
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

interface SingleWrite<Answer> extends Write {
  /** Sends it, once. Throws an `ApiError` of the kind `contract` where the answer does not say whether it was done. */
  readonly send: () => Promise<Answer>;
  /** Whether the answer says that it was done; without this every answer does. */
  readonly wasDone?: (answer: Answer) => boolean;
  /** Without it nothing can be read of the write, and a refusal is told as no more than that. */
  readonly look?: Look<Answer>;
}

/**
 * A write that the API gives no key for: the app sends it once. Its entry is in the journal before it leaves, and
 * stays there while nobody knows whether it was done. A person may ask for the same again meanwhile.
 */
export function singleWrite<Answer>(write: SingleWrite<Answer>): Promise<WriteOutcome<Answer>> {
  return beginWrite(write, async (open) => {
    const entry = await keepAttempt(open ?? newEntry(write));
    if (entry === undefined) return { state: 'notSent', because: 'journal' };
    try {
      const answer = await sendFor(entry, write.send);
      // That this attempt did nothing says nothing of the ones before it.
      if (entry.attempts === 1 || (write.wasDone?.(answer) ?? true)) await settleEntry(entry.id);
      else await markUnknown(entry);
      return { state: 'done', answer };
    } catch (thrown) {
      const error = asApiError(thrown);
      const { look, onRefused } = write;
      if (look !== undefined && error?.outcome === 'rejected' && error.kind !== 'unauthorized')
        return endRefused(entry, error, { look, onRefused });
      if (error !== undefined && error.outcome !== 'unknown' && entry.attempts === 1)
        await settleEntry(entry.id);
      else await markUnknown(entry);
      if (error === undefined) throw thrown;
      if (error.outcome === 'notSent') {
        return { state: 'notSent', because: error.facts.notSentBecause ?? 'gate' };
      }
      return error.outcome === 'rejected'
        ? { state: 'refused', error }
        : { state: 'unknown', entryId: entry.id, error };
    }
  });
}
