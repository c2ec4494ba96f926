import { keyFingerprint } from '#api/connection.ts';
import { ownName } from '#domain/ownName.ts';
import { readFields, readText } from '#domain/read.ts';
import { createStore } from '#ui/createStore.ts';
import type { Session } from './identity.ts';
import { cookieName, newSecret, seal, sealedFor, unseal } from './sealing.ts';

/**
 * Where the session lies while its tab lives, unless the operator wants memory alone. A browser writes a tab's
 * `sessionStorage` to its profile and leaves it there, so only a sealed text goes into it. What opens it is in a cookie
 * that ends with the browser, for the path of this site, and is thrown away with each sign-out: either is worthless
 * alone. No call of the API carries cookies. No other module reads or writes any of this.
 */

const place = ownName('session');

/** Names in the tab's storage that begin so are the session's: they go with it, whether or not their code is loaded. */
export const sessionPrefix = ownName('session:');

const seenPlace = `${sessionPrefix}seen`;

/** Stands for when the person was seen where the tab was locked since. */
export const lockedMark = 0;

const cookie = cookieName(ownName('session'));

function readSecret(): string | undefined {
  const pair = document.cookie.split('; ').find((one) => one.startsWith(`${cookie}=`));
  return pair?.slice(cookie.length + 1) || undefined;
}

function writeSecret(secret: string, rest = ''): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // The Cookie Store API, which is asynchronous, could not be waited for where a page is left.
  document.cookie = `${cookie}=${secret}; Path=${import.meta.env.BASE_URL}; SameSite=Strict${secure}${rest}`;
}

/** The secret of this browser's session, which all tabs share. Read back, since another tab may have made one. */
function findSecret(): string | undefined {
  if (readSecret() === undefined) writeSecret(newSecret());
  return readSecret();
}

/** Whether this browser keeps a session over a reload, as far as can be known before there is one. */
export function canKeepSession(): boolean {
  try {
    const probe = ownName('probe');
    sessionStorage.setItem(probe, 'x');
    sessionStorage.removeItem(probe);
    return navigator.cookieEnabled;
  } catch {
    return false;
  }
}

const aboutHere = (api: string): string => sealedFor(api, import.meta.env.BASE_URL);

/**
 * Whether the session that is open would be found again after a reload. Not where the browser refuses storage or cookies,
 * or the storage is full: it is in memory alone then.
 */
export const isSessionKept = createStore(true);

/** What this page has put away last. */
let kept: { readonly session: Session; readonly api: string; readonly text: string } | undefined;
/** The secret that this page has sealed with, or opened with, last. */
let known: string | undefined;
/** What is put away later, or forgotten, counts; what was begun before doesn't any more. */
let turn = 0;

/** Puts the session away for a reload of this tab. It never rejects. */
export async function keepSession(session: Session, api: string): Promise<void> {
  turn += 1;
  const mine = turn;
  kept = undefined;
  let isKept = false;
  try {
    const secret = findSecret();
    const { key, who } = session;
    const text = secret && (await seal(JSON.stringify({ key, who }), secret, aboutHere(api)));
    if (mine !== turn) return;
    if (secret && text) {
      sessionStorage.setItem(place, text);
      known = secret;
      kept = { session, api, text };
      isKept = true;
    }
  } catch {
    // Storage is full or forbidden: the session then ends with the page, and no former one may come back in its place.
  }
  if (mine !== turn) return;
  if (!isKept) dropKept();
  isSessionKept.set(isKept);
}

function dropKept(): void {
  kept = undefined;
  try {
    sessionStorage.removeItem(place);
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}

/**
 * Puts the session away anew where another tab has thrown the secret away, by a sign-out from another account, or has made
 * another one in the same moment. Where it lies here no more, another page of this tab has signed out.
 */
export function keepSessionAgain(): void {
  try {
    if (kept === undefined || readSecret() === known || sessionStorage.getItem(place) !== kept.text) return;
    const { session, api } = kept;
    void keepSession(session, api);
  } catch {
    // Storage was forbidden meanwhile.
  }
}

/** Takes the session out of the tab's storage, and what lies there under its prefix. */
export function forgetKeptSession(): void {
  turn += 1;
  dropKept();
  try {
    const names = Object.keys(sessionStorage).filter((name) => name.startsWith(sessionPrefix));
    for (const name of names) sessionStorage.removeItem(name);
  } catch {
    // Where storage is forbidden nothing was kept.
  }
}

/**
 * Throws the secret away: what the browser has left of sessions sealed with it can't be read from now on.
 * @param isAny also one that this page has not used; other tabs may have made it since
 */
export function forgetSecret(isAny = false): void {
  try {
    if (isAny || readSecret() === known) writeSecret('', '; Max-Age=0');
  } catch {
    // Where cookies are forbidden there was none.
  }
}

function readIdentity(value: unknown): Session['who'] | undefined {
  const fields = readFields<'id' | 'email' | 'name' | 'last4'>(value);
  if (fields === undefined) return undefined;
  if (typeof fields.last4 === 'string') return { last4: fields.last4 };
  return { id: readText(fields.id), email: readText(fields.email), name: readText(fields.name) };
}

/** Reads a session that was put away, here or by another tab. */
export async function readSession(value: unknown): Promise<Session | undefined> {
  const fields = readFields<'key' | 'who'>(value);
  const who = readIdentity(fields?.who);
  if (who === undefined || typeof fields?.key !== 'string' || fields.key === '') return undefined;
  return { key: fields.key, keyId: await keyFingerprint(fields.key), who };
}

/** The session that this tab had before it was reloaded; one that was kept for another API is dropped unread. */
export async function findKeptSession(api: string): Promise<Session | undefined> {
  try {
    const text = sessionStorage.getItem(place);
    const secret = text === null ? undefined : readSecret();
    if (text === null || secret === undefined) return undefined;
    try {
      const session = await readSession(JSON.parse(await unseal(text, secret, aboutHere(api))));
      known = secret;
      return session;
    } catch {
      // Another may have been put there meanwhile.
      if (sessionStorage.getItem(place) === text) dropKept();
    }
  } catch {
    // Where storage is forbidden nothing was kept.
  }
  return undefined;
}

/** Puts away when the person was last seen, beside the session: a copy of the tab is then as old as the tab was. */
export function keepSeen(at: number): void {
  try {
    sessionStorage.setItem(seenPlace, String(at));
    keepSessionAgain();
  } catch {
    // Then the session isn't kept either.
  }
}

/** When the person was last seen, as it was put away; `NaN` where nothing was. */
export function findKeptSeen(): number {
  try {
    return Number.parseInt(sessionStorage.getItem(seenPlace) ?? '', 10);
  } catch {
    return Number.NaN;
  }
}
