import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { row } from '../support/fleet.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import {
  openConfirmation,
  commitsOf,
  confirmButton,
  openSettings,
  passGate,
  refusal,
} from '../support/settings.ts';
import { expectInTime, takeClock } from '../support/time.ts';

const terminations = (sandbox: SandboxControls, key: string) => commitsOf(sandbox, key, 'terminateServer');
const unclear = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'Terminate alpha: it may have been requested' });
const done = (page: Page) => page.getByRole('status').filter({ hasText: 'alpha has been terminated' });

test('left in the middle and refused after: told on the page that is open then', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  await openSettings(page, sandbox, empty);
  await sandbox.fault(empty, 'terminateServer', refusal(409, 'Busy with a backup'));
  const { release } = await hold(page, '**/api/v1/servers/*', 'DELETE');
  const dialog = await openConfirmation(page, 'Terminate');
  await confirmButton(dialog, 'Terminate').click();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('link', { name: 'All servers' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Servers' })).toBeVisible();
  release();
  const notice = page.getByRole('alert').filter({ hasText: 'Terminate alpha: refused' });
  await expectInTime(page, () => expect(notice).toContainText('Busy with a backup', { timeout: 200 }), 5_000);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  expect(await terminations(sandbox, empty)).toBe(0);
});

test('a reload in flight: not sent again, and what the API shows proves it', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await takeClock(page);
  const id = await openSettings(page, sandbox, empty);
  await sandbox.fault(empty, 'terminateServer', { socket: 'hang' });
  // The list lags behind, so that only reading the server settles it.
  await sandbox.fault(empty, 'listServers', { patch: { '0.status': 'running' } }, { times: 99 });
  await sandbox.fault(empty, 'getServer', { patch: { status: 'running' } }, { times: 99 });
  await confirmButton(await openConfirmation(page, 'Terminate'), 'Terminate').click();
  await expect.poll(() => terminations(sandbox, empty)).toBe(1);
  calls.forget();
  await page.goto('/servers');
  await expect(unclear(page)).toBeVisible();
  await expect(row(page, 'alpha')).toContainText('Termination may have been requested');
  await expect.poll(() => calls.count('GET', `/servers/${id}`)).toBe(1);
  await calls.settled();
  await sandbox.clearFaults(empty, 'getServer');
  await sandbox.advance(6_000, empty);
  await expectInTime(page, () => expect(done(page)).toBeVisible({ timeout: 200 }));
  expect(calls.count('DELETE', /./)).toBe(0);
  expect(await terminations(sandbox, empty)).toBe(1);
  // It is settled for good: the dismissed notice does not come back.
  await done(page).getByRole('button', { name: 'Dismiss' }).click();
  await sandbox.clearFaults(empty);
  await page.reload();
  await expect(page.getByText('0 of 1 shown')).toBeVisible();
  await atRest(page);
  await expect(done(page)).toHaveCount(0);
  await expect(unclear(page)).toHaveCount(0);
});

test(
  'offline nothing is sent, and nothing later; with a key refused nothing is done, and the account’s next key may do it',
  { tag: '@cell-9' },
  async ({ page, key, sandbox, context }) => {
    const [first, second] = [key('empty'), `${key('empty')}-second`];
    await sandbox.world(first, { secondKey: { key: second } });
    const calls = watchCalls(page);
    await openSettings(page, sandbox, first);
    const dialog = await openConfirmation(page, 'Terminate');
    await atRest(page);
    await context.setOffline(true);
    await expect(confirmButton(dialog, 'Terminate')).toHaveAccessibleDescription('You’re offline.');
    await confirmButton(dialog, 'Terminate').click({ force: true });
    await dialog.getByLabel('Type alpha to confirm').press('Enter');
    await context.setOffline(false);
    await expect(confirmButton(dialog, 'Terminate')).not.toHaveAttribute('aria-disabled');
    await calls.settled();
    expect(calls.count('DELETE', /./)).toBe(0);
    expect(await terminations(sandbox, first)).toBe(0);

    await sandbox.world(first, { revoked: true });
    await confirmButton(dialog, 'Terminate').click();
    await passGate(page, second);
    await expect(dialog.getByRole('alert')).toContainText('Nothing was done.');
    await expect(dialog.getByLabel('Type alpha to confirm')).toHaveValue('alpha');
    expect(calls.count('DELETE', /./)).toBe(1);
    await confirmButton(dialog, 'Terminate').click();
    await expect(page.getByText(/^Termination requested, \d+s$/)).toBeVisible();
    await expect.poll(() => terminations(sandbox, first)).toBe(1);
  },
);
