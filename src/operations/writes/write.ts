import type { QueryClient } from '@tanstack/react-query';
import type { ApiError, NotSentReason } from '#api/apiError.ts';
import type { OperationId } from '#api/operation.ts';
import type { Owner } from '#session/identity.ts';
import type { ActivityAction, ActivityLine } from './activityLog.ts';
import type { JournalBaseline, JournalEntry } from './journalEntry.ts';

/**
 * What a write may do beside being sent once:
 * - `keyed`: it has an `Idempotency-Key`, which goes with the first attempt already, since the browser itself may send
 *   twice. After a lost or unclear answer the same bytes go again with the same key, and an open one is continued.
 * - `single`: there is no key for it. While nobody knows how one ended, a person may ask for the same again.
 * - `oneShot`: there is no key, and it costs. While nobody knows how one ended, no other is sent for the same target.
 * - `absolute`: it sets a value, so that twice is once. After a lost answer it goes twice more; no journal.
 * - `plain`: it goes once, and what came of it the server shows; no journal.
 */
export type Policy = 'keyed' | 'single' | 'oneShot' | 'absolute' | 'plain';

/** What readings show of a write; `unclear`: the readings are over, and nobody knows. */
export type Seen<Answer> =
  | { readonly is: 'done'; readonly answer: Answer }
  | { readonly is: 'notDone' | 'unclear' };

/** How a write is told from what the API shows. */
export interface Reading<Answer, Sight> {
  /** One reading. It never rejects; what could not be read is missing in it. */
  readonly read: () => Promise<Sight>;
  /** Gets all readings so far; `open` asks for one more. */
  readonly judge: (sights: readonly Sight[], isLast: boolean) => Seen<Answer> | { readonly is: 'open' };
  /** After this nothing is left of what any attempt may have done: the server is gone. */
  readonly isOver?: (sight: Sight) => boolean;
}

/** A write, declared; `runWrite` does the rest. */
export interface Write<Answer, Sight = never> {
  readonly operation: OperationId;
  readonly policy: Policy;
  /** A server's id, or what tells one deploy from another. */
  readonly target: string;
  /** What the target is called on the screen. */
  readonly targetName: string;
  readonly body?: object;
  /** What was known before it, to hold against what is read afterwards. */
  readonly baseline?: JournalBaseline;
  /** Looks, before anything leaves, whether something stands against it: why nothing is to be sent then. */
  readonly hindered?: () => Promise<NothingSentReason | undefined>;
  /**
   * Sends it, once. Throws an `ApiError` of the kind `contract` where the answer does not say whether it was done.
   * @param body the exact JSON text, the same each time; '' where there is none
   * @param key the `Idempotency-Key` of a keyed write, '' otherwise
   */
  readonly send: (body: string, key: string) => Promise<Answer>;
  /** Whether the answer says that it was done; without this every answer does. */
  readonly wasDone?: (answer: Answer) => boolean;
  /** Without it nothing can be read of the write, and a refusal is told as no more than that. */
  readonly reading?: (entry: JournalEntry) => Reading<Answer, Sight>;
  /** Goes on with one that was asked for before: what doesn't leave now changes nothing of it. */
  readonly isResumed?: boolean;
  /** What it is called in the activity log. */
  readonly action: ActivityAction;
  /** What its line says beside that, and instead of it; `undefined` where it is not to have one. */
  readonly line?: (outcome: WriteOutcome<Answer>) => Partial<ActivityLine> | undefined;
  /** Told how it ended, unless another account is signed in by then. */
  readonly onEnd?: (outcome: WriteOutcome<Answer>) => void;
}

/** Whoever asks for a write. */
export interface Caller {
  readonly queryClient: QueryClient;
  /** Whose write it is: no other account's key is used for it, and nobody else is told of it. */
  readonly owner: Owner | undefined;
  /** Whether whoever asked still shows how it ends. */
  readonly isShown: () => boolean;
  /** Told that the API refused it, while it is being read whether it was done all the same. */
  readonly onRefused?: (error: ApiError) => void;
}

/**
 * Why nothing left the browser, beyond what the transport says: `busy`, the same is on the line, here or in another
 * tab; `locks`, the browser does not say whether another tab is at it; `journal`, it keeps no journal, and without one
 * nothing is risked; `unsettled`, nobody knows yet how an earlier one with other choices ended; `changed`, what it would
 * overwrite is not any more what the person saw.
 */
export type NothingSentReason = NotSentReason | 'busy' | 'locks' | 'journal' | 'unsettled' | 'changed';

/** How a write ended. */
export type WriteOutcome<Answer> =
  | { readonly state: 'done'; readonly answer: Answer }
  /** Nothing was done. */
  | { readonly state: 'refused'; readonly error: ApiError }
  | { readonly state: 'notSent'; readonly because: NothingSentReason }
  /** It may have been done. Where the journal knows of it, its entry stays there. */
  | { readonly state: 'unknown'; readonly entry?: JournalEntry; readonly error?: ApiError };
