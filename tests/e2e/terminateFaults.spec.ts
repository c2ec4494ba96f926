import type { Page } from '@playwright/test';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import {
  activateOften,
  openConfirmation,
  commitsOf,
  confirmButton,
  type Fault,
  openSettings,
} from '../support/settings.ts';
import { expectInTime, takeClock } from '../support/time.ts';

const terminations = (sandbox: SandboxControls, key: string) => commitsOf(sandbox, key, 'terminateServer');
const unclear = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'Terminate alpha: it may have been requested' });
const unconfirmed = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'Terminate alpha: not confirmed' });
const done = (page: Page) => page.getByRole('status').filter({ hasText: 'alpha has been terminated' });

test(
  'lost before the change: not confirmed after half a minute; asked again and lost after it: what the API shows proves it',
  { tag: '@cell-34' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const calls = watchCalls(page);
    await takeClock(page);
    await openSettings(page, sandbox, empty);
    const gateway: Fault = { status: 502, body: '<h1>Bad gateway', contentType: 'text/html' };
    await sandbox.fault(empty, 'terminateServer', gateway);
    await confirmButton(await openConfirmation(page, 'Terminate'), 'Terminate').click();
    await expect(unclear(page)).toContainText('Checking what happened to the server');
    await expect(unclear(page)).not.toContainText(/fail|<h1>/i);
    await expect(unclear(page).getByRole('button', { name: 'Terminate again' })).toHaveCount(0);
    await page.clock.fastForward(31_000);
    await expect(unconfirmed(page)).toContainText('The API still shows the server');
    expect(calls.count('DELETE', /./)).toBe(1);
    expect(await terminations(sandbox, empty)).toBe(0);

    calls.forget();
    // More than once: the browser resends a request by itself if its reused connection died.
    await sandbox.fault(empty, 'terminateServer', { socket: 'reset-after' }, { times: 9 });
    // Until this fault is cleared, the API does not show the termination.
    await sandbox.fault(empty, 'getServer', { patch: { status: 'running' } }, { times: 99 });
    await unconfirmed(page).getByRole('button', { name: 'Terminate again' }).click();
    await expect(unclear(page)).toContainText('Checking what happened to the server');
    await expect(unclear(page)).not.toContainText(/fail/i);
    await expect(unconfirmed(page)).toHaveCount(0);
    await sandbox.advance(6_000, empty);
    await sandbox.clearFaults(empty, 'getServer');
    await expectInTime(page, () => expect(done(page)).toBeVisible({ timeout: 200 }));
    await expect(unclear(page)).toHaveCount(0);
    expect(calls.count('DELETE', /./)).toBe(1);
    expect(await terminations(sandbox, empty)).toBe(1);
  },
);

test('a connection that dies once: whether or not the browser sends it again, it is one termination', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  await openSettings(page, sandbox, empty);
  await sandbox.fault(empty, 'terminateServer', { socket: 'close-after' });
  await confirmButton(await openConfirmation(page, 'Terminate'), 'Terminate').click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await sandbox.advance(6_000, empty);
  await expectInTime(page, () => expect(done(page)).toBeVisible({ timeout: 200 }));
  expect(await terminations(sandbox, empty)).toBe(1);
});

test('silence: the dialog can be left, and after a minute the API is asked what became of it', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await takeClock(page);
  await openSettings(page, sandbox, empty);
  await sandbox.fault(empty, 'terminateServer', { socket: 'hang' });
  const dialog = await openConfirmation(page, 'Terminate');
  await activateOften(page, confirmButton(dialog, 'Terminate'));
  await expect(dialog).toContainText('You can close this');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Termination requested, \d+s$/)).toBeVisible();
  await expect.poll(() => terminations(sandbox, empty)).toBe(1);
  await sandbox.advance(6_000, empty);
  await page.clock.fastForward(61_000);
  await expectInTime(page, () => expect(done(page)).toBeVisible({ timeout: 200 }));
  expect(calls.count('DELETE', /./)).toBe(1);
});
