import { type ApiError, asApiError } from '#api/apiError.ts';
import { issueAccountSso } from '#api/generated/account/account.ts';
import { issueServerSso } from '#api/generated/servers/servers.ts';
import { readSsoLink, type SsoLink, type SsoLinkProblem } from '#domain/ssoLink.ts';
import { noteActivity } from '#operations/writes/activityLog.ts';
import { currentOwner, isSignedIn } from '#session/session.ts';
import type { HandoffTarget } from './askForLink.ts';

/** What asking for a link came to. The link is a secret. */
export type LinkAnswer =
  | { readonly is: 'ready'; readonly link: SsoLink }
  /** It came, and leads where it must not. */
  | { readonly is: 'refused'; readonly problem: SsoLinkProblem }
  /** `undefined`: a fault of the page's own. */
  | { readonly is: 'failed'; readonly error: ApiError | undefined };

function post({ serverId, next }: HandoffTarget, signal: AbortSignal): Promise<unknown> {
  const body = next === undefined ? {} : { next };
  return serverId === '' ? issueAccountSso(body, { signal }) : issueServerSso(serverId, body, { signal });
}

function note(target: HandoffTarget, answer: LinkAnswer): void {
  const { serverId, serverName, next = '' } = target;
  const line = { action: 'openDashboard', serverId, serverName, details: next } as const;
  if (answer.is === 'ready') noteActivity({ ...line, outcome: 'requested' });
  else if (answer.is === 'refused') noteActivity({ ...line, outcome: 'refused' });
  else if (answer.error?.outcome === 'rejected') {
    const { words = [], requestId = '' } = answer.error.facts;
    noteActivity({ ...line, outcome: 'refused', words, requestId });
  }
}

/**
 * Asks for a sign-in link, once, and notes how that ended: never the link.
 * @param origins where it may lead
 */
export async function mintLink(
  target: HandoffTarget,
  origins: readonly string[],
  signal: AbortSignal,
): Promise<LinkAnswer> {
  const owner = currentOwner();
  let answer: LinkAnswer;
  try {
    const { link, problem } = readSsoLink(await post(target, signal), origins);
    answer = link === undefined ? { is: 'refused', problem } : { is: 'ready', link };
  } catch (thrown) {
    answer = { is: 'failed', error: asApiError(thrown) };
  }
  // Whoever is signed in now has nothing to do with it.
  if (isSignedIn(owner)) note(target, answer);
  return answer;
}
