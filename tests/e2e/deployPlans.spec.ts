import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { deployButton, expectDeployed, paid, stepLink } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';

/** Selects a text with the mouse. */
async function dragOver(page: Page, text: Locator): Promise<void> {
  const { x = 0, y = 0, width = 0, height = 0 } = (await text.boundingBox()) ?? {};
  await page.mouse.move(x + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await page.evaluate(() => String(getSelection()))).not.toBe('');
}

test('plans side by side: sorted and filtered in the URL, and the chosen one is named where filters hide it', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.fault(empty, 'listProducts', { patch: { '3.monthlyPrice': null } }, { times: 9 });
  await openAs(page, empty, '/deploy');
  const table = page.getByRole('table', { name: 'Plans' });
  const names = async () =>
    (await table.getByRole('rowheader').allInnerTexts()).map((text) => text.split('\n')[0]);
  await expect(table.getByRole('columnheader', { name: 'Monthly price' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const byPrice = [
    'Cloud 1',
    'Edge 1',
    'Cloud 2',
    'Cloud 4',
    'Storage 1T',
    'Memory 32',
    'Cloud 16',
    'Cloud 8',
  ];
  await expect.poll(names).toEqual(byPrice);
  await table.getByRole('button', { name: 'Memory', exact: true }).click();
  await table.getByRole('button', { name: 'Memory', exact: true }).click();
  await expect(page).toHaveURL(/sort=ram&order=desc/);
  await page.getByLabel('Min memory').selectOption('8 GB');
  const large = ['Memory 32', 'Cloud 16', 'Cloud 8', 'Cloud 4', 'Storage 1T'];
  await expect.poll(names).toEqual(large);
  // One radio group: the arrow keys choose, and what is chosen comes into sight.
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.getByRole('radio', { name: 'Memory 32' }).press('Space');
  for (const _name of large.slice(1)) await page.keyboard.press('ArrowDown');
  const last = page.getByRole('radio', { name: 'Storage 1T' });
  await expect(last).toBeChecked();
  await expect(last).toBeInViewport({ ratio: 1 });
  await expect(last).toHaveAccessibleDescription('2 vCPU 8 GB 1,024 GB 10 TB traffic 29.00');
  await page.getByLabel('Min vCPU').selectOption('4');
  await expect(page.getByText('4 of 8 plans')).toBeVisible();
  const hidden = page.getByRole('status').filter({ hasText: 'These filters hide your plan, Storage 1T.' });
  await expect(hidden).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(hidden).toBeVisible();
  // How plans are shown is no choice that a link has made.
  await expect(page.getByText('From a link')).toHaveCount(0);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('radio', { name: /Frankfurt/ })).toBeVisible();
  await page.goBack();
  await expect.poll(names).toEqual(['Memory 32', 'Cloud 16', 'Cloud 8', 'Cloud 4']);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('combobox', { name: 'Sort by' })).toHaveValue('ram');
  await hidden.getByRole('button', { name: 'Show all plans' }).click();
  await expect(page.getByRole('group', { name: 'Plan' }).getByRole('radio')).toHaveCount(8);
  await expect(hidden).toHaveCount(0);
  const order = page.getByRole('status').filter({ hasText: 'Sorted by Memory, descending' });
  await expect(order).toBeAttached();
  await page.getByRole('button', { name: 'Sort ascending' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Sorted by Memory, ascending' })).toBeAttached();
});

test('a server of the same size suggests add-ons: one of each kind, and their price counts', async ({
  page,
  key,
  sandbox,
}) => {
  const owner = key('owner');
  const plan = '6f1d2c30-5b7a-4e18-9c00-000000000003';
  await openAs(page, owner, `/deploy/add-ons?plan=${plan}&os=debian-13&label=web`);
  await page.getByRole('radio', { name: /^4 Additional IPs/ }).check();
  await page.getByRole('radio', { name: /^8 Additional IPs/ }).check();
  await page.getByRole('radio', { name: /^Daily backup/ }).check();
  // The same plan again changes nothing, nor does selecting the text of another.
  await stepLink(page, 'Plan').click();
  await page
    .getByRole('row', { name: /^Cloud 4/ })
    .getByRole('cell')
    .last()
    .click();
  await dragOver(page, page.getByRole('row', { name: /^Cloud 8/ }).getByText('38.50'));
  await stepLink(page, 'Review').click();
  await expect(page.getByRole('main').getByText('58.80').first()).toBeVisible();
  await deployButton(page).click();
  await expectDeployed(page);
  expect(await paid(sandbox, owner)).toEqual({ servers: 1, balance: '191.20' });
});
