import { expectAccessible } from '../support/accessible.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { openMenu } from '../support/fleet.ts';
import { enterKey, openAs } from '../support/session.ts';
import { gate, refusal } from '../support/settings.ts';

const lacks = /^This key doesn’t have servers:write\. ?/;

test('a key that may only read: a suspension teaches nothing, one refusal does, and nothing probes by writing', async ({
  page,
  key,
  sandbox,
}) => {
  const viewer = key('viewer');
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { keysUrl: 'https://keys.example/' } }),
  );
  const calls = watchCalls(page);
  await openAs(page, viewer);
  let menu = await openMenu(page, 'staging');
  // An unknown scope leaves the action enabled.
  await expect(menu.getByRole('menuitem', { name: 'Start', exact: true })).not.toHaveAttribute(
    'aria-disabled',
  );
  expect(calls.all().filter(({ method }) => method !== 'GET')).toEqual([]);

  // A refusal because of a suspension says nothing about the key.
  await sandbox.fault(viewer, 'serverPowerAction', refusal(403, 'Server is suspended by administrator'));
  await menu.getByRole('menuitem', { name: 'Start', exact: true }).click();
  const notice = page.getByRole('alert').filter({ hasText: 'Start staging: refused' });
  await expect(notice).toContainText('Server is suspended by administrator');
  menu = await openMenu(page, 'prod-db');
  await expect(menu.getByRole('menuitem', { name: 'Stop', exact: true })).not.toHaveAttribute(
    'aria-disabled',
  );
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();

  calls.forget();
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(notice).toContainText('servers:write');
  expect(calls.count('POST', /./)).toBe(1);

  // Disabled everywhere, for each action that needs this permission.
  menu = await openMenu(page, 'prod-db');
  const stop = menu.getByRole('menuitem', { name: 'Stop' });
  await expect(stop).toHaveAttribute('aria-disabled', 'true');
  await expect(stop).toContainText('This key doesn’t have servers:write.');
  await expect(stop.getByRole('link', { name: 'Manage keys' })).toHaveAttribute(
    'href',
    'https://keys.example/',
  );
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'prod-db' }).click();
  const reboot = page.getByRole('button', { name: 'Reboot', exact: true });
  await expect(reboot).toHaveAccessibleDescription(lacks);
  await reboot.click({ force: true });
  // One beside the button, one in the notice of the refusal.
  await expect(page.getByRole('link', { name: 'Manage keys' }).filter({ visible: true })).toHaveCount(2);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(calls.count('POST', /./)).toBe(1);
  expect((await sandbox.ledger(viewer)).commits).toEqual([]);

  await test.step('a reload still knows; signing in anew doesn’t', async () => {
    await page.reload();
    await expect(reboot).toHaveAccessibleDescription(lacks);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await enterKey(page, viewer);
    await page.getByRole('link', { name: 'prod-db' }).click();
    await expect(reboot).toBeVisible();
    await expect(reboot).not.toHaveAttribute('aria-disabled');
    expect(calls.count('POST', /./)).toBe(1);
  });
});

test('what one key may not do says nothing about another key, also after a reload', async ({
  page,
  key,
  sandbox,
}) => {
  const viewer = key('viewer');
  const second = `${viewer}_second`;
  await sandbox.world(viewer, {
    secondKey: { key: second, scopes: ['account:read', 'servers:read', 'servers:write'] },
  });
  await openAs(page, viewer);
  const menu = await openMenu(page, 'staging');
  await menu.getByRole('menuitem', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('servers:write');
  await page.getByRole('link', { name: 'Account' }).click();
  const write = page.getByRole('listitem').filter({ hasText: 'servers:write' });
  await expect(write).toContainText('Denied');
  await page.reload();
  await expect(write).toContainText('Denied');
  expect(JSON.stringify(await page.evaluate(() => Object.entries(sessionStorage)))).not.toContain(viewer);
  await sandbox.world(viewer, { revoked: true });
  await page.reload();
  await gate(page).getByLabel('API key').fill(second);
  await gate(page).getByRole('button', { name: 'Sign in' }).click();
  await expect(gate(page)).toBeHidden();
  await expect(write).toContainText('Not known yet');
  await page.reload();
  await expect(write).toContainText('Not known yet');
});
