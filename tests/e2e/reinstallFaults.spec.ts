import type { Page } from '@playwright/test';
import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import {
  openConfirmation,
  commitsOf,
  confirmButton,
  type Fault,
  journalEntryCount,
  openSettings,
  refusal,
  watchKeys,
} from '../support/settings.ts';
import { expectInTime, takeClock } from '../support/time.ts';

const requested = (page: Page) => page.getByText(/^Reinstall requested, \d+s$/);
const reinstalls = (sandbox: SandboxControls, key: string) => commitsOf(sandbox, key, 'reinstallServer');

/** Faults that one reinstall meets one after the other. */
const lost: readonly Fault[] = [
  { socket: 'reset-after' },
  { socket: 'cut' },
  { status: 502, body: '<h1>Bad gateway', contentType: 'text/html' },
];

test(
  'an answer that is lost or can’t be read: one key, one reinstall',
  { tag: '@cell-38' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const keys = watchKeys(page);
    await takeClock(page);
    await openSettings(page, sandbox, empty);
    for (const fault of lost) await sandbox.fault(empty, 'reinstallServer', fault);
    let isLastMet = false;
    page.on('response', (response) => {
      isLastMet ||= response.status() === 502;
    });
    await confirmButton(await openConfirmation(page, 'Reinstall'), 'Reinstall').click();
    await expectInTime(page, () => expect(page.getByRole('dialog')).toBeHidden({ timeout: 200 }));
    await expect(page.getByText(/^Reinstall requested|^Provisioning$/).first()).toBeVisible();
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
    await expect.poll(() => journalEntryCount(page)).toBe(0);
    expect(isLastMet).toBe(true);
    expect(await reinstalls(sandbox, empty)).toBe(1);
    expect([...keys]).toEqual([expect.stringMatching(/^[\da-f-]{36}$/)]);
  },
);

test('silence, then still being processed, then too many requests: it waits, and goes on with its key', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const keys = watchKeys(page);
  const calls = watchCalls(page);
  await takeClock(page);
  await openSettings(page, sandbox, empty);
  await sandbox.fault(empty, 'reinstallServer', { socket: 'hang', after: false });
  await sandbox.fault(empty, 'reinstallServer', refusal(409, 'Still being processed'));
  await sandbox.fault(empty, 'reinstallServer', {
    ...refusal(429, 'Slow down'),
    headers: { 'retry-after': '20' },
  });
  await confirmButton(await openConfirmation(page, 'Reinstall'), 'Reinstall').click();
  await expect.poll(() => calls.count('POST', /./)).toBe(1);
  await page.clock.fastForward(50_000);
  expect(calls.count('POST', /./)).toBe(1);
  await expectInTime(page, () => expect.poll(() => calls.count('POST', /./), { timeout: 200 }).toBe(3));
  // The user need not wait in the dialog: the page shows the progress.
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect(requested(page)).toBeVisible();
  expect(await reinstalls(sandbox, empty)).toBe(0);
  await page.clock.fastForward(21_000);
  await expect.poll(() => reinstalls(sandbox, empty)).toBe(1);
  expect(keys.size).toBe(1);
});

test('no clear answer for long: told as it is, and asked again with the same key', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const keys = watchKeys(page);
  const calls = watchCalls(page);
  await takeClock(page);
  await openSettings(page, sandbox, empty);
  await sandbox.fault(empty, 'reinstallServer', refusal(500, 'Sorry'), { times: 4 });
  await confirmButton(await openConfirmation(page, 'Reinstall'), 'Reinstall').click();
  const notice = page.getByRole('alert').filter({ hasText: 'Reinstall alpha: it may have been requested' });
  await expectInTime(page, () => expect(notice).toBeVisible({ timeout: 200 }));
  await expect(notice).toContainText('Sorry');
  await expect(notice).not.toContainText(/fail/i);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(calls.count('POST', /./)).toBe(4);
  // Another choice would be another reinstall, which is not allowed while this one is unconfirmed.
  const dialog = await openConfirmation(page, 'Reinstall');
  await dialog.getByLabel('Debian 13 (trixie)').check();
  await confirmButton(dialog, 'Reinstall').click();
  await expect(dialog.getByRole('alert')).toContainText('an earlier request went through');
  await dialog.getByRole('button', { name: 'Cancel' }).click();

  await notice.getByRole('button', { name: 'Request again' }).click();
  await expect(notice).toHaveCount(0);
  await expect(requested(page)).toBeVisible();
  await expect.poll(() => reinstalls(sandbox, empty)).toBe(1);
  expect(keys.size).toBe(1);
  await expect.poll(() => journalEntryCount(page)).toBe(0);
});
