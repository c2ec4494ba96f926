import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import {
  activateOften,
  openConfirmation,
  commitsOf,
  confirmButton,
  journalEntryCount,
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
  await confirmButton(await openConfirmation(page, 'Reinstall'), 'Reinstall').click();
  await expect.poll(() => reinstalls(sandbox, empty)).toBe(1);
  const replayed = page.waitForRequest((request) => request.url().endsWith('/reinstall'));
  await page.reload();
  await replayed;
  await expect(page.getByText(/^Reinstall requested|^Provisioning$/).first()).toBeVisible();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  await expect.poll(() => journalEntryCount(page)).toBe(0);
  // With the same system, the only sign is that the server leaves "running" and returns to it.
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
  const dialogs = [
    await openConfirmation(page, 'Reinstall'),
    await openConfirmation(other, 'Reinstall'),
  ] as const;
  await sandbox.fault(empty, 'reinstallServer', { socket: 'hang' });
  await page.bringToFront();
  await activateOften(page, confirmButton(dialogs[0], 'Reinstall'));
  await expect.poll(() => reinstalls(sandbox, empty)).toBe(1);
  await confirmButton(dialogs[1], 'Reinstall').click();
  await expect(dialogs[1].getByRole('alert')).toContainText('the same request is already in progress');
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
  const dialog = await openConfirmation(page, 'Reinstall');
  await atRest(page);
  await context.setOffline(true);
  await expect(confirmButton(dialog, 'Reinstall')).toHaveAccessibleDescription('You’re offline.');
  await confirmButton(dialog, 'Reinstall').click({ force: true });
  await dialog.getByLabel('Type alpha to confirm').press('Enter');
  await context.setOffline(false);
  await expect(confirmButton(dialog, 'Reinstall')).not.toHaveAttribute('aria-disabled');
  await calls.settled();
  expect(calls.count('POST', /./)).toBe(0);
  expect(await journalEntryCount(page)).toBe(0);

  await sandbox.world(first, { revoked: true });
  await confirmButton(dialog, 'Reinstall').click();
  await passGate(page, second);
  // The reinstall first reads the server it would wipe, and that read was refused, so nothing was sent.
  await expect(dialog.getByRole('alert')).toContainText('Nothing was sent, because you’re not signed in.');
  await confirmButton(dialog, 'Reinstall').click();
  await expect(requested(page)).toBeVisible();
  await expect.poll(() => reinstalls(sandbox, first)).toBe(1);
  await expect.poll(() => journalEntryCount(page)).toBe(0);
  expect(keys.size).toBe(1);
});

test('a key refused in the middle: another account’s key sends nothing', async ({ page, key, sandbox }) => {
  const [first, other] = [key('empty'), key('empty')];
  const calls = watchCalls(page);
  await openSettings(page, sandbox, first);
  const dialog = await openConfirmation(page, 'Reinstall');
  await sandbox.world(first, { revoked: true });
  await confirmButton(dialog, 'Reinstall').click();
  await passGate(page, other);
  await expect(page.getByRole('heading', { level: 1, name: 'Server not found' })).toBeVisible();
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
  const otherDialog = await openConfirmation(other, 'Reinstall');
  await confirmButton(await openConfirmation(page, 'Reinstall'), 'Reinstall').click();
  await expect.poll(() => reinstalls(sandbox, empty)).toBe(1);
  await sandbox.advance(180_000, empty);
  await expect(confirmButton(otherDialog, 'Reinstall')).not.toHaveAttribute('aria-disabled');
  await confirmButton(otherDialog, 'Reinstall').click();
  await expect(otherDialog.getByRole('alert')).toContainText(
    'the server was changed elsewhere in the meantime',
  );
  expect(await reinstalls(sandbox, empty)).toBe(1);
  // After reading this, the user may still confirm.
  await confirmButton(otherDialog, 'Reinstall').click();
  await expect(otherDialog).toBeHidden();
  expect(await reinstalls(sandbox, empty)).toBe(2);
});
