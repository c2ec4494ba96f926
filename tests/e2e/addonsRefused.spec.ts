import { ask, backup, buy, charges, expectTold, openStore, payButton, told } from '../support/addons.ts';
import { expect, test } from '../support/fixtures.ts';
import { refusal } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

for (const [how, fault] of [
  ['in the server’s words', undefined],
  ['by a 402 without a word', { status: 402, body: '' }],
] as const) {
  test(`the money went elsewhere since the price was read, told ${how}: not bought, and what is missing`, async ({
    page,
    key,
    sandbox,
  }) => {
    await takeClock(page);
    const store = await openStore(page, sandbox, key('empty'));
    await ask(page);
    await sandbox.world(store.key, { account: { balance: '1.00' } });
    if (fault !== undefined) await sandbox.fault(store.key, 'purchaseServerAddon', fault);
    await payButton(page).click();
    await expectTold(page, `Not bought: ${backup}`);
    const notice = told(page, `Not bought: ${backup}`);
    await expect(notice).toContainText('The balance is 1.00, 0.66 short of the charge.');
    if (fault === undefined) await expect(notice).toContainText('Insufficient wallet balance');
    await expect(notice.getByRole('link', { name: /^Top up in/ })).toHaveAttribute('href', /^\/sso\?next=/);
    expect(await charges(store)).toEqual([]);
  });
}

for (const [how, fault] of [
  ['in the server’s words', undefined],
  ['without a word', { status: 400, body: '' }],
] as const) {
  test(`too little money from the start, refused ${how}: said in the dialog, and told at once`, async ({
    page,
    key,
    sandbox,
  }) => {
    const store = await openStore(page, sandbox, key('broke'));
    await ask(page, '8 Additional IPs');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Balance afternot enough');
    await expect(dialog).toContainText('The balance is 20.83 short');
    await expect(dialog.getByRole('link', { name: /^Top up in/ })).toBeVisible();
    if (fault !== undefined) await sandbox.fault(store.key, 'purchaseServerAddon', fault);
    await payButton(page, '8 Additional IPs').click();
    const notice = told(page, 'Not bought: 8 Additional IPs');
    await expect(notice).toContainText('The balance is 0.50, 20.83 short of the charge.');
    await expect(notice.getByRole('link', { name: /^Top up in/ })).toBeVisible();
    expect(await charges(store)).toEqual([]);
  });
}

test('no addresses left: not bought, and nothing is kept from the balance', async ({
  page,
  key,
  sandbox,
}) => {
  const store = await openStore(page, sandbox, key('empty'));
  await sandbox.world(store.key, { noAddresses: true });
  await buy(page, 'IP class /29');
  const notice = told(page, 'Not bought: IP class /29');
  await expect(notice).toContainText('IP allocation failed: the wallet has been refunded');
  await expect(notice).toContainText('Nothing was kept from the balance.');
  expect(await charges(store)).toEqual([]);
  expect((await sandbox.ledger(store.key)).balance).toBe('50.00');
});

for (const [name, fault] of [
  ['the server calls it a duplicate that does not show', refusal(400, 'An add-on of this type is active')],
  ['the server refuses without a word', { status: 400, body: '' }],
] as const) {
  test(`${name}: looked for half a minute, then not bought`, async ({ page, key, sandbox }) => {
    await takeClock(page);
    const store = await openStore(page, sandbox, key('empty'));
    await sandbox.fault(store.key, 'purchaseServerAddon', fault);
    await buy(page);
    await expectTold(page, `Not bought: ${backup}`);
    await expect(told(page, 'Not bought')).toContainText('The server shows no such add-on');
    expect(await charges(store)).toEqual([]);
  });
}

test('somebody else bought one of the type meanwhile: never told as ours, and charged once', async ({
  page,
  key,
  sandbox,
}) => {
  await takeClock(page);
  const store = await openStore(page, sandbox, key('empty'));
  await ask(page, '4 Additional IPs');
  await page.request.post(`/api/v1/servers/${store.id}/addons`, {
    headers: { Authorization: `Bearer ${store.key}` },
    data: { addonId: 'q3ht81xa' },
  });
  await payButton(page, '4 Additional IPs').click();
  await expectTold(page, 'Unclear: 4 Additional IPs');
  const notice = told(page, 'Unclear: 4 Additional IPs');
  await expect(notice).toContainText('The server has an add-on of this type');
  await expect(notice).toContainText('The balance was 50.00 and is 47.33. The charge would be 10.67.');
  expect(await charges(store)).toEqual(['2.67']);
});
