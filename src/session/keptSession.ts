import { keyFingerprint } from '#api/connection.ts';
import { scopedName } from '#domain/scopedName.ts';
import { readFields, readText } from '#domain/read.ts';
import { createStore } from '#ui/createStore.ts';
import type { Session } from './identity.ts';
import { cookieName, newSecret, seal, sealedFor, unseal } from './sealing.ts';

/**
 * Keeps the session while its tab lives, unless the operator wants it in memory only. A browser writes a tab's
 * `sessionStorage` to its profile and leaves it there, so only a sealed text goes into it. The secret that opens it is
 * in a cookie that ends with the browser, for the path of this site, and is deleted at each sign-out: either is
 * worthless alone. No API call carries cookies. No other module reads or writes any of this.
 */

const storageKey = scopedName('session');

/** Entries of the tab's storage with this prefix are removed with the session, even if their code is not loaded. */
export const sessionPrefix = scopedName('session:');

/** Whether the tab's storage has the entry of this name. */
export function isEntryKept(name: string): boolean {
  try {
    return sessionStorage.getItem(sessionPrefix + name) !== null;
  } catch {
    return false;
  }
}

const seenStorageKey = `${sessionPrefix}seen`;

/** Stored in place of the time the user was last seen, once the tab is locked. */
export const lockedMark = 0;

const secretCookie = cookieName(scopedName('session'));

/** Without the last slash, since a server may show the page at that address, too. */
const cookiePath = import.meta.env.BASE_URL.slice(0, -1) || '/';

function readSecret(): string | undefined {
  const pair = document.cookie.split('; ').find((one) => one.startsWith(`${secretCookie}=`));
  return pair?.slice(secretCookie.length + 1) || undefined;
}

function writeSecret(secret: string, rest = ''): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // Not the Cookie Store API: it is asynchronous, and a page that is being left can't wait for it.
  document.cookie = `${secretCookie}=${secret}; Path=${cookiePath}; SameSite=Strict${secure}${rest}`;
}

/** The secret of this browser session, shared by all tabs. Read back, since another tab may have written one. */
function findSecret(): string | undefined {
  if (readSecret() === undefined) writeSecret(newSecret());
  return readSecret();
}

/** Whether this browser can keep a session across a reload, as far as can be known before there is one. */
export function canKeepSession(): boolean {
  try {
    const probe = scopedName('probe');
    sessionStorage.setItem(probe, 'x');
    sessionStorage.removeItem(probe);
    return navigator.cookieEnabled;
  } catch {
    return false;
  }
}

const sealContext = (api: string): string => sealedFor(api, import.meta.env.BASE_URL);

/**
 * Whether the open session would survive a reload. False if the browser refuses storage or cookies, or the storage is
 * full: the session is then in memory only.
 */
export const isSessionKept = createStore(true);

/** What this page has last unsealed, and its context: a page start needs it twice. */
let lastUnsealed: { readonly from: string; readonly session: Promise<Session | undefined> } | undefined;

/** The session this page last stored. */
let lastStored: { readonly session: Session; readonly api: string; readonly text: string } | undefined;
/** The secret this page last sealed or unsealed with. */
let lastSecret: string | undefined;
/** Counts stores and removals: a store that started before the latest one is dropped. */
let generation = 0;

/** Stores the session for a reload of this tab. Never rejects. */
export async function keepSession(session: Session, api: string): Promise<void> {
  generation += 1;
  const ownGeneration = generation;
  lastStored = undefined;
  let isKept = false;
  try {
    const secret = findSecret();
    const { key, who, isSandbox } = session;
    const text = secret && (await seal(JSON.stringify({ key, who, isSandbox }), secret, sealContext(api)));
    if (ownGeneration !== generation) return;
    if (secret && text) {
      sessionStorage.setItem(storageKey, text);
      lastSecret = secret;
      lastStored = { session, api, text };
      isKept = true;
    }
  } catch {
    // Storage is full or forbidden: the session ends with the page, and no previous one may be restored instead.
  }
  if (ownGeneration !== generation) return;
  if (!isKept) dropKept();
  isSessionKept.set(isKept);
}

function dropKept(): void {
  lastStored = undefined;
  lastUnsealed = undefined;
  try {
    sessionStorage.removeItem(storageKey);
  } catch {
    // Storage is forbidden: nothing was kept.
  }
}

/**
 * Stores the session again if another tab deleted the secret, by signing out of another account, or wrote another one
 * at the same moment. If the session is no longer in this tab's storage, another page of this tab has signed out.
 */
export function resealKeptSession(): void {
  try {
    if (
      lastStored === undefined ||
      readSecret() === lastSecret ||
      sessionStorage.getItem(storageKey) !== lastStored.text
    )
      return;
    const { session, api } = lastStored;
    void keepSession(session, api);
  } catch {
    // Storage has been forbidden since.
  }
}

/** Removes the session from the tab's storage, with all entries under its prefix. */
export function forgetKeptSession(): void {
  generation += 1;
  dropKept();
  try {
    const names = Object.keys(sessionStorage).filter((name) => name.startsWith(sessionPrefix));
    for (const name of names) sessionStorage.removeItem(name);
  } catch {
    // Storage is forbidden: nothing was kept.
  }
}

/**
 * Deletes the secret: copies that the browser has left of sessions sealed with it can no longer be read.
 * @param isAny also deletes a secret that this page has not used: another tab may have made it since
 */
export function forgetSecret(isAny = false): void {
  try {
    if (isAny || readSecret() === lastSecret) writeSecret('', '; Max-Age=0');
  } catch {
    // Cookies are forbidden: there was no secret.
  }
}

function readIdentity(value: unknown): Session['who'] | undefined {
  const fields = readFields<'id' | 'email' | 'name' | 'last4'>(value);
  if (fields === undefined) return undefined;
  if (typeof fields.last4 === 'string') return { last4: fields.last4 };
  return { id: readText(fields.id), email: readText(fields.email), name: readText(fields.name) };
}

/** Reads a session that was stored here or sent by another tab; `undefined` if it is invalid. */
export async function readSession(value: unknown): Promise<Session | undefined> {
  const fields = readFields<'key' | 'who' | 'isSandbox'>(value);
  const who = readIdentity(fields?.who);
  if (who === undefined || typeof fields?.key !== 'string' || fields.key === '') return undefined;
  const isSandbox = fields.isSandbox === true || undefined;
  return { key: fields.key, keyId: await keyFingerprint(fields.key), who, isSandbox };
}

/** The stored text and the secret that opens it, if both are there. Throws if storage is forbidden. */
function readKept(): { readonly text: string; readonly secret: string } | undefined {
  const text = sessionStorage.getItem(storageKey);
  const secret = text === null ? undefined : readSecret();
  return text === null || secret === undefined ? undefined : { text, secret };
}

function unsealSession(text: string, secret: string, api: string): Promise<Session | undefined> {
  const context = sealContext(api);
  const from = `${text} ${secret} ${context}`;
  if (lastUnsealed?.from !== from) {
    const session = unseal(text, secret, context).then((json) => readSession(JSON.parse(json)));
    lastUnsealed = { from, session };
  }
  return lastUnsealed.session;
}

/**
 * The session this tab had before it was reloaded, if it was kept for this API, at an absolute address. Changes
 * nothing: {@link findKeptSession} decides what becomes of the session.
 */
export async function peekKeptSession(api: string): Promise<Session | undefined> {
  try {
    const kept = readKept();
    return kept && (await unsealSession(kept.text, kept.secret, api));
  } catch {
    return undefined; // storage is forbidden, or the text was sealed for another API
  }
}

/** The session this tab had before it was reloaded. One kept for another API is removed unread. */
export async function findKeptSession(api: string): Promise<Session | undefined> {
  try {
    const kept = readKept();
    if (kept === undefined) return undefined;
    const { text, secret } = kept;
    try {
      const session = await unsealSession(text, secret, api);
      lastSecret = secret;
      return session;
    } catch {
      // Another session may have been stored since.
      if (sessionStorage.getItem(storageKey) === text) dropKept();
    }
  } catch {
    // Storage is forbidden: nothing was kept.
  }
  return undefined;
}

/** Stores when the user was last seen, beside the session: a duplicated tab then has the same time. */
export function storeLastSeen(at: number): void {
  try {
    sessionStorage.setItem(seenStorageKey, String(at));
    resealKeptSession();
  } catch {
    // The session isn't kept either in this case.
  }
}

/** The stored time when the user was last seen; `NaN` if there is none. */
export function readLastSeen(): number {
  try {
    return Number.parseInt(sessionStorage.getItem(seenStorageKey) ?? '', 10);
  } catch {
    return Number.NaN;
  }
}
