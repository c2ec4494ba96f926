import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { makeOwnBrowser } from '../support/ownBrowser.ts';
import { signIn } from '../support/session.ts';

/** The profile's files that contain the text, in UTF-8 or in UTF-16, which browsers use for page data. */
async function filesWith(profile: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0)); // the file was deleted meanwhile
    if (bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
      found.push(path.slice(profile.length + 1));
  }
  return found;
}

/** Leaves traces in the profile: a reload, several pages, data kept across a reload. */
async function leaveTraces(page: Page): Promise<void> {
  await page.reload();
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-web-1' })).toBeVisible();
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  await atRest(page);
}

for (const [how, isSignedOut] of [
  ['signed out and closed', true],
  ['closed', false],
] as const) {
  test(`once the browser is ${how}, no file of its profile holds the key`, async ({ key, baseURL }) => {
    const owner = key('owner');
    // A text like the key, which proves that the search would find the key.
    const marker = `${owner}-marker`.split('').toReversed().join('');
    const browser = await makeOwnBrowser(baseURL ?? '');
    try {
      const context = await browser.start();
      const [page = await context.newPage()] = context.pages();
      await signIn(page, owner);
      await leaveTraces(page);
      await page.evaluate((text) => sessionStorage.setItem('test:marker', text), marker);
      if (isSignedOut) {
        await page.getByRole('button', { name: 'Sign out' }).click();
        await expect(page.getByText('You’re signed out')).toBeVisible();
      }
      await context.close();
      expect(await filesWith(browser.profile, marker)).not.toEqual([]);
      expect(await filesWith(browser.profile, owner)).toEqual([]);
    } finally {
      await browser.remove();
    }
  });
}
