import type { QueryClient } from '@tanstack/react-query';
import type { ApiError, NotSentReason } from '#api/apiError.ts';
import type { OperationId } from '#api/operation.ts';
import type { Owner } from '#session/identity.ts';
import type { ActivityAction, ActivityLine } from './activityLog.ts';
import type { JournalBaseline, JournalEntry } from './journalEntry.ts';

/**
 * How a write may be repeated:
 * - `keyed`: it has an `Idempotency-Key`, sent from the first attempt on, since the browser itself may send a request
 *   twice. After a lost or unclear response the same bytes are sent again with the same key, and an open entry is
 *   continued.
 * - `single`: it has no key. While one's outcome is unknown, the user may request the same again.
 * - `oneShot`: it has no key, and it costs money. While one's outcome is unknown, no other is sent for the same target.
 * - `absolute`: it sets a value, so sending it twice does no harm. After a lost response it is retried twice; no
 *   journal.
 * - `plain`: it is sent once, and the server shows the result; no journal.
 */
export type Policy = 'keyed' | 'single' | 'oneShot' | 'absolute' | 'plain';

/** The verdict of the readings on a write; `unclear`: the readings are over, and the outcome is unknown. */
export type ReadingVerdict<Answer> =
  | { readonly is: 'done'; readonly answer: Answer }
  | { readonly is: 'notDone' | 'unclear' };

/** How readings of the API decide whether a write was done. */
export interface Reading<Answer, Snapshot> {
  /** Takes one reading. It never rejects; unreadable parts are missing in it. */
  readonly read: () => Promise<Snapshot>;
  /** Judges all readings so far; `open` requests one more. */
  readonly judge: (
    snapshots: readonly Snapshot[],
    isLast: boolean,
  ) => ReadingVerdict<Answer> | { readonly is: 'open' };
  /** Whether the server is gone, so that nothing remains of any attempt. */
  readonly isOver?: (snapshot: Snapshot) => boolean;
}

/** The declaration of a write; `runWrite` does the rest. */
export interface Write<Answer, Snapshot = never> {
  readonly operation: OperationId;
  readonly policy: Policy;
  /** A server's id, or the request that identifies a deploy. */
  readonly target: string;
  /** The target's name on screen. */
  readonly targetName: string;
  readonly body?: object;
  /** The `Idempotency-Key`, where it was fixed beforehand; otherwise each new entry gets one. */
  readonly key?: string;
  /** The state known before the write, for comparison with later readings. */
  readonly baseline?: JournalBaseline;
  /** Checks, before anything is sent, whether something prevents the write. Returns why nothing is sent then. */
  readonly findObstacle?: () => Promise<NothingSentReason | undefined>;
  /**
   * Sends the request, once. Throws an `ApiError` of the kind `contract` where the response doesn't say whether it was
   * done.
   * @param body the exact JSON text, the same each time; '' where there is none
   * @param key the `Idempotency-Key` of a keyed write, '' otherwise
   */
  readonly send: (body: string, key: string) => Promise<Answer>;
  /** Whether the response says that it was done; by default every response does. */
  readonly wasDone?: (answer: Answer) => boolean;
  /** How to settle the write by reading. Without it a refusal is only reported. */
  readonly reading?: (entry: JournalEntry) => Reading<Answer, Snapshot>;
  /** Continues an earlier write: if nothing is sent now, nothing is logged and `onEnd` is not called. */
  readonly isResumed?: boolean;
  /** The action in the activity log. */
  readonly action: ActivityAction;
  /** Fields that extend or override the log line; `undefined` writes no line. */
  readonly line?: (outcome: WriteOutcome<Answer>) => Partial<ActivityLine> | undefined;
  /** Called with the outcome, unless another account has signed in by then. */
  readonly onEnd?: (outcome: WriteOutcome<Answer>) => void;
}

/** The context of a write. */
export interface Caller {
  readonly queryClient: QueryClient;
  /** The write's account: no other account's key is used for it, and no other account sees its outcome. */
  readonly owner: Owner | undefined;
  /** Whether the page that started the write still shows its outcome. */
  readonly isShown: () => boolean;
  /** Called when the API refused it, before readings check whether it was done anyway. */
  readonly onRefused?: (error: ApiError) => void;
}

/**
 * Why nothing was sent, beyond the transport's reasons: `busy`, the same write is in flight, here or in another tab;
 * `locks`, the browser doesn't say whether another tab is working on it; `journal`, the browser keeps no journal, and
 * without one the write is not risked; `unsettled`, an earlier write's outcome is unknown, or was settled or dismissed
 * just now; `changed`, the value to overwrite is no longer the one that the user saw.
 */
export type NothingSentReason = NotSentReason | 'busy' | 'locks' | 'journal' | 'unsettled' | 'changed';

/** How a write ended. */
export type WriteOutcome<Answer> =
  | { readonly state: 'done'; readonly answer: Answer }
  /** Nothing was done. */
  | { readonly state: 'refused'; readonly error: ApiError }
  | { readonly state: 'notSent'; readonly because: NothingSentReason }
  /** It may have been done. If the write is in the journal, its entry stays there. */
  | { readonly state: 'unknown'; readonly entry?: JournalEntry; readonly error?: ApiError };
