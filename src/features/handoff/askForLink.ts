import type { HandoffTarget } from './handoffTarget.ts';
import type { LinkAnswer } from './mintLink.ts';

/** A link that was asked for and is on its way. */
export interface LinkRequest {
  readonly answer: Promise<LinkAnswer>;
  readonly giveUp: () => void;
}

/**
 * Asks for a sign-in link. Call it where a person's click is handled and nowhere else: each call mints one.
 * Its own code is fetched with it, so that a page can have it at hand at no cost.
 */
export function askForLink(target: HandoffTarget, origins: readonly string[]): LinkRequest {
  const controller = new AbortController();
  const answer = import('./mintLink.ts').then(
    ({ mintLink }) => mintLink(target, origins, controller.signal),
    (): LinkAnswer => ({ is: 'failed', error: undefined }),
  );
  return { answer, giveUp: () => controller.abort() };
}
