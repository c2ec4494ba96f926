import {
  openPurchaseDialog,
  backup,
  buy,
  charges,
  expectPurchaseNotice,
  openStore,
  payButton,
  purchaseNotice,
} from '../support/addons.ts';
import { expect, test } from '../support/fixtures.ts';
import { refusal } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

test('refused though the dialog offered it: not bought, and why, from the words and the wallet', async ({
  page,
  key,
  sandbox,
}) => {
  await takeClock(page);
  const store = await openStore(page, sandbox, key('empty'));
  await test.step('no addresses left: nothing is kept from the balance', async () => {
    await sandbox.world(store.key, { noAddresses: true });
    await buy(page, 'IP class /29');
    const notice = purchaseNotice(page, 'Not bought: IP class /29');
    await expect(notice).toContainText('IP allocation failed: the wallet has been refunded');
    await expect(notice).toContainText('Any charge was refunded.');
    expect(await charges(store)).toEqual([]);
    expect((await sandbox.ledger(store.key)).balance).toBe('50.00');
  });
  await test.step('a duplicate that does not show: looked for half a minute', async () => {
    await sandbox.fault(store.key, 'purchaseServerAddon', refusal(400, 'An add-on of this type is active'));
    await buy(page);
    await expectPurchaseNotice(page, `Not bought: ${backup}`);
    await expect(purchaseNotice(page, 'Not bought')).toContainText('The API doesn’t show this add-on');
    expect(await charges(store)).toEqual([]);
  });
  await test.step('the money went elsewhere since the price was read: what is missing', async () => {
    await openPurchaseDialog(page, '1 Additional IP');
    await sandbox.world(store.key, { account: { balance: '1.00' } });
    await payButton(page, '1 Additional IP').click();
    await expectPurchaseNotice(page, 'Not bought: 1 Additional IP');
    const notice = purchaseNotice(page, 'Not bought: 1 Additional IP');
    await expect(notice).toContainText('Your balance is 1.00, which is 1.67 too little.');
    await expect(notice).toContainText('Insufficient wallet balance');
    await expect(notice.getByRole('link', { name: /^Top up in/ })).toHaveAttribute('href', /^\/sso\?next=/);
    expect(await charges(store)).toEqual([]);
  });
});

test('too little money from the start: said in the dialog, and told at once, without the server’s words too', async ({
  page,
  key,
  sandbox,
}) => {
  const store = await openStore(page, sandbox, key('broke'));
  const notice = purchaseNotice(page, 'Not bought: 8 Additional IPs');
  for (const fault of [undefined, { status: 400, body: '' }]) {
    await openPurchaseDialog(page, '8 Additional IPs');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Balance afternot enough');
    await expect(dialog).toContainText('Your balance is 20.83 short');
    await expect(dialog.getByRole('link', { name: /^Top up in/ })).toBeVisible();
    if (fault !== undefined) await sandbox.fault(store.key, 'purchaseServerAddon', fault);
    await payButton(page, '8 Additional IPs').click();
    await expect(notice).toContainText('Your balance is 0.50, which is 20.83 too little.');
    await expect(notice.getByRole('link', { name: /^Top up in/ })).toBeVisible();
    expect(await charges(store)).toEqual([]);
    await notice.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toHaveCount(0);
  }
});

test('somebody else bought one of the type meanwhile: never told as ours, and charged once', async ({
  page,
  key,
  sandbox,
}) => {
  await takeClock(page);
  const store = await openStore(page, sandbox, key('empty'));
  await openPurchaseDialog(page, '4 Additional IPs');
  await page.request.post(`/api/v1/servers/${store.id}/addons`, {
    headers: { Authorization: `Bearer ${store.key}` },
    data: { addonId: 'q3ht81xa' },
  });
  await payButton(page, '4 Additional IPs').click();
  await expectPurchaseNotice(page, '4 Additional IPs may or may not have been bought');
  const notice = purchaseNotice(page, '4 Additional IPs may or may not have been bought');
  await expect(notice).toContainText('The server has an add-on of this type');
  await expect(notice).toContainText('The balance was 50.00 and is now 47.33. The expected charge is 10.67.');
  expect(await charges(store)).toEqual(['2.67']);
});
