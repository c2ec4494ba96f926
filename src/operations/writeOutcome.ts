import type { ApiError, NotSentReason } from '#api/apiError.ts';

/**
 * Why nothing left the browser, beyond what the transport says: `busy`, the same is on the line, here or in another
 * tab; `journal`, the browser keeps no journal, and without one nothing is risked; `unsettled`, nobody knows yet how an
 * earlier one with other choices ended.
 */
export type NothingSentReason = NotSentReason | 'busy' | 'journal' | 'unsettled';

/** How a journalled write ended. */
export type WriteOutcome<Answer> =
  | { readonly state: 'done'; readonly answer: Answer }
  /** A definite refusal: nothing was done. */
  | { readonly state: 'refused'; readonly error: ApiError }
  | { readonly state: 'notSent'; readonly because: NothingSentReason }
  /** It may have been done. Its entry stays in the journal. */
  | { readonly state: 'unknown'; readonly entryId: string; readonly error?: ApiError };
