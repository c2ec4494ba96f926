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
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { takeClock } from '../support/time.ts';

test(
  'a price that changed while the dialog was open for more than a minute: both are told, and asked again',
  { tag: '@cell-22' },
  async ({ page, key, sandbox }) => {
    await takeClock(page);
    const calls = watchCalls(page);
    const store = await openStore(page, sandbox, key('empty'));
    await openPurchaseDialog(page);
    await sandbox.world(store.key, { addons: [{ name: backup, price: 3 }] });
    await page.clock.fastForward(61_000);
    await payButton(page).click();
    const changed = dialogOf(page)
      .getByRole('alert')
      .filter({ hasText: 'The price has changed. You haven’t paid anything.' });
    await expect(changed).toContainText('The charge was 1.66 and is now 2.00.');
    await expect(changed).toContainText('The monthly price was 2.49 and is now 3.00.');
    expect(calls.count('POST', /./)).toBe(0);
    await dialogOf(page).getByRole('button', { name: 'Pay 2.00' }).click();
    await expect(purchaseNotice(page, `Bought: ${backup}`)).toBeVisible();
    expect(await charges(store)).toEqual(['2.00']);

    // If the price is unchanged, the purchase goes through at once, however old the quote is.
    await openPurchaseDialog(page, '1 Additional IP');
    await page.clock.fastForward(61_000);
    await payButton(page, '1 Additional IP').click();
    await expect(purchaseNotice(page, 'Bought: 1 Additional IP')).toBeVisible();
    expect(await charges(store)).toEqual(['2.00', '2.67']);
  },
);

test(
  'a quote that can’t be right can’t be bought, in the store and in the dialog, until it is read cleanly',
  { tag: '@cell-54' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const readOddly = (proratedPrice: unknown) =>
      sandbox.fault(empty, 'listServerAddons', { patch: { 'addons.5.proratedPrice': proratedPrice } });
    const again = page.getByRole('button', { name: 'Refresh prices' });
    await readOddly('NaN');
    const store = await openStore(page, sandbox, empty);
    await expect(buyButton(page)).toHaveAccessibleDescription(/^Couldn’t read the price/);
    for (const [quote, words] of [
      [null, /^Couldn’t read the price/],
      [0, /zero or less/],
      [-1.66, /zero or less/],
      [2.5, /higher than the monthly price/],
    ] as const) {
      await readOddly(quote);
      await again.click();
      await expect(buyButton(page)).toHaveAccessibleDescription(words);
    }
    await again.click();
    await expect(buyButton(page)).not.toHaveAttribute('aria-disabled');
    await readOddly('1e3');
    await buyButton(page).click();
    await expect(payButton(page)).toHaveAccessibleDescription(/^Couldn’t read the price/);
    await payButton(page).click({ force: true });
    await expect(dialogOf(page)).not.toContainText(/NaN|1e3/);
    await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
    expect(await charges(store)).toEqual([]);
    await again.click();
    await buy(page);
    await expect(purchaseNotice(page, `Bought: ${backup}`)).toBeVisible();
    expect(await charges(store)).toEqual(['1.66']);
  },
);
