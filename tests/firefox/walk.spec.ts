import type { Page } from '@playwright/test';
import { openPurchaseDialog, dialogOf } from '../support/addons.ts';
import { beginBulk, bulkDialog, openSelected } from '../support/bulk.ts';
import { reveal } from '../support/credentials.ts';
import { deployButton } from '../support/deploy.ts';
import { openMenu } from '../support/fleet.ts';
import { continueLink, mint } from '../support/handoff.ts';
import { bar } from '../support/selection.ts';
import { enterKey, openAs } from '../support/session.ts';
import { openConfirmation, passGate } from '../support/settings.ts';
import { expect, test } from './fixtures.ts';

/** A real API’s links are followed; a sandbox’s lead nowhere. */
test.use({ isReal: true });

/*
 * Every page and every dialog, once, in Firefox. Their behaviour is tested in Chromium. Here the fixtures fail a test
 * on a console error, an uncaught error, a policy violation, a request to an unknown origin and a missing file.
 */

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });

/** Closes a dialog by its button, and waits until it is gone. */
async function close(page: Page, name: string, button = 'Cancel'): Promise<void> {
  await dialog(page, name).getByRole('button', { name: button, exact: true }).last().click();
  await expect(dialog(page, name)).toHaveCount(0);
}

test('signing in, with a wrong key first, and out', async ({ page, key }) => {
  await page.goto('/');
  await page.getByLabel('API key').fill('otwa_nobody');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This key isn’t valid')).toBeVisible();
  await enterKey(page, key('owner'));
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You’re signed out')).toBeVisible();
});

test('the pages of the frame', async ({ page, key }) => {
  await openAs(page, key('reseller'));
  await expect(heading(page, 'Servers')).toBeVisible();
  await page.getByRole('link', { name: 'Find in text' }).click();
  const text = page.getByRole('textbox', { name: 'IP address, hostname, ID, label, or a whole email' });
  await text.fill('Nobody knows 192.0.2.44.');
  await expect(page.getByText(/^No server found/)).toBeVisible();
  const navigation = page.getByRole('navigation', { name: 'Main' });
  for (const [link, seen] of [
    ['Activity', 'Nothing'],
    ['Reseller', 'Markup: retail is wholesale plus'],
    ['Account', 'Read access is enough to take over the account'],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).first().click();
    await expect(heading(page, link)).toBeVisible();
    await expect(page.getByRole('main').getByText(seen).first()).toBeVisible();
  }
  await navigation.getByRole('link', { name: 'Servers' }).click();
  await expect(heading(page, 'Servers')).toBeVisible();
  await page.goto('/sso?next=%2Fdashboard%2Fbilling');
  await expect(heading(page, 'Open in dashboard')).toBeVisible();
  await mint(page);
  await page.goto('/no-such-page');
  await expect(heading(page, 'Page not found')).toBeVisible();
});

test('a server’s pages and dialogs', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, {
    addServers: [{ label: 'alpha', addonIds: ['k2c8n6ty'] }],
  });
  await openAs(page, empty);
  await page.getByRole('link', { name: 'alpha' }).click();
  await expect(heading(page, 'alpha')).toBeVisible();
  await test.step('the overview', async () => {
    for (const action of ['Stop', 'Reboot']) {
      await page.getByRole('main').getByRole('button', { name: action, exact: true }).click();
      await close(page, `${action} alpha?`);
    }
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    const copyAddress = page.getByRole('button', { name: 'Copy IP address' }).first();
    const name = (await copyAddress.getAttribute('aria-label')) ?? '';
    await copyAddress.click();
    await close(page, name, 'Close');
    await mint(page);
    await page.getByRole('button', { name: 'Copy link', exact: true }).click();
    await close(page, 'Copy the sign-in link?');
    await expect(continueLink(page)).toBeVisible();
  });
  const tabs = page.getByRole('navigation', { name: 'Server' });
  await test.step('add-ons', async () => {
    await tabs.getByRole('link', { name: 'Add-ons' }).click();
    await openPurchaseDialog(page);
    await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(dialogOf(page)).toHaveCount(0);
  });
  await test.step('credentials', async () => {
    await tabs.getByRole('link', { name: 'Credentials' }).click();
    await reveal(page);
    await page.getByRole('main').getByRole('button', { name: 'Reset password' }).click();
    await close(page, 'Reset the password of alpha?');
  });
  await test.step('networking', async () => {
    await tabs.getByRole('link', { name: 'Networking' }).click();
    await expect(page.getByRole('table', { name: 'Additional IPs' }).getByRole('row')).toHaveCount(6);
  });
  await test.step('settings', async () => {
    await tabs.getByRole('link', { name: 'Settings' }).click();
    for (const action of ['Reinstall', 'Terminate'] as const) {
      await openConfirmation(page, action);
      await close(page, `${action} alpha?`);
    }
  });
  await test.step('its hand-off', async () => {
    await page.goto(`/sso/servers/${id}`);
    await mint(page);
  });
  // Only the sign-in links were requested.
  const { commits } = await sandbox.ledger(empty);
  expect(commits.map(({ operationId }) => operationId)).toEqual(['issueServerSso', 'issueServerSso']);
});

test('deploy’s six steps, as far as the button that pays', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await openAs(page, empty);
  await page
    .getByRole('link', { name: /^Deploy/ })
    .first()
    .click();
  await expect(heading(page, 'Deploy a server')).toBeVisible();
  const next = page.getByRole('button', { name: 'Next' });
  await page.getByRole('radio', { name: 'Cloud 2' }).check();
  await next.click();
  await expect(page.getByRole('radio', { name: /Frankfurt/ })).toBeVisible();
  await next.click();
  await page.getByRole('radio', { name: /^Debian 13/ }).check();
  await next.click();
  await page.getByLabel('Label').fill('web');
  await next.click();
  await expect(page).toHaveURL(/\/deploy\/add-ons\?/);
  await expect(page.getByRole('checkbox').or(page.getByRole('radio')).first()).toBeVisible();
  await next.click();
  await expect(page.getByText('Charged now').first()).toBeVisible();
  await expect(deployButton(page)).not.toHaveAttribute('aria-disabled');
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
});

test('the list’s dialogs: power for several, the hand-off, and the gate over them', async ({
  page,
  key,
  sandbox,
}) => {
  const [first, second] = [key('empty'), `${key('empty')}-second`];
  await sandbox.world(first, { secondKey: { key: second } });
  await openSelected(page, sandbox, first, 2);
  await bar(page).getByRole('button', { name: 'Stop', exact: true }).click();
  await close(page, 'Stop 2 servers');
  await beginBulk(page, 'Reboot', 2);
  await expect(bulkDialog(page, 'Reboot', 2).getByText('2 of 2 sent').first()).toBeVisible();
  await close(page, 'Reboot 2 servers', 'Close');
  const menu = await openMenu(page, 's-1');
  await menu.getByRole('menuitem', { name: 'Open in dashboard' }).click();
  await expect(continueLink(page)).toBeFocused();
  await close(page, 'Open s-1 in Otwa Cloud dashboard', 'Close');
  await sandbox.world(first, { revoked: true });
  await page.getByRole('link', { name: 's-2' }).click();
  await passGate(page, second);
  await expect(heading(page, 's-2')).toBeVisible();
});
