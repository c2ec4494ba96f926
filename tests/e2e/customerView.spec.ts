import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { buy, buyButton, openStore, purchaseNotice } from '../support/addons.ts';
import { deployButton, expectDeployed, paid, reviewOfWeb } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';

const toggle = (page: Page): Locator => page.getByRole('button', { name: 'Customer view', exact: true });
const notice = (page: Page): Locator =>
  page.getByRole('banner').getByRole('status').filter({ hasText: 'Customer view is on' });
const endButton = (page: Page): Locator =>
  page.getByRole('main').getByRole('button', { name: 'Turn off customer view' });

/** A number with two decimals that is not part of an IP address. */
const amountPattern = /(?<![\d.])\d+\.\d\d(?![\d.])/;

/** Records which of the amounts appear on the page while it loads, even for a moment. */
async function watchAmounts(page: Page, amounts: readonly string[]): Promise<() => Promise<string[]>> {
  await page.addInitScript((all) => {
    new MutationObserver(() => {
      for (const amount of all) {
        if (document.documentElement.textContent.includes(amount))
          sessionStorage.setItem(`test:seen:${amount}`, '');
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  }, amounts);
  return () =>
    page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('test:seen:')));
}

test('one click hides what the account pays, has and earns; a reload shows nothing of it', async ({
  page,
  key,
}) => {
  await openAs(page, key('reseller'), '/reseller');
  await expect(page.getByRole('cell', { name: '3.99' })).toBeVisible();
  await toggle(page).click();
  await expect(notice(page)).toBeVisible();
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('columnheader')).toHaveText(['Plan', 'Price']);
  await expect(page.getByRole('row', { name: /^Cloud 2\b/ })).toContainText('9.60');
  await expectAccessible(page);
  await expectToFit(page);

  const seen = await watchAmounts(page, ['1,000.00', '3.99', '8.00', '20%', 'Wholesale', 'Profit', '9.60']);
  await page.reload();
  await expect(notice(page)).toBeVisible();
  await page.goto('/deploy');
  await expect(page.getByRole('row', { name: 'Cloud 2' })).toContainText('9.602.40');
  expect(await seen(), 'what was on the page, the customers’ own price alone').toEqual(['test:seen:9.60']);
  await page.goto('/reseller');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  expect(csv.split('\r\n')[0]).toBe('\uFEFFname,vcpu,ramMb,diskGb,bandwidthGb,region,price');
  expect(csv).not.toContain('8.00');
});

test('nothing is deployed unseen: the charge is named before it is paid', async ({ page, key, sandbox }) => {
  const reseller = key('reseller');
  await openAs(page, reseller, reviewOfWeb);
  await expect(page.getByRole('main').getByText('8.00').first()).toBeVisible();
  await toggle(page).click();
  await expect(page.getByText('The price is hidden')).toBeVisible();
  await expect(page.getByText('8.00')).toHaveCount(0);
  await expect(page.getByText('992.00')).toHaveCount(0);
  await expect(deployButton(page)).toHaveAccessibleDescription(/^Customer view hides the price/);
  await deployButton(page).click({ force: true });
  await endButton(page).click();
  await expect(notice(page)).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByRole('definition').filter({ hasText: '992.00' })).toBeVisible();
  expect(await paid(sandbox, reseller)).toEqual({ servers: 0, balance: '1000.00' });
  await deployButton(page).click();
  await expectDeployed(page);
  expect(await paid(sandbox, reseller)).toEqual({ servers: 1, balance: '992.00' });
});

test('in the store, its receipts and Activity too, until signing out ends it', async ({
  page,
  key,
  sandbox,
}) => {
  const reseller = key('reseller');
  const store = await openStore(page, sandbox, reseller);
  await buy(page);
  await expect(purchaseNotice(page, 'Bought')).toContainText('1,000.00 before');
  await toggle(page).click();
  await expect(purchaseNotice(page, 'Bought')).toContainText('••• before, ••• now');
  await expect(page.getByRole('main')).not.toContainText(amountPattern);
  await expect(buyButton(page, '1 Additional IP')).toHaveAccessibleDescription(/^Customer view hides/);
  expect((await sandbox.ledger(store.key)).commits).toHaveLength(1);

  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('row', { name: /Buy add-on/ })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(amountPattern);
  await page.getByRole('button', { name: 'Turn off customer view' }).click();
  await expect(page.getByRole('row', { name: /Buy add-on/ })).toContainText(/Charged: \d+\.\d\d/);

  await toggle(page).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).not.toContainEqual(
    expect.stringContaining('customer'),
  );
  await page.getByLabel('API key').fill(reseller);
  await page.getByLabel('API key').press('Enter');
  await expect(page.getByRole('banner')).toContainText('Balance');
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false');
});
