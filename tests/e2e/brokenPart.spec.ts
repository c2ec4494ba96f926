import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';
import { retryAtOnce } from '../support/time.ts';

/** Makes code files answer 404, as after an update of the site. */
async function takeAway(page: Page, files: string): Promise<void> {
  await page.route(files, (route) => route.fulfill({ status: 404, body: 'Not found' }));
}

test('a panel whose code is gone says so, and the rest of the page goes on', async ({
  page,
  key,
  sandbox,
  expectConsole,
}) => {
  expectConsole(/a status of 404/);
  expectConsole(/Failed to fetch dynamically imported module/);
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  await takeAway(page, '**/assets/StatsSection*');
  await openAs(page, empty, `/servers/${id}`);
  await expect(page.getByRole('alert')).toContainText(
    /Couldn’t show this part of the page\..*there may be a newer version/,
  );
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Specifications' })).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByLabel('Label')).toHaveValue('alpha');
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.unroute('**/assets/StatsSection*');
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.getByRole('figure', { name: 'CPU' })).toBeVisible();
});

test('a page that breaks leaves the frame around it, and the other pages', async ({
  page,
  key,
  expectConsole,
}) => {
  expectConsole(/a status of 404/);
  expectConsole(/Failed to fetch dynamically imported module/);
  await takeAway(page, '**/assets/activity*');
  await openAs(page, key('owner'));
  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Something went wrong' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Balance250.00');
  await page.getByRole('link', { name: 'Servers', exact: true }).click();
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
});

test('on a page that was opened directly, a failure is told in full though no code comes any more', async ({
  page,
  key,
  sandbox,
}) => {
  const owner = key('owner');
  await retryAtOnce(page);
  await openAs(page, owner, '/find?q=198.18.0.10');
  await expect(page.getByRole('link', { name: 'Open the server' })).toBeVisible();
  await atRest(page);
  await takeAway(page, '**/assets/**');
  await sandbox.fault(owner, 'listServers', { status: 500 }, { times: 9 });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toContainText(
    /Couldn’t refresh the servers\. You’re seeing data from .*Try again in a moment/s,
  );
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});
