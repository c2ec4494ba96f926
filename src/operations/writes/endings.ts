import type { ApiError } from '#api/apiError.ts';
import { isSignedIn } from '#session/session.ts';
import { markUnknown, noteTried, settleEntry } from './journal.ts';
import type { JournalEntry } from './journalEntry.ts';
import { isRefusedForGood } from './replay.ts';
import { readOnce, settleByReading } from './settle.ts';
import type { Caller, NothingSentReason, Policy, Seen, Write, WriteOutcome } from './write.ts';

/** How a write ends, by its policy: what is settled, what stays open, and what has to be read first. */

export const notSent = (because: NothingSentReason): WriteOutcome<never> => ({ state: 'notSent', because });

export const isJournalled = ({ policy }: { readonly policy: Policy }): boolean =>
  policy !== 'absolute' && policy !== 'plain';

/** Nothing can be read with a key that is refused. */
const isKeyRefused = (error: ApiError): boolean =>
  error.kind === 'unauthorized' && error.outcome === 'rejected';

/** One attempt that ended with an error, and how many of this run there were before it. */
export interface Failed<Answer, Sight> {
  readonly write: Write<Answer, Sight>;
  readonly caller: Caller;
  readonly entry: JournalEntry;
  readonly error: ApiError;
  readonly isFirst: boolean;
}

/** Whether the API refused it for what it is, so that sending it again would bring the same. */
export function isDefinite<Answer, Sight>({ write, entry, error }: Failed<Answer, Sight>): boolean {
  if (error.outcome !== 'rejected') return false;
  return write.policy !== 'keyed' || (entry.attempts === 1 && isRefusedForGood(error.facts));
}

/** Nobody knows how it ended: its entry stays, and says what the API said. */
async function leaveOpen(entry: JournalEntry, error: ApiError | undefined): Promise<WriteOutcome<never>> {
  // Ahead of it, since whoever takes up what a closed tab has left must not take up this. A refused key is no try: the
  // same account's next key goes on.
  if (error === undefined || !isKeyRefused(error)) noteTried(entry.id);
  await markUnknown(error === undefined ? entry : { ...entry, failure: error.facts });
  return { state: 'unknown', entry, ...(error !== undefined && { error }) };
}

/** Ends what the API refused: not by the refusal, which may be of a copy that the browser sent by itself, but by reading. */
async function endRefused<Answer, Sight>(failed: Failed<Answer, Sight>): Promise<WriteOutcome<Answer>> {
  const { write, caller, entry, error } = failed;
  caller.onRefused?.(error);
  const seen: Seen<Answer> =
    write.reading === undefined
      ? { is: 'notDone' }
      : await settleByReading(write.reading(entry), () => isSignedIn(caller.owner));
  if (seen.is === 'unclear') return leaveOpen(entry, error);
  await settleEntry(entry.id);
  return seen.is === 'done' ? { state: 'done', answer: seen.answer } : { state: 'refused', error };
}

/** Reads once whether an attempt without a clear end was carried out. */
async function endUnclear<Answer, Sight>(failed: Failed<Answer, Sight>): Promise<WriteOutcome<Answer>> {
  const { write, caller, entry, error } = failed;
  const open = await leaveOpen(entry, error);
  if (write.policy !== 'keyed' || write.reading === undefined || isKeyRefused(error)) return open;
  const { sight, seen, isOver } = await readOnce(write.reading(entry));
  if (!isSignedIn(caller.owner) || sight === undefined) return open;
  const isGone = isOver && error.kind === 'notFound';
  if (seen.is !== 'done' && !isGone) return open;
  await settleEntry(entry.id);
  return seen.is === 'done' ? { state: 'done', answer: seen.answer } : { state: 'refused', error };
}

/** A value that was set is what the API says afterwards, whatever the answers were. */
async function endAbsolute<Answer, Sight>(failed: Failed<Answer, Sight>): Promise<WriteOutcome<Answer>> {
  const { write, caller, entry, error, isFirst } = failed;
  if (write.reading !== undefined && isSignedIn(caller.owner)) {
    const { seen } = await readOnce(write.reading(entry));
    if (seen.is === 'done') return { state: 'done', answer: seen.answer };
  }
  // That a later attempt did nothing says nothing of the ones before it.
  return isFirst && error.outcome === 'rejected' ? { state: 'refused', error } : { state: 'unknown', error };
}

/** Ends a run whose last attempt failed. */
export async function endFailed<Answer, Sight>(failed: Failed<Answer, Sight>): Promise<WriteOutcome<Answer>> {
  const { write, entry, error, isFirst } = failed;
  if (error.outcome === 'notSent' && isFirst) {
    if (isJournalled(write)) {
      if (entry.attempts === 1) await settleEntry(entry.id);
      else await markUnknown(entry);
    }
    return notSent(error.facts.notSentBecause ?? 'gate');
  }
  switch (write.policy) {
    case 'plain':
      return error.outcome === 'rejected' ? { state: 'refused', error } : { state: 'unknown', error };
    case 'absolute':
      return endAbsolute(failed);
    case 'keyed':
      return isDefinite(failed) ? endRefused(failed) : endUnclear(failed);
    case 'oneShot':
      // Any answer but the receipt leaves it open, a refusal too: it is settled by reading, however long that takes.
      if (!isKeyRefused(error)) return leaveOpen(entry, error);
      await settleEntry(entry.id);
      return { state: 'refused', error };
    case 'single':
      if (error.outcome !== 'rejected') return leaveOpen(entry, error);
      if (write.reading !== undefined && !isKeyRefused(error)) return endRefused(failed);
      if (entry.attempts === 1) await settleEntry(entry.id);
      else await markUnknown(entry);
      return { state: 'refused', error };
  }
}

/** Ends an attempt with an answer. */
export async function endAnswered<Answer, Sight>(
  { wasDone, policy }: Write<Answer, Sight>,
  entry: JournalEntry,
  answer: Answer,
): Promise<WriteOutcome<Answer>> {
  // That this attempt did nothing says nothing of the ones before it.
  if (entry.attempts === 1 || (wasDone?.(answer) ?? true)) {
    if (isJournalled({ policy })) await settleEntry(entry.id);
  } else await markUnknown(entry);
  return { state: 'done', answer };
}
