import { type ApiError, asApiError } from '#api/apiError.ts';
import { issueAccountSso, issueServerSso } from '#api/generated/writes/writes.ts';
import { readSsoLink, type SsoLink, type SsoLinkProblem } from '#domain/ssoLink.ts';
import { noteActivity } from '#operations/writes/activityLog.ts';
import { currentOwner, isSignedIn } from '#session/session.ts';

/** Where a hand-off leads: the official dashboard, or one server's page there. */
export interface HandoffTarget {
  /** '' for none. */
  readonly serverId: string;
  /** The server's name as plain text; '' for none. */
  readonly serverName: string;
  /** A path in the dashboard, already validated; `undefined` for the default page. */
  readonly next?: string | undefined;
}

/** The outcome of a link request. The link is a secret. */
export type LinkAnswer =
  | { readonly is: 'ready'; readonly link: SsoLink }
  /** A link was returned, but it must not be followed. */
  | { readonly is: 'refused'; readonly problem: SsoLinkProblem }
  /** `undefined`: an error in the page itself, not in the API call. */
  | { readonly is: 'failed'; readonly error: ApiError | undefined };

function post({ serverId, next }: HandoffTarget, signal: AbortSignal): Promise<unknown> {
  const body = next === undefined ? {} : { next };
  return serverId === '' ? issueAccountSso(body, { signal }) : issueServerSso(serverId, body, { signal });
}

function logOutcome(target: HandoffTarget, answer: LinkAnswer): void {
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
 * Requests a sign-in link once and logs the outcome, but never the link. Errors are returned, not thrown.
 * @param origins the origins that the link may lead to
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
  // If the account changed while we waited, don't log this under the new one.
  if (isSignedIn(owner)) logOutcome(target, answer);
  return answer;
}
