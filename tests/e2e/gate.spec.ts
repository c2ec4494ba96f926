import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import { takeClock } from '../support/time.ts';
import { gate, refuseKey } from '../support/settings.ts';

async function enterKey(page: Page, key: string): Promise<void> {
  await gate(page).getByLabel('API key').fill(key);
  await gate(page).getByRole('button', { name: 'Sign in' }).click();
}

/** Opens a list with one server, `alpha`. The key is refused on the way to its page. */
async function comeToTheGate(page: Page, sandbox: SandboxControls, key: string): Promise<void> {
  await sandbox.world(key, { addServers: [{ label: 'alpha' }] });
  await openAs(page, key);
  await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
  await refuseKey(page, sandbox, key, page.getByRole('link', { name: 'alpha' }));
}

test('a key refused in the middle: one dialog that stays, nothing more is asked, and Sign out leads to sign-in', async ({
  page,
  key,
  sandbox,
}) => {
  await takeClock(page);
  await comeToTheGate(page, sandbox, key('empty'));
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) calls.push(request.url());
  });
  await expect(gate(page).getByLabel('API key')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // Without the gate, the list would be refetched by now.
  await page.clock.fastForward(60_000);
  await page.goBack();
  await expect(page).toHaveURL('/servers');
  // The page stays as it was, under the gate.
  await expect(page.getByText('alpha')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(1);
  expect(calls).toEqual([]);

  await gate(page).getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});

test('a key that is no better is refused in the dialog; another key of the same account goes on in place', async ({
  page,
  key,
  sandbox,
}) => {
  const [first, second] = [key('empty'), `${key('empty')}-second`];
  await sandbox.world(first, { secondKey: { key: second } });
  await comeToTheGate(page, sandbox, first);
  const there = page.url();
  await enterKey(page, 'otwa_nobody');
  await expect(gate(page).getByLabel('API key')).toHaveAccessibleDescription(/^This key isn’t valid/);
  await expect(gate(page)).toBeVisible();
  await enterKey(page, second);
  await expect(gate(page)).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  expect(page.url()).toBe(there);
  await expect(page.getByRole('alert')).toHaveCount(0);
  // The new key is kept for the reload.
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
});

test('another account’s key starts clean', async ({ page, key, sandbox }) => {
  const other = key('empty');
  await sandbox.world(other, { addServers: [{ label: 'beta' }], account: { balance: '7.00' } });
  await comeToTheGate(page, sandbox, key('empty'));
  await page.goBack();
  await expect(page.getByText('alpha')).toBeVisible();
  const { release } = await hold(page, '**/api/v1/servers');
  await enterKey(page, other);
  await expect(gate(page)).toBeHidden();
  await expect(page.getByText('Loading servers')).toBeAttached();
  await expect(page.getByText('alpha')).toHaveCount(0);
  release();
  await expect(page.getByRole('link', { name: 'beta' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Balance7.00');
});

test('another account’s key on a server’s page says that it has no such server', async ({
  page,
  key,
  sandbox,
}) => {
  await comeToTheGate(page, sandbox, key('empty'));
  await enterKey(page, key('empty'));
  await expect(page.getByRole('heading', { level: 1, name: 'Server not found' })).toBeVisible();
  await expect(page.getByText('alpha')).toHaveCount(0);
  await expect(page).not.toHaveTitle(/alpha/);
});
