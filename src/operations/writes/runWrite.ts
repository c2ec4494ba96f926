import { apiNow } from '#api/apiClock.ts';
import { ApiError, asApiError } from '#api/apiError.ts';
import { openConnection } from '#api/connection.ts';
import { isOnline } from '#api/online.ts';
import type { Owner } from '#session/identity.ts';
import { isSignedIn } from '#session/session.ts';
import { noteActivity } from './activityLog.ts';
import { exclusively } from './exclusively.ts';
import {
  findEntry,
  isStillOpen,
  keepEntry,
  lockName,
  markUnknown,
  noteTried,
  settleEntry,
} from './journal.ts';
import { isReplayable, type JournalEntry } from './journalEntry.ts';
import { isRefusedForGood, mayGoAgain } from './replay.ts';
import { readOnce, settleByReading } from './settle.ts';
import type { Caller, NothingSentReason, Policy, Seen, Write, WriteOutcome } from './write.ts';

const notSent = (because: NothingSentReason): WriteOutcome<never> => ({ state: 'notSent', because });

const isJournalled = ({ policy }: { readonly policy: Policy }): boolean =>
  policy !== 'absolute' && policy !== 'plain';

/** An entry for a write that was not asked for before. */
function newEntry<Answer, Sight>(write: Write<Answer, Sight>, owner: Owner): JournalEntry {
  const { operation, target, targetName, body, baseline, policy } = write;
  const apiAt = apiNow();
  return {
    ...owner,
    id: crypto.randomUUID(),
    operation,
    target,
    targetName,
    body: body === undefined ? '' : JSON.stringify(body),
    ...(policy === 'keyed' && { key: crypto.randomUUID() }),
    at: Date.now(),
    ...(apiAt !== undefined && { apiAt }),
    attempts: 0,
    state: 'sent',
    ...(baseline !== undefined && { baseline }),
  };
}

/** The next attempt of an entry, kept before anything leaves. Nothing where the journal doesn't keep it. */
async function keepAttempt(entry: JournalEntry, isKept: boolean): Promise<JournalEntry | undefined> {
  const next: JournalEntry = { ...entry, attempts: entry.attempts + 1, state: 'sent' };
  if (!isKept) return next;
  try {
    await keepEntry(next);
    return next;
  } catch {
    // What can't be kept may lie there in part; without its first attempt it stands for nothing.
    if (entry.attempts === 0) await settleEntry(entry.id);
    return undefined;
  }
}

/** Nothing can be read with a key that is refused. */
const isKeyRefused = (error: ApiError): boolean =>
  error.kind === 'unauthorized' && error.outcome === 'rejected';

/** One attempt that ended with an error, and how many of this run there were before it. */
interface Failed<Answer, Sight> {
  readonly write: Write<Answer, Sight>;
  readonly caller: Caller;
  readonly entry: JournalEntry;
  readonly error: ApiError;
  readonly isFirst: boolean;
}

/** Whether the API refused it for what it is, so that sending it again would bring the same. */
function isDefinite<Answer, Sight>({ write, entry, error }: Failed<Answer, Sight>): boolean {
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
async function endFailed<Answer, Sight>(failed: Failed<Answer, Sight>): Promise<WriteOutcome<Answer>> {
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
async function endAnswered<Answer, Sight>(
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

/** Puts an entry on the line as often as its policy lets it. */
async function attempt<Answer, Sight>(
  first: JournalEntry,
  write: Write<Answer, Sight>,
  caller: Caller,
): Promise<WriteOutcome<Answer>> {
  const startedAt = Date.now();
  const isKept = isJournalled(write);
  let told: ApiError | undefined;
  let before = first;
  for (let again = 0; ; again += 1) {
    // What was put away, here or elsewhere, while it was read or waited is not wanted any more.
    if (isKept && before.attempts > 0 && !(await isStillOpen(before)))
      return again === 0 ? notSent('unsettled') : { state: 'unknown', entry: before };
    const entry = await keepAttempt(before, isKept);
    if (entry === undefined) return again === 0 ? notSent('journal') : { state: 'unknown', entry: before };
    before = entry;
    try {
      // Another account may have come while the entry was being kept.
      if (!isSignedIn(caller.owner)) throw new ApiError({ kind: 'notSent', notSentBecause: 'gate' });
      return await endAnswered(write, entry, await write.send(entry.body, entry.key ?? ''));
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error === undefined) {
        if (isKept) await markUnknown(entry);
        throw thrown;
      }
      if (error.outcome !== 'notSent') told = error;
      const failed = { write, caller, entry, error, isFirst: again === 0 };
      const goesOn =
        !isDefinite(failed) &&
        (await mayGoAgain(
          { policy: write.policy, error, again, startedAt },
          () => isSignedIn(caller.owner) && (!isKept || isReplayable(entry, Date.now(), apiNow())),
        ));
      // What did not leave at last tells nothing of what did before.
      if (!goesOn) return endFailed({ ...failed, error: told ?? error });
    }
  }
}

/** Continues an open entry: never with other choices, and not by sending where what it asked for can be read. */
async function goOn<Answer, Sight>(
  open: JournalEntry,
  write: Write<Answer, Sight>,
  caller: Caller,
): Promise<WriteOutcome<Answer>> {
  if (open.body !== JSON.stringify(write.body)) return notSent('unsettled');
  // Ahead of the age: this reading tells the API's time, too.
  const found = write.reading && (await readOnce(write.reading(open))).seen;
  if (!isSignedIn(caller.owner)) return notSent('gate');
  if (found?.is === 'done') {
    await settleEntry(open.id);
    return { state: 'done', answer: found.answer };
  }
  return isReplayable(open, Date.now(), apiNow()) ? attempt(open, write, caller) : notSent('unsettled');
}

/** Lets a write begin where none like it is under way, here or in another tab, and the journal can be read. */
async function begin<Answer, Sight>(
  write: Write<Answer, Sight>,
  caller: Caller,
): Promise<WriteOutcome<Answer>> {
  const { operation, target, policy } = write;
  const { owner } = caller;
  // Looked at before the journal is written: what can't leave now leaves no trace.
  if (owner === undefined || !isSignedIn(owner) || openConnection() === undefined) return notSent('gate');
  if (!(await isOnline())) return notSent('offline');
  const reason = await write.hindered?.();
  if (reason !== undefined) return notSent(reason);
  if (!isJournalled(write)) return attempt(newEntry(write, owner), write, caller);
  let open: JournalEntry | undefined;
  try {
    open = await findEntry(owner, operation, target);
  } catch {
    return notSent('journal');
  }
  // Another account came while the journal was waited for: it is not its wish.
  if (!isSignedIn(owner)) return notSent('gate');
  // What was to be gone on with has been settled, or put away, meanwhile.
  if (open === undefined && write.isResumed === true) return notSent('unsettled');
  if (open !== undefined && policy === 'oneShot') return notSent('unsettled');
  if (open !== undefined && policy === 'keyed') return goOn(open, write, caller);
  return attempt(open ?? newEntry(write, owner), write, caller);
}

/** Notes in the activity log how it ended. */
function log<Answer, Sight>(write: Write<Answer, Sight>, outcome: WriteOutcome<Answer>): void {
  const line = write.line === undefined ? {} : write.line(outcome);
  if (line === undefined) return;
  const { words, requestId } = ('error' in outcome && outcome.error?.facts) || {};
  noteActivity({
    action: write.action,
    serverId: write.target,
    serverName: write.targetName,
    outcome: outcome.state,
    ...(words !== undefined && { words }),
    ...(requestId !== undefined && { requestId }),
    ...line,
  });
}

/**
 * Runs a write, whichever: it alone keeps a second one out, here and in other tabs, writes the journal before anything
 * leaves, sends, settles by reading what the API refused, and notes the end in the activity log.
 */
export async function runWrite<Answer, Sight>(
  write: Write<Answer, Sight>,
  caller: Caller,
): Promise<WriteOutcome<Answer>> {
  const run = await exclusively(lockName(write), () => begin(write, caller));
  const outcome = run.ran ? run.result : notSent(run.because);
  if (write.isResumed === true && outcome.state === 'notSent') return outcome;
  // Whoever is signed in now has nothing to do with it.
  if (isSignedIn(caller.owner)) {
    log(write, outcome);
    write.onEnd?.(outcome);
  }
  return outcome;
}
