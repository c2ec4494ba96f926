import { apiNow } from '#api/apiClock.ts';
import { ApiError, asApiError } from '#api/apiError.ts';
import { openConnection } from '#api/connection.ts';
import { isOnline } from '#api/online.ts';
import type { Owner } from '#session/identity.ts';
import { isSignedIn } from '#session/session.ts';
import { noteActivity } from './activityLog.ts';
import { settleAnswered, settleFailed, isDefinite, isJournalled, notSent } from './attemptOutcome.ts';
import { exclusively } from './exclusively.ts';
import { findEntry, isStillOpen, keepEntry, lockName, markUnknown, settleEntry } from './journal.ts';
import { isReplayable, type JournalEntry } from './journalEntry.ts';
import { waitToRetry } from './replay.ts';
import { readOnce } from './settle.ts';
import type { Caller, Write, WriteOutcome } from './write.ts';

/** An entry for a write that has none yet. */
function newEntry<Answer, Snapshot>(write: Write<Answer, Snapshot>, owner: Owner): JournalEntry {
  const { operation, target, targetName, body, key, baseline, policy } = write;
  const apiAt = apiNow();
  return {
    ...owner,
    id: crypto.randomUUID(),
    operation,
    target,
    targetName,
    body: body === undefined ? '' : JSON.stringify(body),
    ...(policy === 'keyed' && { key: key ?? crypto.randomUUID() }),
    at: Date.now(),
    ...(apiAt !== undefined && { apiAt }),
    attempts: 0,
    state: 'sent',
    ...(baseline !== undefined && { baseline }),
  };
}

/** Stores the next attempt before it is sent; `undefined` where the journal can't store it. */
async function keepAttempt(entry: JournalEntry, isKept: boolean): Promise<JournalEntry | undefined> {
  const next: JournalEntry = { ...entry, attempts: entry.attempts + 1, state: 'sent' };
  if (!isKept) return next;
  try {
    await keepEntry(next);
    return next;
  } catch {
    // The entry may be stored in part; without a first attempt it means nothing.
    if (entry.attempts === 0) await settleEntry(entry.id);
    return undefined;
  }
}

/** Sends an entry as often as its policy allows. */
async function attempt<Answer, Snapshot>(
  first: JournalEntry,
  write: Write<Answer, Snapshot>,
  caller: Caller,
): Promise<WriteOutcome<Answer>> {
  const startedAt = Date.now();
  const isKept = isJournalled(write);
  let sentError: ApiError | undefined;
  let previous = first;
  for (let retries = 0; ; retries += 1) {
    // An entry that was dismissed during the reading or the wait, here or elsewhere, is no longer wanted.
    if (isKept && previous.attempts > 0 && !(await isStillOpen(previous)))
      return retries === 0 ? notSent('unsettled') : { state: 'unknown', entry: previous };
    const entry = await keepAttempt(previous, isKept);
    if (entry === undefined)
      return retries === 0 ? notSent('journal') : { state: 'unknown', entry: previous };
    previous = entry;
    try {
      // The account may have changed while the entry was being stored.
      if (!isSignedIn(caller.owner)) throw new ApiError({ kind: 'notSent', notSentBecause: 'gate' });
      return await settleAnswered(write, entry, await write.send(entry.body, entry.key ?? ''));
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error === undefined) {
        if (isKept) await markUnknown(entry);
        throw thrown;
      }
      if (error.outcome !== 'notSent') sentError = error;
      const failed = { write, caller, entry, error, isFirst: retries === 0 };
      const isRetried =
        !isDefinite(failed) &&
        (await waitToRetry(
          { policy: write.policy, error, retries: retries, startedAt },
          () => isSignedIn(caller.owner) && (!isKept || isReplayable(entry, Date.now(), apiNow())),
        ));
      // An attempt that was not sent says nothing about the earlier ones that were.
      if (!isRetried) return settleFailed({ ...failed, error: sentError ?? error });
    }
  }
}

/** Continues an open entry: never with another body, and without sending if a reading shows that it was done. */
async function continueOpen<Answer, Snapshot>(
  open: JournalEntry,
  write: Write<Answer, Snapshot>,
  caller: Caller,
): Promise<WriteOutcome<Answer>> {
  if (open.body !== JSON.stringify(write.body)) return notSent('unsettled');
  // Before the age check, since this reading also updates the API's time.
  const found = write.reading && (await readOnce(write.reading(open))).seen;
  if (!isSignedIn(caller.owner)) return notSent('gate');
  if (found?.is === 'done') {
    await settleEntry(open.id);
    return { state: 'done', answer: found.answer };
  }
  return isReplayable(open, Date.now(), apiNow()) ? attempt(open, write, caller) : notSent('unsettled');
}

/** Starts a write that has the latch and the lock, once the page can send and the journal can be read. */
async function begin<Answer, Snapshot>(
  write: Write<Answer, Snapshot>,
  caller: Caller,
): Promise<WriteOutcome<Answer>> {
  const { operation, target, policy } = write;
  const { owner } = caller;
  // Checked before the journal is written: a write that can't be sent leaves no entry.
  if (owner === undefined || !isSignedIn(owner) || openConnection() === undefined) return notSent('gate');
  if (!(await isOnline())) return notSent('offline');
  const reason = await write.findObstacle?.();
  if (reason !== undefined) return notSent(reason);
  if (!isJournalled(write)) return attempt(newEntry(write, owner), write, caller);
  let open: JournalEntry | undefined;
  try {
    open = await findEntry(owner, operation, target);
  } catch {
    return notSent('journal');
  }
  // The account changed while we waited for the journal: don't send this under the new one.
  if (!isSignedIn(owner)) return notSent('gate');
  // The entry to continue has been settled or dismissed meanwhile.
  if (open === undefined && write.isResumed === true) return notSent('unsettled');
  if (open !== undefined && policy === 'oneShot') return notSent('unsettled');
  if (open !== undefined && policy === 'keyed') return continueOpen(open, write, caller);
  return attempt(open ?? newEntry(write, owner), write, caller);
}

/** Writes the outcome to the activity log, at the time of asking: an answer may take a minute. */
function log<Answer, Snapshot>(
  write: Write<Answer, Snapshot>,
  outcome: WriteOutcome<Answer>,
  at: number,
): void {
  const line = write.line === undefined ? {} : write.line(outcome);
  if (line === undefined) return;
  const { words, requestId } = ('error' in outcome && outcome.error?.facts) || {};
  noteActivity({
    at,
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
 * Runs any write. It alone blocks a second one, here and in other tabs, writes the journal before anything is sent,
 * sends, settles a refusal by reading, and logs the outcome. Errors other than `ApiError` are rethrown.
 */
export async function runWrite<Answer, Snapshot>(
  write: Write<Answer, Snapshot>,
  caller: Caller,
): Promise<WriteOutcome<Answer>> {
  const at = Date.now();
  const run = await exclusively(lockName(write), () => begin(write, caller));
  const outcome = run.ran ? run.result : notSent(run.because);
  if (write.isResumed === true && outcome.state === 'notSent') return outcome;
  // The account changed while we waited: don't record this under the new one.
  if (isSignedIn(caller.owner)) {
    log(write, outcome, at);
    write.onEnd?.(outcome);
  }
  return outcome;
}
