import { expect, type Page } from '@playwright/test';
import { readAccount } from '#domain/account.ts';

/** Signs in as a person does, on the page that comes up on the way to `path`. */
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

/**
 * Opens `path` already signed in, as after a reload; the same tab may be opened with one key after the other. The one
 * place that knows where the session lies in the tab.
 */
export async function openAs(page: Page, key: string, path = '/servers'): Promise<void> {
  const account = await page.request.get('/api/v1/account', { headers: { Authorization: `Bearer ${key}` } });
  let who: object = { last4: key.slice(-4) };
  if (account.ok()) {
    const { id, email, name } = readAccount(await account.json());
    who = { id, email, name };
  }
  await page.addInitScript(
    ([session, mark]) => {
      if (!location.protocol.startsWith('http')) return;
      // Once in the tab's life with each key: a test that signs out and reloads must find nothing.
      const seeded = sessionStorage.getItem('test:seeded') ?? '';
      if (seeded.includes(mark)) return;
      sessionStorage.setItem('test:seeded', seeded + mark);
      sessionStorage.setItem('session', session);
      sessionStorage.setItem('of-session:seen', String(Date.now()));
    },
    [JSON.stringify({ key, who }), ` ${key.slice(-12)} `] as const,
  );
  await page.goto(path);
}
