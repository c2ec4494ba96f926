import { asApiError } from '#api/apiError.ts';
import { getAccount } from '#api/generated/account/account.ts';
import { keyFingerprint } from '#api/connection.ts';
import { isOnline, answersWithoutCors } from '#api/online.ts';
import { readAccount } from '#domain/account.ts';
import type { Identity, Session } from './identity.ts';

/** Why a key did not open a session. */
export type SignInProblem =
  | {
      readonly problem: 'empty' | 'characters' | 'insecurePage' | 'notValid' | 'offline' | 'busy' | 'timeout';
    }
  | { readonly problem: 'noApi' | 'unreachable' | 'blocked'; readonly address: string }
  | { readonly problem: 'intermediary'; readonly status: number | undefined }
  | { readonly problem: 'server'; readonly status: number | undefined; readonly words: readonly string[] };

export type SignInResult = { readonly session: Session } | SignInProblem;

/** The only characters a header can hold: `fetch` would throw on others, which looks like a broken connection. */
const headerCharacters = /^[\x21-\x7E]+$/;

/** The problem with a key that must not be sent, if it has one. */
function keyProblem(key: string): SignInProblem | undefined {
  if (!isSecureContext) return { problem: 'insecurePage' };
  if (key === '') return { problem: 'empty' };
  if (!headerCharacters.test(key)) return { problem: 'characters' };
  return undefined;
}

function addressOf(baseUrl: string): string {
  return new URL(baseUrl, location.href).href;
}

/**
 * Distinguishes an API that can't be reached from one whose responses the browser withholds from this origin, as far as
 * a browser can: a request without CORS gets through to the latter.
 */
async function whyUnreachable(baseUrl: string): Promise<SignInProblem> {
  if (!(await isOnline())) return { problem: 'offline' };
  const address = addressOf(baseUrl);
  if (new URL(address).origin === location.origin) return { problem: 'unreachable', address };
  return { problem: (await answersWithoutCors(address)) ? 'blocked' : 'unreachable', address };
}

async function problemOf(thrown: unknown, baseUrl: string): Promise<SignInProblem> {
  const error = asApiError(thrown);
  const address = addressOf(baseUrl);
  switch (error?.kind) {
    case 'unauthorized':
      return { problem: 'notValid' };
    case 'contract':
    case 'notFound':
      return { problem: 'noApi', address };
    case 'intermediary':
      // A file server without an API responds with its own 404 page.
      return error.facts.status === 404
        ? { problem: 'noApi', address }
        : { problem: 'intermediary', status: error.facts.status };
    case 'network':
      return whyUnreachable(baseUrl);
    case 'timeout':
      return { problem: 'timeout' };
    case 'rateLimited':
      return { problem: 'busy' };
    default:
      return { problem: 'server', status: error?.facts.status, words: error?.facts.words ?? [] };
  }
}

/**
 * Checks a key with `GET /account`. 403 means a valid key that may not read the account; only 401 means an invalid one.
 * The call uses the key being tried: the page's connection, if there is one, stays unchanged.
 */
export async function tryKey(typed: string, baseUrl: string): Promise<SignInResult> {
  const key = typed.trim();
  const wrong = keyProblem(key);
  if (wrong !== undefined) return wrong;
  let isSandbox: true | undefined;
  const onSandbox = (): void => {
    isSandbox = true;
  };
  let who: Identity;
  try {
    const connection = { baseUrl, key, onEnd: () => undefined, onSandbox };
    const { id, email, name } = readAccount(await getAccount({ connection }));
    who = { id, email, name };
  } catch (thrown) {
    if (asApiError(thrown)?.kind !== 'forbidden') return problemOf(thrown, baseUrl);
    who = { last4: key.slice(-4) };
  }
  return { session: { key, keyId: await keyFingerprint(key), who, isSandbox } };
}
