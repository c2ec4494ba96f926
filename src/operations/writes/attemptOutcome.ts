import type { ApiError } from '#api/apiError.ts';
import { isSignedIn } from '#session/session.ts';
import { markUnknown, noteTried, settleEntry } from './journal.ts';
import type { JournalEntry } from './journalEntry.ts';
import { isRefusedForGood } from './replay.ts';
import { readOnce, settleByReading } from './settle.ts';
import type { Caller, NothingSentReason, Policy, ReadingVerdict, Write, WriteOutcome } from './write.ts';

/** How a write ends, by its policy: which entries are settled, which stay open, and which have to be read first. */

export const notSent = (because: NothingSentReason): WriteOutcome<never> => ({ state: 'notSent', because });

export const isJournalled = ({ policy }: { readonly policy: Policy }): boolean =>
  policy !== 'absolute' && policy !== 'plain';

/** With a refused key nothing can be read. */
const isKeyRefused = (error: ApiError): boolean =>
  error.kind === 'unauthorized' && error.outcome === 'rejected';

/** An attempt that ended with an error, and whether it was the first of its run. */
export interface FailedAttempt<Answer, Snapshot> {
  readonly write: Write<Answer, Snapshot>;
  readonly caller: Caller;
  readonly entry: JournalEntry;
  readonly error: ApiError;
  readonly isFirst: boolean;
}

/** Whether the API refused the request itself, so that a retry would be refused, too. */
export function isDefinite<Answer, Snapshot>({
  write,
  entry,
  error,
}: FailedAttempt<Answer, Snapshot>): boolean {
  if (error.outcome !== 'rejected') return false;
  return write.policy !== 'keyed' || (entry.attempts === 1 && isRefusedForGood(error.facts));
}

/** The outcome is unknown: the entry stays open and keeps the API's error. */
async function leaveOpen(entry: JournalEntry, error: ApiError | undefined): Promise<WriteOutcome<never>> {
  // Noted first, so that the code that adopts the entries of closed tabs skips this one. A refused key doesn't count as
  // a try: the same account's next key retries.
  if (error === undefined || !isKeyRefused(error)) noteTried(entry.id);
  await markUnknown(error === undefined ? entry : { ...entry, failure: error.facts });
  return { state: 'unknown', entry, ...(error !== undefined && { error }) };
}

/** Settles a refused write by reading, not by the refusal, which may answer a copy that the browser sent by itself. */
async function endRefused<Answer, Snapshot>(
  failed: FailedAttempt<Answer, Snapshot>,
): Promise<WriteOutcome<Answer>> {
  const { write, caller, entry, error } = failed;
  caller.onRefused?.(error);
  const seen: ReadingVerdict<Answer> =
    write.reading === undefined
      ? { is: 'notDone' }
      : await settleByReading(write.reading(entry), () => isSignedIn(caller.owner));
  if (seen.is === 'unclear') return leaveOpen(entry, error);
  await settleEntry(entry.id);
  return seen.is === 'done' ? { state: 'done', answer: seen.answer } : { state: 'refused', error };
}

/** Reads once whether an attempt with an unclear outcome was carried out. */
async function endUnclear<Answer, Snapshot>(
  failed: FailedAttempt<Answer, Snapshot>,
): Promise<WriteOutcome<Answer>> {
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

/** For a write that sets a value, the value that the API shows afterwards decides, whatever the responses were. */
async function endAbsolute<Answer, Snapshot>(
  failed: FailedAttempt<Answer, Snapshot>,
): Promise<WriteOutcome<Answer>> {
  const { write, caller, entry, error, isFirst } = failed;
  if (write.reading !== undefined && isSignedIn(caller.owner)) {
    const { seen } = await readOnce(write.reading(entry));
    if (seen.is === 'done') return { state: 'done', answer: seen.answer };
  }
  // A later attempt that did nothing says nothing about the earlier ones.
  return isFirst && error.outcome === 'rejected' ? { state: 'refused', error } : { state: 'unknown', error };
}

/** Ends a run whose last attempt failed. */
export async function settleFailed<Answer, Snapshot>(
  failed: FailedAttempt<Answer, Snapshot>,
): Promise<WriteOutcome<Answer>> {
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
      // Any response but the receipt, even a refusal, leaves it open until readings settle it, however long that takes.
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

/** Ends a run whose attempt got a response. */
export async function settleAnswered<Answer, Snapshot>(
  { wasDone, policy }: Write<Answer, Snapshot>,
  entry: JournalEntry,
  answer: Answer,
): Promise<WriteOutcome<Answer>> {
  // If this attempt did nothing, that says nothing about the earlier ones.
  if (entry.attempts === 1 || (wasDone?.(answer) ?? true)) {
    if (isJournalled({ policy })) await settleEntry(entry.id);
  } else await markUnknown(entry);
  return { state: 'done', answer };
}
