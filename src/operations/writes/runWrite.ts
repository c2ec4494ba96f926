import { apiNow } from '#api/apiClock.ts';
import { ApiError, asApiError } from '#api/apiError.ts';
import { openConnection } from '#api/connection.ts';
import { isOnline } from '#api/online.ts';
import type { Owner } from '#session/identity.ts';
import { isSignedIn } from '#session/session.ts';
import { noteActivity } from './activityLog.ts';
import { endAnswered, endFailed, isDefinite, isJournalled, notSent } from './endings.ts';
import { exclusively } from './exclusively.ts';
import { findEntry, isStillOpen, keepEntry, lockName, markUnknown, settleEntry } from './journal.ts';
import { isReplayable, type JournalEntry } from './journalEntry.ts';
import { mayGoAgain } from './replay.ts';
import { readOnce } from './settle.ts';
import type { Caller, Write, WriteOutcome } from './write.ts';

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
