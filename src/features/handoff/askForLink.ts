import type { LinkAnswer } from './mintLink.ts';

/** Where a hand-off leads: the official dashboard, or one server's page there. */
export interface HandoffTarget {
  /** '' for none. */
  readonly serverId: string;
  /** What the server is called, as plain text; '' for none. */
  readonly serverName: string;
  /** A path of the dashboard, checked already; `undefined` for the usual one. */
  readonly next?: string | undefined;
}

/** The way into the dashboard itself. */
export const wholeDashboard: HandoffTarget = { serverId: '', serverName: '' };

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
