import {
  openPurchaseDialog,
  backup,
  buy,
  buyButton,
  charges,
  expectPurchaseNotice,
  openStore,
  payButton,
  purchaseNotice,
} from '../support/addons.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { holdAnswers } from '../support/hold.ts';
import { journalEntryCount, refusal } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

const addonsPath = /^\/servers\/[^/]+\/addons$/;

const address = '1 Additional IP';

test(
  'no clear answer after the change: settled by reading, bought, sent and charged once',
  { tag: ['@cell-2', '@cell-6'] },
  async ({ page, key, sandbox }) => {
    await takeClock(page);
    const calls = watchCalls(page);
    const store = await openStore(page, sandbox, key('empty'));
    await test.step('an answer lost after the change', async () => {
      // More than once: the browser resends a request by itself if its reused connection died.
      await sandbox.fault(store.key, 'purchaseServerAddon', { socket: 'reset-after' }, { times: 9 });
      await buy(page);
      await expectPurchaseNotice(page, `Bought: ${backup}`);
      expect(calls.count('POST', addonsPath)).toBe(1);
      expect(await charges(store)).toEqual(['1.66']);
      expect(await journalEntryCount(page)).toBe(0);
      await sandbox.clearFaults(store.key);
    });
    await test.step('a 400 to what the browser sent again by itself', async () => {
      calls.forget();
      await sandbox.fault(store.key, 'purchaseServerAddon', { socket: 'close-after' });
      await buy(page, address);
      await expectPurchaseNotice(page, `Bought: ${address}`);
      expect(calls.count('POST', addonsPath)).toBe(1);
      expect(await charges(store)).toEqual(['1.66', '2.67']);
      expect(await journalEntryCount(page)).toBe(0);
    });
    await expect(page.getByRole('main')).not.toContainText(/fail/i);
  },
);

test(
  'a 500 before the change: settled by reading, not bought, and shut until then, through a reload',
  { tag: '@cell-21' },
  async ({ page, key, sandbox }) => {
    await takeClock(page);
    const calls = watchCalls(page);
    const store = await openStore(page, sandbox, key('empty'));
    await sandbox.fault(store.key, 'purchaseServerAddon', refusal(500, 'Database is down'));
    await buy(page);
    await expect(purchaseNotice(page, `Checking whether it was bought: ${backup}`)).toBeVisible();
    await expect(buyButton(page)).toHaveAttribute('aria-disabled', 'true');
    await page.reload();
    await expect(buyButton(page)).toHaveAttribute('aria-disabled', 'true');
    await expectPurchaseNotice(page, `Not bought: ${backup}`);
    await expect(page.getByRole('main')).not.toContainText(/failed/i);
    expect(calls.count('POST', addonsPath)).toBe(1);
    expect(await charges(store)).toEqual([]);
    await buy(page);
    await expect(purchaseNotice(page, `Bought: ${backup}`)).toBeVisible();
    expect(await charges(store)).toEqual(['1.66']);
  },
);

test(
  'no answer, waited for in vain or reloaded meanwhile: nothing is sent again, and reading finds it bought',
  { tag: ['@cell-18', '@cell-20'] },
  async ({ page, key, sandbox }) => {
    await takeClock(page);
    const calls = watchCalls(page);
    const store = await openStore(page, sandbox, key('empty'));
    for (const [name, isReloaded, spent] of [
      [backup, false, ['1.66']],
      [address, true, ['1.66', '2.67']],
    ] as const) {
      await test.step(isReloaded ? 'reloaded' : 'waited for', async () => {
        calls.forget();
        await sandbox.fault(store.key, 'purchaseServerAddon', { socket: 'hang' });
        await buy(page, name);
        await expect.poll(() => charges(store)).toEqual(spent);
        if (isReloaded) await page.reload();
        else await page.clock.runFor(61_000);
        await expectPurchaseNotice(page, `Bought: ${name}`);
        expect(calls.count('POST', addonsPath)).toBe(1);
        expect(await charges(store)).toEqual(spent);
        expect(await journalEntryCount(page)).toBe(0);
      });
    }
  },
);

test(
  'in two tabs at once: one is bought, and the other tab reads again before it pays',
  { tag: '@cell-19' },
  async ({ page, key, sandbox, context }) => {
    const store = await openStore(page, sandbox, key('empty'));
    await openPurchaseDialog(page, address);
    const other = await context.newPage();
    await openStore(other, sandbox, store.key, store.id);
    await openPurchaseDialog(other, '4 Additional IPs');
    const { release } = await holdAnswers(page, '**/addons', 'POST');
    await payButton(page, '1 Additional IP').click();
    await expect(purchaseNotice(other, 'Buying 1 Additional IP')).toBeVisible();
    const pay = payButton(other, '4 Additional IPs');
    await expect(pay).toHaveAccessibleDescription('A purchase for this server is in progress.');
    release();
    await expect(purchaseNotice(page, 'Bought: 1 Additional IP')).toBeVisible();
    await expect(pay).not.toHaveAttribute('aria-disabled');
    await pay.click();
    await expect(pay).toHaveAccessibleDescription('This server already has an add-on of this type.');
    expect(await charges(store)).toEqual(['2.67']);
  },
);

test(
  'a balance that can’t be read: unclear, with the facts and the way to look; a receipt with NaN for the charge: bought all the same, and the balance tells',
  { tag: '@cell-23' },
  async ({ page, key, sandbox }) => {
    await takeClock(page);
    const store = await openStore(page, sandbox, key('empty'));
    await openPurchaseDialog(page);
    await sandbox.fault(store.key, 'purchaseServerAddon', refusal(500, 'Sorry'));
    await sandbox.fault(store.key, 'getAccount', { patch: { balance: 'abc' } }, { times: 99 });
    await payButton(page).click();
    await expectPurchaseNotice(page, `${backup} may or may not have been bought`);
    const notice = purchaseNotice(page, `${backup} may or may not have been bought`);
    await expect(notice).toContainText('The API doesn’t show an add-on of this type.');
    await expect(notice).toContainText('The expected charge is 1.66.');
    await expect(notice.getByRole('link', { name: /^Check in/ })).toHaveAttribute(
      'href',
      /^\/sso\/servers\//,
    );
    await expect(buyButton(page)).toHaveAccessibleDescription(/^We don’t know yet/);
    await sandbox.clearFaults(store.key);
    await notice.getByRole('button', { name: 'Check again' }).click();
    await expectPurchaseNotice(page, `Not bought: ${backup}`);
    await expect(buyButton(page)).not.toHaveAttribute('aria-disabled');
    expect(await charges(store)).toEqual([]);

    await sandbox.fault(store.key, 'purchaseServerAddon', {
      patch: { prorated: 'NaN', newMonthlyPrice: -1 },
    });
    await buy(page);
    const receipt = purchaseNotice(page, `Bought: ${backup}`);
    await expect(receipt).toContainText('The API didn’t say. Check your balance.');
    await expect(receipt).toContainText('50.00 before, 48.34 now');
    await expect(page.getByRole('main')).not.toContainText(/NaN|-1\b|null/);
    expect(await charges(store)).toEqual(['1.66']);
  },
);
