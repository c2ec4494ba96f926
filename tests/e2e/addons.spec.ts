import { expectAccessible } from '../support/accessible.ts';
import {
  openPurchaseDialog,
  backup,
  buy,
  buyButton,
  charges,
  dialogOf,
  openStore,
  payButton,
  purchaseNotice,
} from '../support/addons.ts';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { copied, step } from '../support/networking.ts';
import { activateOften, journalEntryCount } from '../support/settings.ts';

test(
  'an add-on is bought once, though paid for often; the receipt says what was charged',
  { tag: '@cell-4' },
  async ({ page, key, sandbox }) => {
    const store = await openStore(page, sandbox, key('empty'));
    await openPurchaseDialog(page);
    await activateOften(page, payButton(page));
    await expect(purchaseNotice(page, `Bought: ${backup}`)).toBeVisible();
    await expect(buyButton(page)).toHaveAccessibleDescription(/already/);
    await expectAccessible(page);
    await expectToFit(page);
    expect(await charges(store)).toHaveLength(1);
    expect(await journalEntryCount(page)).toBe(0);
  },
);

test('for a stopped server, and of a type that it has, nothing can be bought', async ({
  page,
  key,
  sandbox,
}) => {
  const store = await openStore(page, sandbox, key('empty'), { status: 'stopped', addonIds: ['m1s0gb50'] });
  const section = page.getByRole('region', { name: 'Backup' });
  await expect(section).toContainText(
    'This server has an add-on of this type. The API doesn’t say which one.',
  );
  await expect(buyButton(page, '4 Additional IPs')).toHaveAccessibleDescription(
    'You can only buy add-ons for a running server.',
  );
  await buyButton(page, '4 Additional IPs').click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await sandbox.world(store.key, { servers: [{ id: store.id, status: 'running' }] });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(buyButton(page, '4 Additional IPs')).not.toHaveAttribute('aria-disabled');
  await expect(buyButton(page)).toHaveAccessibleDescription(
    'This server already has an add-on of this type.',
  );
  expect(await charges(store)).toEqual([]);
});

test(
  'offline nothing is sent, and nothing later',
  { tag: '@cell-10' },
  async ({ page, key, sandbox, context }) => {
    const store = await openStore(page, sandbox, key('empty'));
    await openPurchaseDialog(page);
    await atRest(page);
    await context.setOffline(true);
    await expect(payButton(page)).toHaveAccessibleDescription('You’re offline.');
    await payButton(page).click({ force: true });
    await context.setOffline(false);
    await expect(payButton(page)).not.toHaveAttribute('aria-disabled');
    expect(await charges(store)).toEqual([]);
  },
);

test('one of each type: what it costs now and later, its receipt, and the addresses’ configuration', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  await context.grantPermissions(['clipboard-write']);
  const store = await openStore(page, sandbox, key('empty'));
  const entry = page.getByRole('listitem').filter({ hasText: backup });
  await expect(entry).toContainText('1.66 now');
  await expect(entry).toContainText(/for about (19|20) days, until [A-Z][a-z]{2} \d{1,2}(?!\d*, \d)/);
  await expect(entry).toContainText('then 2.49 a month');
  for (const [name, monthly, count] of [
    [backup, '12.49', 0],
    ['IP class /29', '34.99', 5],
    ['4 Additional IPs', '50.99', 4],
  ] as const) {
    await buy(page, name);
    const receipt = purchaseNotice(page, `Bought: ${name}`);
    await expect(receipt).toBeInViewport();
    await expect(receipt.getByRole('definition').nth(1)).toContainText(monthly);
    if (count > 0) await expect(receipt).toContainText(`Added IPs${count}`);
    else await expect(receipt).not.toContainText('Added IPs');
    await expect(buyButton(page, name)).toHaveAccessibleDescription(/already has an add-on of this type/);
  }
  expect(await charges(store)).toEqual(['1.66', '15.00', '10.67']);
  expect((await sandbox.ledger(store.key)).balance).toBe('22.67');
  const receipt = await copied(page, 'Copy receipt');
  expect(receipt).toContain('4 Additional IPs\nServer: alpha');
  expect(receipt).toContain('Charged: 10.67\nNew monthly price of the server: 50.99\nAdded IPs: 4 (198.');
  expect(receipt).toContain('Balance: 33.34 → 22.67');
  await page.getByRole('link', { name: 'Set up the addresses' }).click();
  const [address = ''] = /198\.[\d.]+/.exec(receipt) ?? [];
  await expect(step(page, 'Set up')).toContainText(address);
  await page.getByRole('link', { name: 'Activity' }).click();
  const line = page.getByRole('row').filter({ hasText: '4 Additional IPs' });
  await expect(line).toContainText('Charged: 10.67 · New monthly price of the server: 50.99');
});

test.describe('the end of a billing cycle', () => {
  test.use({ timezoneId: 'Europe/Istanbul' });

  for (const [end, shown] of [
    ['2026-06-09T22:00:00Z', /until Jun 10, GMT\+3/],
    ['2026-06-09T20:59:59Z', /until Jun 9(?!,)/],
  ] as const) {
    test(`at ${end} names its zone only where UTC has another day`, async ({ page, key, sandbox }) => {
      const empty = key('empty');
      const patch = { billingCycleEnd: end, daysRemaining: 20 };
      await sandbox.fault(empty, 'listServerAddons', { patch }, { times: 99 });
      await openStore(page, sandbox, empty);
      await expect(page.getByRole('main').getByText(shown).first()).toBeVisible();
      await openPurchaseDialog(page);
      await expect(dialogOf(page)).toContainText(shown);
    });
  }
});
