import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { setHidden, watchCalls } from '../support/calls.ts';
import {
  askToReset,
  field,
  openCredentials,
  resetButton,
  resetDialog,
  storedPassword,
  whereIs,
} from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { expectToFit } from '../support/layout.ts';
import { type Fault, refusal } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

const unclear = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'The password may or may not have changed' });

test('the new password is shown once, copied without showing, and goes after a minute', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  const id = await openCredentials(page, sandbox, empty);
  const former = await storedPassword(page, empty, id);
  await askToReset(page);
  await expect(resetDialog(page)).toContainText('the old one stops working');
  await expect(resetDialog(page)).toContainText('Open sessions stay open.');
  await expectAccessible(page);
  await resetButton(page).click();
  await expect(resetDialog(page)).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'Password reset at' })).toBeVisible();
  const password = await storedPassword(page, empty, id);
  expect(password).not.toBe(former);
  await expect(field(page, 'New password')).toHaveValue(password);
  await expect(field(page, 'New password')).toHaveAttribute('type', 'password');
  await expect(page.getByRole('button', { name: 'Copy new password' })).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);

  await field(page, 'New password').focus();
  await page.clock.fastForward(61_000);
  await expect(field(page, 'New password')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Reset password' })).toBeFocused();
  await expect(page.getByText('It’s no longer shown here.')).toBeVisible();
  expect(await whereIs(page, password)).toEqual([]);
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test('a new password that comes while the tab is hidden is not shown', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty);
  const { release } = await hold(page, '**/password-reset');
  await askToReset(page);
  await resetButton(page).click();
  await setHidden(page, true);
  release();
  await expect(page.getByText('It’s no longer shown here.')).toBeAttached();
  await setHidden(page, false);
  await expect(field(page, 'New password')).toHaveCount(0);
  expect(await whereIs(page, await storedPassword(page, empty, id))).toEqual([]);
});

const secret = 'Sesame-71';

/** Refusals: nothing was changed, and the dialog stays open with the reason. */
const refusals: Record<string, readonly [Fault, RegExp]> = {
  'success false': [
    { body: { success: false, message: 'Agent is busy' }, after: false },
    /The API says the password wasn’t changed\..*Agent is busy/,
  ],
  'success false without words': [
    { body: { success: false, message: null }, after: false },
    /The API says the password wasn’t changed\..*The API didn’t give a reason\./,
  ],
  'success false with a password in its words': [
    { body: { success: false, message: `Not ${secret}`, password: secret }, after: false },
    /The API says the password wasn’t changed\..*Not •••/,
  ],
  '409': [
    refusal(409, 'Busy with a backup'),
    /wasn’t changed\..*Busy with a backup.*sometimes send a request twice/,
  ],
  '429': [refusal(429, ''), /wasn’t changed\..*Too many requests/],
};

test('refused in each way: not changed, the question stays with the reason, and can be asked again', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty, { guestAgent: false });
  await askToReset(page);
  await resetButton(page).click();
  await expect(resetDialog(page).getByRole('alert')).toContainText('Guest agent is not responding');
  await expectAccessible(page);
  await resetDialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Reset password' })).toBeFocused();
  await sandbox.world(empty, { servers: [{ id, guestAgent: true }] });
  await askToReset(page);
  for (const [name, [fault, words]] of Object.entries(refusals)) {
    await sandbox.fault(empty, 'resetServerPassword', fault);
    await resetButton(page).click();
    await expect(resetDialog(page).getByRole('alert'), name).toHaveText(words);
    await expect(page.getByText(secret), name).toHaveCount(0);
  }
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
  await resetButton(page).click();
  await expect(field(page, 'New password')).toHaveValue(/\S/);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

/** Responses that leave the outcome unknown, each with whether the API made the change. */
const unknowns: Record<string, readonly [Fault, isMade: boolean]> = {
  'the word "true"': [{ body: { success: 'true', password: secret } }, true],
  'a page of HTML': [{ body: `<html>${secret}`, contentType: 'text/html' }, true],
  'a cut answer': [{ socket: 'cut' }, true],
  'closed before the change': [{ socket: 'close-before' }, false],
};

test(
  'no clear answer: sent once, and it may or may not have changed; told until it is reset for certain',
  { tag: ['@cell-24', '@cell-25', '@cell-27'] },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const calls = watchCalls(page);
    await takeClock(page);
    const id = await openCredentials(page, sandbox, empty);
    await test.step('silence: given up after a minute', async () => {
      await sandbox.fault(empty, 'resetServerPassword', { socket: 'hang', after: false });
      await askToReset(page);
      const sent = page.waitForRequest((request) => request.method() === 'POST');
      await resetButton(page).click();
      await sent;
      await page.clock.fastForward(50_000);
      await page.keyboard.press('Escape');
      await expect(resetDialog(page)).toBeVisible();
      await expect(unclear(page)).toHaveCount(0);
      await page.clock.fastForward(11_000);
      await expect(unclear(page)).toBeVisible();
      expect(calls.count('POST', /./)).toBe(1);
      // The dismissed notice does not come back.
      await unclear(page).getByRole('button', { name: 'Dismiss' }).click();
      await expect(unclear(page)).toHaveCount(0);
      await page.reload();
      await expect(page.getByRole('button', { name: 'Reset password' })).toBeVisible();
      await atRest(page);
      await expect(unclear(page)).toHaveCount(0);
    });
    for (const [name, [fault, isMade]] of Object.entries(unknowns)) {
      await test.step(name, async () => {
        const before = await storedPassword(page, empty, id);
        calls.forget();
        // More than once: the browser resends a request by itself if its reused connection died.
        await sandbox.fault(empty, 'resetServerPassword', fault, { times: 9 });
        await askToReset(page);
        await resetButton(page).click();
        await expect(unclear(page)).toBeVisible();
        await expect(resetDialog(page)).toBeHidden();
        await expect(page.getByRole('main')).not.toContainText(/fail|Sesame|<\/?html/i);
        await calls.settled();
        expect(calls.count('POST', /./)).toBe(1);
        expect((await storedPassword(page, empty, id)) !== before).toBe(isMade);
        await sandbox.clearFaults(empty);
        await unclear(page).getByRole('button', { name: 'Dismiss' }).click();
        await expect(unclear(page)).toHaveCount(0);
      });
    }

    await sandbox.fault(empty, 'resetServerPassword', { socket: 'reset-after' }, { times: 9 });
    await askToReset(page);
    await resetButton(page).click();
    await expect(unclear(page)).toBeVisible();
    await expectAccessible(page);
    await expectToFit(page);
    await page.reload();
    await expect(unclear(page)).toHaveCount(1);
    await sandbox.clearFaults(empty);
    await page.getByRole('button', { name: 'Show the stored password' }).click();
    await expect(field(page, 'Password')).toHaveValue(await storedPassword(page, empty, id));
    await expect(unclear(page)).toBeVisible(); // seeing the password settles nothing
    await page.getByRole('button', { name: 'Reset again' }).click();
    await resetButton(page).click();
    await expect(field(page, 'New password')).toHaveValue(/\S/);
    await expect(field(page, 'Password')).toHaveCount(0); // the password revealed before is hidden
    await expect(unclear(page)).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Reset password' })).toBeVisible();
    await expect(unclear(page)).toHaveCount(0);
  },
);
