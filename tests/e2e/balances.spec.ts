import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { buyButton, dialogOf, openStore } from '../support/addons.ts';
import { atRest } from '../support/atRest.ts';
import { reviewOfWeb } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';

const corner = (page: Page) => page.getByRole('banner');
const definition = (page: Page, term: string) =>
  page
    .getByRole('main')
    .locator('dt', { hasText: new RegExp(`^${term}$`) })
    .locator('xpath=following-sibling::dd');

/** Whether all of a text can be seen: no element around it cuts it off. */
const isWhole = (page: Page, text: string): Promise<boolean> =>
  page
    .getByRole('banner')
    .getByText(text, { exact: true })
    .evaluate((element) => {
      const inside = element.getBoundingClientRect();
      for (let frame = element.parentElement; frame !== null; frame = frame.parentElement) {
        if (getComputedStyle(frame).overflow === 'visible') continue;
        const box = frame.getBoundingClientRect();
        if (inside.left < box.left - 0.5 || inside.right > box.right + 0.5) return false;
      }
      return element.scrollWidth <= element.clientWidth || getComputedStyle(element).display === 'inline';
    });

// Which texts and numbers are amounts is proven in `domain/amount.test.ts`.
for (const [sent, shown] of [
  [1e12, '1,000,000,000,000.00'],
  ['-1000000000000000000000', '-1,000,000,000,000,000,000,000.00'],
] as const) {
  test(`a balance of ${typeof sent} ${sent} is shown in full`, async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
    await sandbox.fault(empty, 'getAccount', { patch: { balance: sent } }, { times: 99 });
    await page.setViewportSize({ width: 390, height: 800 });
    await openAs(page, empty, '/account');
    await expect(definition(page, 'Balance')).toContainText(shown);
    await expect(corner(page).getByText(shown)).toBeVisible();
    expect(await isWhole(page, shown)).toBe(true);
    await atRest(page);
    await expectToFit(page);
  });
}

test('a balance that can’t be read exactly is unknown, not zero', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await sandbox.fault(empty, 'getAccount', { patch: { balance: '1e12' } }, { times: 99 });
  await openAs(page, empty, '/account');
  await expect(definition(page, 'Balance')).toHaveText('unknown');
  await expect(corner(page)).toContainText('Balanceunknown');
});

test('a balance below zero warns in words: at the top, on the account, before a deploy and a purchase', async ({
  page,
  key,
  sandbox,
}) => {
  const reseller = key('reseller');
  await sandbox.world(reseller, { account: { balance: '-3.00' } });
  await page.setViewportSize({ width: 390, height: 800 });
  const store = await openStore(page, sandbox, reseller);
  await expect(corner(page).getByText('Overdrawn')).toBeVisible();
  await expect(corner(page)).toContainText('-3.00');
  await buyButton(page).click();
  const before = dialogOf(page).getByRole('definition').filter({ hasText: '-3.00' });
  await expect(before).toContainText('Overdrawn');
  await page.goto(reviewOfWeb);
  await expect(definition(page, 'Balance before')).toHaveText('-3.00Overdrawn');
  await atRest(page);
  await expectAccessible(page);
  await expectToFit(page);
  await page.goto('/account');
  await expect(definition(page, 'Balance')).toContainText('Overdrawn');
  await expect(definition(page, 'Balance')).toContainText('Top up before you deploy');
  await expectAccessible(page);
  // It tells about the account's money, so customer view hides it, too.
  await page.getByRole('button', { name: 'Customer view', exact: true }).click();
  await expect(page.getByText('•••')).toBeVisible();
  await expect(page.getByText('Overdrawn')).toHaveCount(0);
  await expect(page.getByText('Top up before you deploy')).toHaveCount(0);
  await page
    .getByRole('main')
    .getByRole('button', { name: 'Turn off customer view' })
    .or(page.getByRole('banner').getByRole('button', { name: 'Turn off customer view' }))
    .first()
    .click();
  await expect(corner(page).getByText('Overdrawn')).toBeVisible();
  await sandbox.world(reseller, { account: { balance: '-0.00' } });
  await page.goto(`/servers/${store.id}`);
  await expect(corner(page)).toContainText('0.00');
  await expect(page.getByText('Overdrawn')).toHaveCount(0);
});
