import { expect, type Locator, type Page } from '@playwright/test';
import type { SandboxControls } from './sandboxControls.ts';
import { openAs } from './session.ts';

/** Opens the credentials of a new server `alpha`; returns its id. */
export async function openCredentials(
  page: Page,
  sandbox: SandboxControls,
  key: string,
  server: { os?: 'ubuntu-24.04' | 'windows-server-2022'; status?: string; guestAgent?: boolean } = {},
): Promise<string> {
  const [id = ''] = await sandbox.world(key, { addServers: [{ label: 'alpha', ...server }] });
  await openAs(page, key, `/servers/${id}/credentials`);
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  return id;
}

/** The password that the API has now, requested without the page. */
export async function storedPassword(page: Page, key: string, id: string): Promise<string> {
  const headers = { Authorization: `Bearer ${key}` };
  const answer = await page.request.get(`/api/v1/servers/${id}/credentials`, { headers });
  const { password } = (await answer.json()) as { password: string }; // the sandbox's response
  return password;
}

/** A field of the credentials; exact, since each has a copy button whose name contains the same word. */
export function field(page: Page, label: string): Locator {
  return page.getByLabel(label, { exact: true });
}

/** The question before the password of `alpha` is reset, and the button that resets it. */
export const resetDialog = (page: Page): Locator =>
  page.getByRole('dialog', { name: 'Reset the password of alpha?' });
export const resetButton = (page: Page): Locator =>
  resetDialog(page).getByRole('button', { name: 'Reset password' });

/** Opens the question. */
export async function askToReset(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Reset password' }).click();
  await expect(resetDialog(page)).toBeVisible();
}

/** Reveals the credentials and waits for them. */
export async function reveal(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show credentials' }).click();
  await expect(field(page, 'Password')).toHaveValue(/\S/);
}

/** Expects that nothing of the credentials is on the page, and that they can be revealed again. */
export async function expectHidden(page: Page, password: string): Promise<void> {
  await expect(field(page, 'Password')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Show credentials' })).toBeVisible();
  expect(await whereIs(page, password)).toEqual([]);
}

/** Every place of a page and its origin that contains a text. */
export async function whereIs(page: Page, text: string): Promise<string[]> {
  return page.evaluate(async (secret) => {
    const places: Record<string, string> = {
      markup: document.documentElement.outerHTML,
      words: document.body.innerText,
      title: document.title,
      address: location.href,
      history: JSON.stringify(history.state),
      localStorage: JSON.stringify(Object.entries(localStorage)),
      sessionStorage: JSON.stringify(Object.entries(sessionStorage)),
      cookies: document.cookie,
      windowName: window.name,
    };
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
    places['fields'] = fields.map(({ value }) => value).join('\n');
    for (const name of await caches.keys()) {
      for (const request of await (await caches.open(name)).keys()) places[`cache ${request.url}`] = secret;
    }
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => resolve(opening.result));
        opening.addEventListener('error', () => reject(new Error(`${name} can't be read`)));
      });
      for (const store of database.objectStoreNames) {
        const reading = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => reading.addEventListener('success', resolve));
        places[`database ${name}.${store}`] = JSON.stringify(reading.result);
      }
      database.close();
    }
    return Object.keys(places).filter((place) => places[place]?.includes(secret));
  }, text);
}
