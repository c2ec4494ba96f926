import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { paid, watchDeployKeys } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';
import { journalEntryCount } from '../support/settings.ts';
import { expectInTime, takeClock } from '../support/time.ts';

const details = '/deploy/details?plan=6f1d2c30-5b7a-4e18-9c00-000000000002&os=debian-13';

const lines = (page: Page): Locator => page.getByRole('region', { name: 'Servers' }).getByRole('listitem');
const line = (page: Page, label: string): Locator =>
  lines(page).filter({ has: page.getByText(label, { exact: true }) });

/** Holds back for good what the API answers about a server that it has created. */
async function loseAnswerAbout(page: Page, label: string): Promise<void> {
  await page.route('**/api/v1/servers', async (route) => {
    const body = route.request().postDataJSON() as { label?: string } | null; // what the app sent
    if (body?.label === label) await route.fetch();
    else await route.fallback();
  });
}

test('20 with a lost answer at the 7th, a reload at the 12th and no money at the 17th: 16 servers, 16 payments', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, { account: { balance: '160.00' }, rateLimit: null });
  const keys = watchDeployKeys(page);
  await takeClock(page);
  await openAs(page, empty, `${details}&label=web-1`);
  await page.getByLabel('How many').fill('20');
  await page.getByRole('link', { name: 'Review' }).click();
  // The wallet pays for 16. It was full when the user looked.
  await expect(page.getByText('It pays for 16 servers.')).toBeVisible();
  await sandbox.world(empty, { account: { balance: '200.00' } });
  await page.getByRole('button', { name: 'Refresh the balance' }).click();
  await expect(page.getByText('10.00 for each of 20 servers')).toBeVisible();
  await sandbox.fault(empty, 'deployServer', { headers: { 'x-as-ever': '1' } }, { times: 6 });
  await sandbox.fault(empty, 'deployServer', { socket: 'close-after' });
  await loseAnswerAbout(page, 'web-12');
  await sandbox.world(empty, { account: { balance: '160.00' } });
  await page.getByRole('button', { name: 'Deploy 20 servers' }).click();
  await expectInTime(page, () => expect(line(page, 'web-11')).toContainText('Pending', { timeout: 300 }));
  await expectInTime(page, async () => expect((await paid(sandbox, empty)).servers).toBe(12));
  await page.unroute('**/api/v1/servers');
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();

  const title = page.getByRole('heading', { level: 1, name: '16 of 20 servers deployed' });
  await expectInTime(page, () => expect(title).toBeVisible({ timeout: 300 }), 3_000);
  expect(await paid(sandbox, empty)).toEqual({ servers: 16, balance: '0.00' });
  await expect(lines(page)).toHaveCount(20);
  for (let number = 1; number <= 16; number += 1)
    await expect(line(page, `web-${number}`).getByRole('link')).toHaveAttribute('href', /^\/servers\/.{36}$/);
  await expect(line(page, 'web-17')).toContainText('Refused');
  await expect(line(page, 'web-17')).toContainText('you weren’t charged for it');
  await expect(line(page, 'web-17')).toContainText('Insufficient');
  for (const number of [18, 19, 20]) await expect(line(page, `web-${number}`)).toContainText('Not deployed');
  await expect(page.getByText('160.00', { exact: true })).toBeVisible();
  expect(await journalEntryCount(page)).toBe(0);
  expect(keys.size).toBe(17);
  await expectAccessible(page);
  await expectToFit(page);

  // After a top-up, what is left costs what the dialog says.
  await sandbox.world(empty, { account: { balance: '45.00' } });
  await page.getByRole('button', { name: 'Try the rest again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Deploy 4 servers?' });
  await expect(dialog).toContainText('40.00');
  await dialog.getByRole('button', { name: 'Deploy 4 servers' }).click();
  const all = page.getByRole('heading', { level: 1, name: '20 of 20 servers deployed' });
  await expectInTime(page, () => expect(all).toBeVisible({ timeout: 300 }), 3_000);
  expect(await paid(sandbox, empty)).toEqual({ servers: 20, balance: '5.00' });
});

test('by keyboard alone, with a label that is taken; a second tab tells of them and goes on when the first is closed', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, { account: { balance: '50.00' }, addServers: [{ label: 'web-2' }] });
  await openAs(page, empty, `${details}&label=web-1`);
  await page.getByLabel('How many').focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('3');
  const names = page.getByRole('list', { name: 'The servers’ names' });
  await expect(names.getByRole('listitem')).toHaveText(['web-1', 'web-2taken', 'web-3']);
  const start = page.getByRole('button', { name: 'Start at 3' });
  await expect(start).toBeVisible();
  // Label, hostname, first number, digits, the button.
  for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('Tab');
  await expect(start).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(names.getByRole('listitem')).toHaveText(['web-3', 'web-4', 'web-5']);
  await expect(page).toHaveURL(/count=3/);
  await page.reload();
  await expect(names.getByRole('listitem')).toHaveText(['web-3', 'web-4', 'web-5']);
  for (const step of ['Add-ons', 'Review']) {
    const next = page.getByRole('button', { name: 'Next' });
    await next.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: step })).toBeFocused();
  }
  await expect(page.getByText('30.00').first()).toBeVisible();
  await loseAnswerAbout(page, 'web-4');
  const deploy = page.getByRole('button', { name: 'Deploy 3 servers' });
  await expect(deploy).not.toHaveAttribute('aria-disabled');
  await page.keyboard.press('Tab');
  await expect(deploy).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line(page, 'web-4')).toContainText('Being requested');

  const other = await context.newPage();
  await openAs(other, empty, '/servers');
  await expect(other.getByText('Deploying 3 servers: 1 done')).toBeVisible();
  await other.getByRole('link', { name: 'Show them' }).click();
  await expect(other.getByText('Another tab deploys them.')).toBeVisible();
  await expect.poll(async () => (await paid(sandbox, empty)).servers).toBe(2);
  await page.close();
  await expect(other.getByRole('heading', { level: 1, name: '3 of 3 servers deployed' })).toBeVisible();
  expect(await paid(sandbox, empty)).toEqual({ servers: 3, balance: '20.00' });
  await other.getByRole('button', { name: 'Dismiss' }).click();
  await expect(other).toHaveURL('/servers');
  await other.goto('/deploy/batch');
  await expect(other.getByText('Nothing is being deployed')).toBeVisible();
});
