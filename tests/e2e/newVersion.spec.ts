import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { row } from '../support/fleet.ts';
import { hold } from '../support/hold.ts';
import { openAs, storageName } from '../support/session.ts';
import { openConfirmation, confirmButton, journalEntryCount, openSettings } from '../support/settings.ts';

/** Makes a part of the app answer 404, as after an update. */
const takeAway = (page: Page, part: string): Promise<unknown> =>
  page.route(`**/assets/${part}*`, (route) => route.fulfill({ status: 404 }));

/** Serves a newer version to the app's own check. Navigations still get the old page. */
async function serveNewer(page: Page): Promise<void> {
  await page.route(/^[^/]+:\/\/[^/]+\/$/, async (route) => {
    if (route.request().resourceType() !== 'fetch') return route.fallback();
    const html = await (await route.fetch()).text();
    return route.fulfill({
      body: html.replace(/entry-[\w-]+\.js/, 'entry-newer.js'),
      contentType: 'text/html',
    });
  });
}

/** Counts how often the page itself was loaded. */
function countLoads(page: Page): { readonly loads: number } {
  const seen = { loads: 0 };
  page.on('request', (request) => {
    if (request.isNavigationRequest()) seen.loads += 1;
  });
  return seen;
}

async function openList(page: Page, key: string, expectConsole: (words: RegExp) => void): Promise<void> {
  expectConsole(/Failed to load resource/);
  await openAs(page, key);
  await expect(row(page, 'prod-web-1')).toBeVisible();
  // The code that loads when the page is idle is loaded.
  const isThere = () =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/frameParts-'));
  await expect.poll(() => page.evaluate(isThere)).toBe(true);
  await atRest(page);
}

test('a part that is gone after an update: reloaded once, at the page that was wanted', async ({
  page,
  key,
  expectConsole,
}) => {
  const seen = countLoads(page);
  await openList(page, key('owner'), expectConsole);
  await serveNewer(page);
  // Missing until the page is reloaded with the newer version.
  await page.route('**/assets/deploy*', (route) =>
    seen.loads === 1 ? route.fulfill({ status: 404 }) : route.fallback(),
  );
  await page.getByRole('link', { name: 'Deploy', exact: true }).click();
  await expect.poll(() => seen.loads).toBe(2);
  await expect(page.getByRole('main').getByRole('radio').first()).toBeVisible();
  await expect(page).toHaveURL('/deploy');
  expect(seen.loads).toBe(2);
});

test('a part that does not come back: no second reload, a way on, and the journal stays', async ({
  page,
  key,
  sandbox,
  expectConsole,
}) => {
  expectConsole(/A part of the page could not be loaded/);
  const owner = key('owner');
  const seen = countLoads(page);
  await openList(page, owner, expectConsole);
  await page.evaluate(
    (name) =>
      new Promise((resolve) => {
        const opening = indexedDB.open(name, 1);
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('entries'));
        opening.addEventListener('success', () => {
          const store = opening.result.transaction('entries', 'readwrite').objectStore('entries');
          store.put({ kept: 'by another account' }, 'e1').addEventListener('success', resolve);
        });
      }),
    storageName('journal'),
  );
  await serveNewer(page);
  await takeAway(page, 'activity');
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible();
  await expect(page).toHaveURL('/activity');
  expect(seen.loads).toBe(2);
  await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  // No second reload on another click: the page was already reloaded for that version.
  await page.getByRole('link', { name: 'Servers', exact: true }).click();
  await expect(row(page, 'prod-web-1')).toBeVisible();
  await page.getByRole('link', { name: 'Activity' }).click();
  const newer = page.getByRole('alert').filter({ hasText: 'There’s a newer version' });
  await expect(newer).toBeVisible();
  await atRest(page);
  expect(seen.loads).toBe(2);
  await newer.getByRole('button').click();
  await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible();
  expect(seen.loads).toBe(3);
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('API key')).toBeVisible();
  expect(await journalEntryCount(page)).toBe(1);
  expect((await sandbox.ledger(owner)).commits).toEqual([]);
});

test('what was typed stays where a part is gone, with a word that it is not saved', async ({
  page,
  key,
  sandbox,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource/);
  const seen = countLoads(page);
  await openSettings(page, sandbox, key('empty'));
  await atRest(page);
  await page.getByLabel('Label').fill('half-typed');
  await serveNewer(page);
  await takeAway(page, '');
  await page.getByRole('main').getByRole('button', { name: 'Terminate', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'There’s a newer version' })).toBeVisible();
  await expect(page.getByLabel('Label')).toHaveValue('half-typed');
  expect(seen.loads).toBe(1);
});

test('offline nothing is reloaded: the page stays, and with the connection the wanted one is loaded', async ({
  page,
  key,
  context,
  expectConsole,
}) => {
  const seen = countLoads(page);
  await openList(page, key('owner'), expectConsole);
  await context.setOffline(true);
  await expect(page.getByText('You’re offline.')).toBeVisible();
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('/assets/deploy'));
  await page.getByRole('link', { name: 'Deploy', exact: true }).click();
  await failed;
  expect(seen.loads).toBe(1);
  await context.setOffline(false);
  await expect(page.getByRole('main').getByRole('radio').first()).toBeVisible();
  expect(seen.loads).toBe(2);
});

test('back online while the page still asks whether it is offline: the wanted one comes as well', async ({
  page,
  key,
  context,
  expectConsole,
}) => {
  const seen = countLoads(page);
  await openList(page, key('owner'), expectConsole);
  await context.setOffline(true);
  await expect(page.getByText('You’re offline.')).toBeVisible();
  const question = await hold(page, /\/(?:api\/v1|config\.json)$/);
  await page.getByRole('link', { name: 'Deploy', exact: true }).click();
  await expect.poll(question.count).toBe(1);
  await context.setOffline(false);
  question.release();
  await expect(page.getByRole('main').getByRole('radio').first()).toBeVisible();
  expect(seen.loads).toBe(2);
});

test('without its scripts the page says so', async ({ page, expectConsole }) => {
  expectConsole(/Failed to load resource/);
  await takeAway(page, 'entry');
  await page.goto('/servers');
  await expect(page.getByText('This page could not be loaded.')).toBeVisible();
  await page.unrouteAll();
  await takeAway(page, 'first-page');
  expectConsole(/A part of the page could not be loaded/);
  await page.getByRole('link', { name: 'Load it anew' }).click();
  await expect(page.getByText('This page could not be loaded.')).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('link', { name: 'Load it anew' }).click();
  await expect(page.getByLabel('API key')).toBeVisible();
  await expect(page.getByText('This page could not be loaded.')).toBeHidden();
});

test('a fault in what a click does is told, with a way on; the page stays', async ({
  page,
  key,
  sandbox,
  expectConsole,
}) => {
  expectConsole(/broken on purpose/);
  await openSettings(page, sandbox, key('empty'));
  await atRest(page);
  const dialog = await openConfirmation(page, 'Terminate');
  await page.evaluate(() => {
    crypto.randomUUID = () => {
      throw new Error('broken on purpose');
    };
  });
  await confirmButton(dialog, 'Terminate').click();
  const notice = page.getByRole('alert').filter({ hasText: 'Something on this page failed' });
  await expect(notice).toBeVisible();
  await expect(notice.getByRole('button', { name: 'Reload the page' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await notice.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('API key')).toBeVisible();
});
