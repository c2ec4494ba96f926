import type { SsoLinkResponse } from '#api/generated/model/ssoLinkResponse.ts';
import { readFields } from './read.ts';

/** How long a link is kept, in milliseconds: at most, at least, and where the API sends no valid time. */
const longest = 300_000;
const shortest = 1_000;
const defaultLifetime = 60_000;

const longestAddress = 4096;

/** A sign-in link to an allowed address. It is a secret: the first one to open it is signed in. */
export interface SsoLink {
  readonly url: string;
  /** How long to keep it after it arrived, in milliseconds. */
  readonly lifetime: number;
}

/** Why the link in a response is not followed. */
export type SsoLinkProblem = 'unreadable' | 'scheme' | 'userInfo' | 'host';

export type SsoLinkReading =
  | { readonly link: SsoLink; readonly problem?: never }
  | { readonly link?: never; readonly problem: SsoLinkProblem };

/** Names of this machine, where plain http is as safe as https. An operator can use one as a dashboard's origin. */
const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

function addressProblem(url: URL | null, origins: readonly string[]): SsoLinkProblem | undefined {
  if (url === null) return 'unreadable';
  const isEncrypted = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname));
  if (!isEncrypted) return 'scheme';
  if (url.username !== '' || url.password !== '') return 'userInfo';
  return origins.includes(url.origin) ? undefined : 'host';
}

/** Converts `expiresIn`, in seconds, to milliseconds. */
function readLifetime(expiresIn: unknown): number {
  if (typeof expiresIn !== 'number' || !Number.isFinite(expiresIn)) return defaultLifetime;
  return Math.min(longest, Math.max(shortest, expiresIn * 1_000));
}

/**
 * Reads the response of `POST /sso` and `POST /servers/{id}/sso`. A response could be forged, so the link is followed
 * only to an origin that the operator configured, over https (or http on this machine), and without user name or
 * password in it.
 * @param origins such as "https://panel.example.com"
 */
export function readSsoLink(answer: unknown, origins: readonly string[]): SsoLinkReading {
  const fields: Partial<Record<keyof SsoLinkResponse, unknown>> = readFields(answer) ?? {};
  const { url: text, expiresIn } = fields;
  if (typeof text !== 'string' || text.length > longestAddress) return { problem: 'unreadable' };
  const url = URL.parse(text);
  const problem = addressProblem(url, origins);
  // Follows exactly what was checked: the address as the browser parsed it, not the text.
  return problem === undefined && url !== null
    ? { link: { url: url.href, lifetime: readLifetime(expiresIn) } }
    : { problem: problem ?? 'unreadable' };
}
