import { useSyncExternalStore } from 'react';
import type { PowerAction, PowerIntent, Target } from '#operations/intents/intent.ts';
import { createStore } from '#ui/createStore.ts';

/**
 * Why a batch is paused; it continues when the user resumes it. `unclear`: one request's outcome is unknown, and the
 * next one's might be, too.
 */
export interface BatchPause {
  readonly because: 'person' | 'rateLimited' | 'offline' | 'gate' | 'unclear';
  /** When the API allows the next request, in milliseconds since 1970 UTC. */
  readonly until?: number | undefined;
}

/**
 * One server of a batch. `busy`: another request for it was in flight, so nothing was sent; `left`: cancelled unsent.
 */
export type BatchLine = { readonly target: Target } & (
  | { readonly state: 'waiting' | 'sending' | 'busy' | 'left' }
  | { readonly state: 'ended'; readonly intent: PowerIntent }
);

/** One power action for several servers. */
export interface PowerBatch {
  readonly action: PowerAction;
  readonly lines: readonly BatchLine[];
  readonly pause: BatchPause | undefined;
  /** The request budget has nothing to spare; the batch continues by itself. */
  readonly isWaitingForBudget: boolean;
  /** Shown as a dialog; otherwise it continues in the background. */
  readonly isShown: boolean;
}

/** The page's current batch, if any. Kept apart from the batch's code, which few pages need. */
export const openBatch = createStore<PowerBatch | undefined>(undefined);

export function usePowerBatch(): PowerBatch | undefined {
  return useSyncExternalStore(openBatch.subscribe, openBatch.get);
}
