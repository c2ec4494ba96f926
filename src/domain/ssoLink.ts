import type { SsoLinkResponse } from '#api/generated/model/ssoLinkResponse.ts';
import { readFields } from './read.ts';

/** The longest and the shortest time that a link is kept, and the one where the API tells none: in milliseconds. */
const longest = 300_000;
const shortest = 1_000;
const untold = 60_000;

const longestAddress = 4096;

/** A sign-in link that leads where it may. It is a secret: whoever opens it first is signed in. */
export interface SsoLink {
  readonly url: string;
  /** How long it is kept from the moment it came, in milliseconds. */
  readonly lifetime: number;
}

/** Why an answer's link is not followed. */
export type SsoLinkProblem = 'unreadable' | 'scheme' | 'userInfo' | 'host';

export type SsoLinkReading =
  | { readonly link: SsoLink; readonly problem?: never }
  | { readonly link?: never; readonly problem: SsoLinkProblem };

/** Names of this machine, where plain http is as good as https; an operator can name them as a dashboard's origin. */
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

function addressProblem(url: URL | null, origins: readonly string[]): SsoLinkProblem | undefined {
  if (url === null) return 'unreadable';
  const isEncrypted = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
  if (!isEncrypted) return 'scheme';
  if (url.username !== '' || url.password !== '') return 'userInfo';
  return origins.includes(url.origin) ? undefined : 'host';
}

/** `expiresIn` is in seconds. */
function readLifetime(expiresIn: unknown): number {
  if (typeof expiresIn !== 'number' || !Number.isFinite(expiresIn)) return untold;
  return Math.min(longest, Math.max(shortest, expiresIn * 1_000));
}

/**
 * Reads the answer of `POST /sso` and `POST /servers/{id}/sso`. The link is followed only to one of the origins that the
 * operator has named, by https, without user name or password in it: an answer could be forged.
 * @param origins such as "https://panel.example.com"
 */
export function readSsoLink(answer: unknown, origins: readonly string[]): SsoLinkReading {
  const fields: Partial<Record<keyof SsoLinkResponse, unknown>> = readFields(answer) ?? {};
  const { url: text, expiresIn } = fields;
  if (typeof text !== 'string' || text.length > longestAddress) return { problem: 'unreadable' };
  const url = URL.parse(text);
  const problem = addressProblem(url, origins);
  // What was checked is what is followed: the address as the browser understands it, not the text.
  return problem === undefined && url !== null
    ? { link: { url: url.href, lifetime: readLifetime(expiresIn) } }
    : { problem: problem ?? 'unreadable' };
}
