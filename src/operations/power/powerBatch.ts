import { useSyncExternalStore } from 'react';
import type { PowerAction, PowerIntent, Target } from '#operations/intents/intent.ts';
import { createStore } from '#ui/createStore.ts';

/** How many servers one batch may have. */
export const mostAtOnce = 200;

/**
 * Why nothing more of a batch is sent for now; it goes on when the person wants it. `unclear`: one came to no clear end,
 * and the next might not either.
 */
export interface BatchPause {
  readonly because: 'person' | 'rateLimited' | 'offline' | 'gate' | 'unclear';
  /** When the API asked to be asked again, in milliseconds since 1970 UTC. */
  readonly until?: number | undefined;
}

/** One server of a batch. `busy`: something else was on the line for it, so nothing was sent; `left`: given up before. */
export type BatchLine = { readonly target: Target } & (
  | { readonly state: 'waiting' | 'sending' | 'busy' | 'left' }
  | { readonly state: 'ended'; readonly intent: PowerIntent }
);

/** One power action for several servers. */
export interface PowerBatch {
  readonly action: PowerAction;
  readonly lines: readonly BatchLine[];
  readonly pause: BatchPause | undefined;
  /** The request budget has nothing to spare: it goes on by itself. */
  readonly isHeld: boolean;
  /** In sight as a dialog; otherwise put aside, where it goes on. */
  readonly isShown: boolean;
}

/** Whether some of it is not sent yet, or has no end yet. */
export function isUnfinished({ lines }: PowerBatch): boolean {
  return lines.some(({ state }) => state === 'waiting' || state === 'sending');
}

/** Whether nothing was done for certain, so that it can be asked again. */
export function isRefused(line: BatchLine): boolean {
  if (line.state !== 'ended') return line.state === 'busy' || line.state === 'left';
  return line.intent.state === 'refused' || line.intent.state === 'notSent';
}

/** The one batch of power actions of this page, if there is one. Apart from its code, which few pages need. */
export const openBatch = createStore<PowerBatch | undefined>(undefined);

export function usePowerBatch(): PowerBatch | undefined {
  return useSyncExternalStore(openBatch.subscribe, openBatch.get);
}
