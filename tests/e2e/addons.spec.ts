import { expectAccessible } from '../support/accessible.ts';
import { ask, backup, buy, buyButton, charges, openStore, payButton, told } from '../support/addons.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { activateOften, type Fault, journalled, refusal } from '../support/settings.ts';
import { expectInTime, takeClock } from '../support/time.ts';

test('an add-on is bought once, though paid for often; the receipt says what was charged', async ({
  page,
  key,
  sandbox,
}) => {
  test.setTimeout(60_000); // axe reads every node twice
  const store = await openStore(page, sandbox, key('empty'));
  await expectAccessible(page);
  await expectToFit(page);
  await ask(page);
  await activateOften(page, payButton(page));
  await expect(told(page, `Bought: ${backup}`)).toBeVisible();
  await expect(buyButton(page)).toHaveAccessibleDescription(/already/);
  await expectAccessible(page);
  expect(await charges(store)).toHaveLength(1);
  expect(await journalled(page)).toBe(0);
});

const bought: Record<string, Fault> = {
  'an answer lost after the change': { socket: 'reset-after' },
  'an answer cut in the middle': { socket: 'cut' },
  'a 500 after the change': { ...refusal(500, 'Sorry'), after: true },
  'a 200 that is a page': { body: '<p>OK', contentType: 'text/html' },
  'a 400 to the browser’s own second try': { ...refusal(400, 'duplicate type'), after: true },
};

for (const [name, fault] of Object.entries(bought)) {
  test(`${name}: settled by reading, bought, charged once`, async ({ page, key, sandbox }) => {
    await takeClock(page);
    const store = await openStore(page, sandbox, key('empty'));
    await sandbox.fault(store.key, 'purchaseServerAddon', fault);
    await buy(page);
    await expectInTime(page, () => expect(told(page, `Bought: ${backup}`)).toBeVisible({ timeout: 100 }));
    expect(await charges(store)).toHaveLength(1);
    expect(await journalled(page)).toBe(0);
  });
}

test('a 500 before the change: settled by reading, not bought, and shut until then', async ({
  page,
  key,
  sandbox,
}) => {
  await takeClock(page);
  const store = await openStore(page, sandbox, key('empty'));
  await sandbox.fault(store.key, 'purchaseServerAddon', refusal(500, 'Database is down'));
  await buy(page);
  await expect(told(page, `Checking with the server: ${backup}`)).toBeVisible();
  await expect(buyButton(page)).toHaveAttribute('aria-disabled', 'true');
  await page.reload();
  await expect(buyButton(page)).toHaveAttribute('aria-disabled', 'true');
  await expectInTime(page, () => expect(told(page, `Not bought: ${backup}`)).toBeVisible({ timeout: 100 }));
  expect(await charges(store)).toEqual([]);
  await expect(page.getByRole('main')).not.toContainText(/failed/i);
});

test('offline nothing is sent, and nothing later', async ({ page, key, sandbox, context }) => {
  const store = await openStore(page, sandbox, key('empty'));
  await ask(page);
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await expect(payButton(page)).toHaveAccessibleDescription('You are offline.');
  await payButton(page).click({ force: true });
  await context.setOffline(false);
  await expect(payButton(page)).not.toHaveAttribute('aria-disabled');
  expect(await charges(store)).toEqual([]);
});
