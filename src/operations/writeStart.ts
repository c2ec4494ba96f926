import { apiNow } from '#api/apiClock.ts';
import { ApiError } from '#api/apiError.ts';
import { openConnection } from '#api/connection.ts';
import type { OperationId } from '#api/operation.ts';
import { currentAccount } from '#session/accountId.ts';
import { exclusively } from './exclusively.ts';
import { currentApi, findEntry, keepEntry, lockName, markUnknown, settleEntry } from './journal.ts';
import type { JournalBaseline, JournalEntry } from './journalEntry.ts';
import { noteTried } from './triedEntries.ts';
import type { WriteOutcome } from './writeOutcome.ts';

/** Told that the API refused a write, while it is being read whether it was done all the same. */
export type OnRefused = (error: ApiError) => void;

/** What a write is about, whether or not it has a key. */
export interface Write {
  readonly operation: OperationId;
  /** A server's id, or what tells one deploy from another. */
  readonly target: string;
  /** What the target is called on the screen. */
  readonly targetName: string;
  readonly body?: object;
  readonly baseline?: JournalBaseline;
  readonly onRefused?: OnRefused | undefined;
}

/** What readings show of a write that was refused. */
export type Seen<Answer> =
  | { readonly is: 'done'; readonly answer: Answer }
  | { readonly is: 'notDone' | 'unclear' };

/** Reads whether a write was done. It never rejects. */
export type Look<Answer> = (entry: JournalEntry) => Promise<Seen<Answer>>;

/** An entry for a write that was not asked for before. */
export function newEntry(
  { operation, target, targetName, body, baseline }: Write,
  key?: string,
): JournalEntry {
  const apiAt = apiNow();
  return {
    id: crypto.randomUUID(),
    account: currentAccount(),
    api: currentApi(),
    operation,
    target,
    targetName,
    body: body === undefined ? '' : JSON.stringify(body),
    ...(key !== undefined && { key }),
    at: Date.now(),
    ...(apiAt !== undefined && { apiAt }),
    attempts: 0,
    state: 'sent',
    ...(baseline !== undefined && { baseline }),
  };
}

/** The next attempt of an entry, kept before anything leaves. Nothing where the journal doesn't keep it. */
export async function keepAttempt(entry: JournalEntry): Promise<JournalEntry | undefined> {
  const next: JournalEntry = { ...entry, attempts: entry.attempts + 1, state: 'sent' };
  try {
    await keepEntry(next);
    return next;
  } catch {
    // What can't be kept may lie there in part; without its first attempt it stands for nothing.
    if (entry.attempts === 0) await settleEntry(entry.id);
    return undefined;
  }
}

/** Sends for whoever asked: not with the key of another account that came while the entry was being kept. */
export async function sendFor<Answer>(
  { account }: JournalEntry,
  send: () => Promise<Answer>,
): Promise<Answer> {
  if (account !== currentAccount()) throw new ApiError({ kind: 'notSent', notSentBecause: 'gate' });
  return send();
}

/**
 * Lets a write begin where none like it is under way, here or in another tab, and the journal can be read.
 * @param run gets the open entry of the same operation and target, if there is one
 */
export async function beginWrite<Answer>(
  { operation, target }: Write,
  run: (open: JournalEntry | undefined) => Promise<WriteOutcome<Answer>>,
): Promise<WriteOutcome<Answer>> {
  // Looked at before the journal is written: what can't leave now leaves no trace.
  if (openConnection() === undefined) return { state: 'notSent', because: 'gate' };
  if (!navigator.onLine) return { state: 'notSent', because: 'offline' };
  const account = currentAccount();
  const name = lockName({ account, operation, target });
  const outcome = await exclusively(name, async (): Promise<WriteOutcome<Answer>> => {
    let open: JournalEntry | undefined;
    try {
      open = await findEntry(operation, target);
    } catch {
      return { state: 'notSent', because: 'journal' };
    }
    // Another account came while the lock and the journal were waited for: it is not its wish.
    if (currentAccount() !== account) return { state: 'notSent', because: 'gate' };
    return run(open);
  });
  return outcome.ran ? outcome.result : { state: 'notSent', because: 'busy' };
}

/**
 * Ends a write that the API refused: not by the refusal, which may be of a copy that the browser sent by itself, but by
 * what readings show. Until then, and where they show nothing for certain, its entry stays.
 */
export async function endRefused<Answer>(
  entry: JournalEntry,
  error: ApiError,
  { look, onRefused }: Pick<Write, 'onRefused'> & { readonly look: Look<Answer> },
): Promise<WriteOutcome<Answer>> {
  onRefused?.(error);
  const seen = await look(entry);
  if (seen.is === 'unclear') {
    // Ahead of it, since whoever takes up what a closed tab has left must not take up what the API refused.
    noteTried(entry.id);
    await markUnknown(entry);
    return { state: 'unknown', entryId: entry.id, error };
  }
  await settleEntry(entry.id);
  return seen.is === 'done' ? { state: 'done', answer: seen.answer } : { state: 'refused', error };
}
