import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import {
  activateOften,
  askFor,
  commitsOf,
  confirmButton,
  journalled,
  openSettings,
  passGate,
  watchKeys,
} from '../support/settings.ts';

const requested = (page: Page) => page.getByText(/^Reinstall requested, \d+s$/);
const reinstalls = (sandbox: SandboxControls, key: string) => commitsOf(sandbox, key, 'reinstallServer');

test('a reload in flight goes on with the same key', { tag: '@cell-41' }, async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const keys = watchKeys(page);
  await openSettings(page, sandbox, empty);
  await sandbox.fault(empty, 'reinstallServer', { socket: 'hang' });
  await confirmButton(await askFor(page, 'Reinstall'), 'Reinstall').click();
  await expect.poll(() => reinstalls(sandbox, empty)).toBe(1);
  const replayed = page.waitForRequest((request) => request.url().endsWith('/reinstall'));
  await page.reload();
  await replayed;
  await expect(page.getByText(/^Reinstall requested|^Provisioning$/).first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  await expect.poll(() => journalled(page)).toBe(0);
  // The same system again shows nothing but that the server leaves and comes back.
  await sandbox.advance(4_000, empty);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Provisioning', { exact: true })).toBeVisible();
  await sandbox.advance(60_000, empty);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'alpha has been reinstalled' })).toBeVisible();
  expect(keys.size).toBe(1);
  expect(await reinstalls(sandbox, empty)).toBe(1);
});

test('often and in two tabs at once: one reinstall, and the other tab is told', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  const id = await openSettings(page, sandbox, empty);
  const other = await context.newPage();
  await openAs(other, empty, `/servers/${id}/settings`);
  const dialogs = [await askFor(page, 'Reinstall'), await askFor(other, 'Reinstall')] as const;
  await sandbox.fault(empty, 'reinstallServer', { socket: 'hang' });
  await page.bringToFront();
  await activateOften(page, confirmButton(dialogs[0], 'Reinstall'));
  await expect.poll(() => reinstalls(sandbox, empty)).toBe(1);
  await confirmButton(dialogs[1], 'Reinstall').click();
  await expect(dialogs[1].getByRole('alert')).toContainText('the same is on its way already');
  expect(await reinstalls(sandbox, empty)).toBe(1);
});

test('offline nothing is sent, and nothing later; with a key refused the same account’s next key goes on with it', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const [first, second] = [key('empty'), `${key('empty')}-second`];
  await sandbox.world(first, { secondKey: { key: second } });
  const keys = watchKeys(page);
  const calls = watchCalls(page);
  await openSettings(page, sandbox, first);
  const dialog = await askFor(page, 'Reinstall');
  await atRest(page);
  await context.setOffline(true);
  await expect(confirmButton(dialog, 'Reinstall')).toHaveAccessibleDescription('You are offline.');
  await confirmButton(dialog, 'Reinstall').click({ force: true });
  await dialog.getByLabel('Type alpha to confirm').press('Enter');
  await context.setOffline(false);
  await expect(confirmButton(dialog, 'Reinstall')).not.toHaveAttribute('aria-disabled');
  await calls.settled();
  expect(calls.count('POST', /./)).toBe(0);
  expect(await journalled(page)).toBe(0);

  await sandbox.world(first, { revoked: true });
  await confirmButton(dialog, 'Reinstall').click();
  await passGate(page, second);
  // What it would wipe is read first, so that it had not left.
  await expect(dialog.getByRole('alert')).toContainText('Nothing was sent, because no key is signed in.');
  await confirmButton(dialog, 'Reinstall').click();
  await expect(requested(page)).toBeVisible();
  await expect.poll(() => reinstalls(sandbox, first)).toBe(1);
  await expect.poll(() => journalled(page)).toBe(0);
  expect(keys.size).toBe(1);
});

test('a key refused in the middle: another account’s key sends nothing', async ({ page, key, sandbox }) => {
  const [first, other] = [key('empty'), key('empty')];
  const calls = watchCalls(page);
  await openSettings(page, sandbox, first);
  const dialog = await askFor(page, 'Reinstall');
  await sandbox.world(first, { revoked: true });
  await confirmButton(dialog, 'Reinstall').click();
  await passGate(page, other);
  await expect(page.getByRole('heading', { level: 1, name: 'No such server' })).toBeVisible();
  await atRest(page);
  await calls.settled();
  expect(calls.count('POST', /./)).toBe(0);
  expect(await reinstalls(sandbox, first)).toBe(0);
});

test('another tab’s question, opened before the server was wiped, does not wipe it again', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  const id = await openSettings(page, sandbox, empty);
  const other = await context.newPage();
  await openAs(other, empty, `/servers/${id}/settings`);
  const asked = await askFor(other, 'Reinstall');
  await confirmButton(await askFor(page, 'Reinstall'), 'Reinstall').click();
  await expect.poll(() => reinstalls(sandbox, empty)).toBe(1);
  await sandbox.advance(180_000, empty);
  await expect(confirmButton(asked, 'Reinstall')).not.toHaveAttribute('aria-disabled');
  await confirmButton(asked, 'Reinstall').click();
  await expect(asked.getByRole('alert')).toContainText('the server was changed elsewhere meanwhile');
  expect(await reinstalls(sandbox, empty)).toBe(1);
  // Whoever has read that may want it all the same.
  await confirmButton(asked, 'Reinstall').click();
  await expect(asked).toBeHidden();
  expect(await reinstalls(sandbox, empty)).toBe(2);
});
