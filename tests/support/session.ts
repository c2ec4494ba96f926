import { type BrowserContext, expect, type Page } from '@playwright/test';
import { readAccount } from '#domain/account.ts';
import { sandboxHeader } from '#domain/sandboxHeader.ts';
import { nameAt } from '#domain/scopedName.ts';
import type { Identity, Owner } from '#session/identity.ts';
import { cookieName, newSecret, seal, sealedFor } from '#session/sealing.ts';
import { fingerprintOf } from './aSession.ts';

/** Signs in as a user does, on the page that appears on the way to `path`. */
export async function signIn(page: Page, key: string, path = '/servers'): Promise<void> {
  await page.goto(path);
  await enterKey(page, key);
}

/** Signs in on the page that asks for the key. */
export async function enterKey(page: Page, key: string): Promise<void> {
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
}

/** The name under which the app stores something in the browser. */
export const storageName = (name: string): string => nameAt('/', name);

/** @param site the site's origin, if it is not the one under test */
const fetchAccount = (page: Page, key: string, site = '') =>
  page.request.get(`${site}/api/v1/account`, { headers: { Authorization: `Bearer ${key}` } });

/** The owner of a key, in the form in which the app stores it with what it keeps. */
export async function ownerOf(page: Page, key: string): Promise<Owner> {
  const answer = await fetchAccount(page, key);
  const { id } = readAccount(await answer.json());
  return { api: new URL('/api/v1', answer.url()).href, account: id, keyId: fingerprintOf(key) };
}

const realContexts = new WeakSet<BrowserContext>();

/**
 * Lets the pages of a context take the sandbox for a real API: they don't see the header by which it is known. The
 * sandbox itself can't leave it out.
 */
export async function takeForReal(context: BrowserContext): Promise<void> {
  realContexts.add(context);
  await context.addInitScript((mark) => {
    const { get, has } = Headers.prototype;
    Headers.prototype.get = function withoutMark(name) {
      return name === mark ? null : get.call(this, name);
    };
    Headers.prototype.has = function withoutMark(name) {
      return name !== mark && has.call(this, name);
    };
  }, sandboxHeader);
}

/**
 * Creates what a tab stores of a session, and gives the browser the cookie that decrypts it. Nothing else knows how a
 * session is stored in a browser.
 * @returns entries of the tab's `sessionStorage`
 */
export async function createStoredSession(
  page: Page,
  key: string,
  site?: string,
): Promise<[string, string][]> {
  const account = await fetchAccount(page, key, site);
  const { origin } = new URL(account.url());
  let who: Identity = { last4: key.slice(-4) };
  if (account.ok()) {
    const { id, email, name } = readAccount(await account.json());
    who = { id, email, name };
  }
  const name = cookieName(storageName('session'));
  const cookies = await page.context().cookies(origin);
  // The browser's secret, if it already has one: other tabs have encrypted their sessions with it.
  const secret = cookies.find((cookie) => cookie.name === name)?.value ?? newSecret();
  await page.context().addCookies([{ name, value: secret, url: origin, sameSite: 'Strict' }]);
  const isSandbox = account.headers()[sandboxHeader] !== undefined && !realContexts.has(page.context());
  const session = JSON.stringify({ key, who, isSandbox });
  return [
    [storageName('session'), await seal(session, secret, sealedFor(`${origin}/api/v1`, '/'))],
    [storageName('session:settings'), JSON.stringify({ apiBaseUrl: '/api/v1', idleMinutes: 30, isSandbox })],
    [storageName('session:seen'), ''], // replaced by the time at which it is stored
  ];
}

/**
 * Prepares a tab that is already signed in, as after a reload; the same tab may be opened with one key after another.
 * @returns a function that opens the page
 */
export async function readyAs(page: Page, key: string, path = '/servers'): Promise<() => Promise<void>> {
  await page.addInitScript(
    ([kept, seeded, mark]) => {
      if (!location.protocol.startsWith('http')) return;
      // Only once per tab and key: a test that signs out and reloads must find nothing.
      const before = sessionStorage.getItem(seeded) ?? '';
      if (before.includes(mark)) return;
      sessionStorage.setItem(seeded, before + mark);
      for (const [name, text] of kept) sessionStorage.setItem(name, text || String(Date.now()));
    },
    [
      await createStoredSession(page, key, URL.canParse(path) ? new URL(path).origin : undefined),
      'test:seeded',
      ` ${key.slice(-12)} `,
    ] as const,
  );
  return async () => void (await page.goto(path));
}

/** Opens `path` already signed in. */
export async function openAs(page: Page, key: string, path?: string): Promise<void> {
  const open = await readyAs(page, key, path);
  await open();
}
