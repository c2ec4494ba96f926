import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
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
import { holdAnswers } from '../support/hold.ts';
import { openAs } from '../support/session.ts';
import { activateOften, passGate, refuseKey } from '../support/settings.ts';

const unclear = (page: Page) => page.getByText('The password may or may not have changed');

test(
  'a key revoked in the middle: the gate, nothing unclear; with the account’s next one five clicks, Enter and Space send one request',
  { tag: '@cell-26' },
  async ({ page, key, sandbox }) => {
    const [first, second] = [key('empty'), `${key('empty')}-second`];
    await sandbox.world(first, { secondKey: { key: second } });
    const calls = watchCalls(page);
    const id = await openCredentials(page, sandbox, first);
    await askToReset(page);
    await sandbox.world(first, { revoked: true });
    await resetButton(page).click();
    await passGate(page, second);
    await expect(resetDialog(page).getByRole('alert')).toContainText(
      'The API says the password wasn’t changed.',
    );
    await expect(unclear(page)).toHaveCount(0);
    expect((await sandbox.ledger(second)).commits).toEqual([]);

    calls.forget();
    const { release } = await holdAnswers(page, '**/password-reset');
    await activateOften(page, resetButton(page));
    release();
    await expect(field(page, 'New password')).toHaveValue(/\S/);
    await expect(field(page, 'New password')).toHaveValue(await storedPassword(page, second, id));
    await calls.settled();
    expect(calls.count('POST', /./)).toBe(1);
    expect((await sandbox.ledger(second)).commits).toHaveLength(1);
  },
);

test('two tabs within 20 ms: one resets, the other is told', async ({ page, key, sandbox, context }) => {
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty);
  const other = await context.newPage();
  await openAs(other, empty, `/servers/${id}/credentials`);
  for (const tab of [page, other]) await askToReset(tab);
  const { release } = await holdAnswers(context, '**/password-reset');
  await Promise.all([page, other].map((tab) => resetButton(tab).click()));
  await Promise.any(
    [page, other].map((tab) => tab.getByText('the same request is already in progress').waitFor()),
  );
  release();
  const resultText = (tab: Page) =>
    tab
      .getByText(/the same request is already in progress|Password reset at/)
      .filter({ visible: true })
      .textContent();
  const words = (await Promise.all([page, other].map(resultText))).join('\n');
  expect(words).toContain(
    'Nothing was sent: the same request is already in progress, here or in another tab.',
  );
  expect(words).toContain('Password reset at');
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test(
  'offline: nothing is sent, and nothing is sent later; reloaded in the middle: it may have changed, and is not sent again',
  { tag: '@cell-getServerCredentials-offl' },
  async ({ page, key, sandbox, context }) => {
    const empty = key('empty');
    await openCredentials(page, sandbox, empty);
    await askToReset(page);
    await atRest(page); // code that loads when idle is loaded
    const calls = watchCalls(page);
    await context.setOffline(true);
    await expect(resetButton(page)).toHaveAccessibleDescription('You’re offline.');
    await resetButton(page).click({ force: true });
    await resetDialog(page).press('Enter');
    await resetDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Show credentials' })).toHaveAccessibleDescription(
      'You’re offline.',
    );
    await context.setOffline(false);
    await expect(page.getByRole('button', { name: 'Reset password' })).not.toHaveAttribute('aria-disabled');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await calls.settled();
    expect(calls.count('POST', /./)).toBe(0);
    expect(calls.count('GET', /credentials$/)).toBe(0);
    expect((await sandbox.ledger(empty)).commits).toEqual([]);

    await sandbox.fault(empty, 'resetServerPassword', { socket: 'hang' });
    await askToReset(page);
    await resetButton(page).click();
    await expect.poll(async () => (await sandbox.ledger(empty)).commits.length).toBe(1);
    await page.reload();
    await expect(unclear(page)).toBeVisible();
    await atRest(page);
    expect(calls.count('POST', /./)).toBe(1);
    expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
  },
);

test('the browser’s own sending again on a warm connection is no second reset of the app’s', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  const id = await openCredentials(page, sandbox, empty);
  await page.getByRole('button', { name: 'Refresh' }).click(); // makes the browser reuse the connection
  await calls.settled();
  // Only once: if the browser resends by itself, the second request is answered.
  await sandbox.fault(empty, 'resetServerPassword', { socket: 'close-after' });
  await askToReset(page);
  await resetButton(page).click();
  await expect(unclear(page).or(field(page, 'New password'))).toBeVisible();
  await calls.settled();
  expect(calls.count('POST', /./)).toBe(1);
  // Whatever the browser did, the password that is shown or revealed is the valid one.
  if (await unclear(page).isVisible()) {
    await page.getByRole('button', { name: 'Show the stored password' }).click();
    await expect(field(page, 'Password')).toHaveValue(await storedPassword(page, empty, id));
  } else {
    await expect(field(page, 'New password')).toHaveValue(await storedPassword(page, empty, id));
  }
});

test('an answer that comes behind the gate is not shown; another account is told nothing of it', async ({
  page,
  key,
  sandbox,
}) => {
  const [mine, second, another] = [key('empty'), `${key('empty')}-second`, key('empty')];
  await sandbox.world(mine, { secondKey: { key: second } });
  const id = await openCredentials(page, sandbox, mine);
  const gate = page.getByRole('dialog', { name: 'This key is no longer accepted' });
  const { count, release } = await holdAnswers(page, '**/password-reset');
  await askToReset(page);
  const answered = page.waitForResponse((response) => response.url().endsWith('/password-reset'));
  await resetButton(page).click();
  await expect.poll(count).toBe(1);
  await sandbox.world(mine, { revoked: true });
  // Refreshes behind the dialog, as a poll would.
  await page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="Refresh"]')?.click());
  await expect(gate).toBeVisible();
  release();
  await (await answered).finished();
  await passGate(page, second);
  await expect(page.getByText('It’s no longer shown here.')).toBeVisible();
  expect(await whereIs(page, await storedPassword(page, second, id))).toEqual([]);

  await sandbox.fault(second, 'resetServerPassword', { socket: 'reset-after' }, { times: 9 });
  await askToReset(page);
  await resetButton(page).click();
  await expect(unclear(page)).toBeVisible();
  await refuseKey(page, sandbox, second, page.getByRole('button', { name: 'Refresh' }));
  await passGate(page, another);
  await expect(page.getByRole('heading', { level: 1, name: 'Server not found' })).toBeVisible();
  await expect(unclear(page)).toHaveCount(0);
  expect((await sandbox.ledger(another)).commits).toEqual([]);
});
