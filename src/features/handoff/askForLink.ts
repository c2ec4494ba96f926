import type { HandoffTarget, LinkAnswer } from './mintLink.ts';

/** The dashboard as a whole, not a server's page. */
export const dashboardTarget: HandoffTarget = { serverId: '', serverName: '' };

/** A link request in progress. */
export interface LinkRequest {
  readonly answer: Promise<LinkAnswer>;
  readonly abort: () => void;
}

/**
 * Requests a sign-in link. Call it only from a click handler: each call mints a link.
 * The code behind it is only loaded with the call, so that importing this costs a page nothing. If that code can't be
 * loaded, the answer is `failed`.
 */
export function askForLink(target: HandoffTarget, origins: readonly string[]): LinkRequest {
  const controller = new AbortController();
  const answer = import('./mintLink.ts').then(
    ({ mintLink }) => mintLink(target, origins, controller.signal),
    (): LinkAnswer => ({ is: 'failed', error: undefined }),
  );
  return { answer, abort: () => controller.abort() };
}
