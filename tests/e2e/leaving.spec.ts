import type { Page } from '@playwright/test';
import { askToReset, field, openCredentials, resetButton, resetDialog } from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { openConfirmation, confirmButton, openSettings } from '../support/settings.ts';
import { buy, openStore, purchaseNotice } from '../support/addons.ts';

const question = (page: Page) => page.getByRole('dialog', { name: 'Leave this page?' });
const stay = (page: Page) => question(page).getByRole('button', { name: 'Stay' });
const leave = (page: Page) => question(page).getByRole('button', { name: 'Leave' });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Reloads the page and answers the browser's question. @returns whether the browser asked */
async function reload(page: Page, isAccepted: boolean): Promise<boolean> {
  let asked = false;
  const answer = async (dialog: { accept(): Promise<void>; dismiss(): Promise<void> }): Promise<void> => {
    asked = true;
    await (isAccepted ? dialog.accept() : dialog.dismiss());
  };
  page.once('dialog', (dialog) => void answer(dialog));
  await page.evaluate(() => location.reload()).catch(() => undefined); // the page may unload during the call
  await page.waitForLoadState();
  page.removeAllListeners('dialog');
  return asked;
}

test('a new password that is shown once is not left without a word: by a link, by Back, by a reload', async ({
  page,
  key,
  sandbox,
}) => {
  await openCredentials(page, sandbox, key('empty'));
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('link', { name: 'Credentials' }).click();
  await askToReset(page);
  const { release } = await hold(page, '**/password-reset', 'POST');
  await resetButton(page).click();
  await expect(resetButton(page)).toHaveAttribute('aria-busy', 'true');
  await page.evaluate(() => history.back());
  await expect(question(page)).toContainText('A new password is on its way and will be shown here once.');
  await stay(page).click();
  release();
  await expect(resetDialog(page)).toBeHidden();

  const shown = field(page, 'New password');
  await expect(shown).toHaveValue(/\S/);
  const password = await shown.inputValue();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(question(page)).toContainText('The new password is shown here only once.');
  await page.keyboard.press('Escape');
  await expect(question(page)).toBeHidden();
  expect(await reload(page, false)).toBe(true);
  await expect(shown).toHaveValue(password);
  await page.getByRole('link', { name: 'Overview' }).click();
  await leave(page).click();
  await expect(page).toHaveURL(/\/servers\/[\da-f-]{36}$/);
  expect(await reload(page, false)).toBe(false);
});

test('a label that was typed and not saved is not left without a word; once saved it is', async ({
  page,
  key,
  sandbox,
}) => {
  await openSettings(page, sandbox, key('empty'));
  const label = page.getByLabel('Label');
  await label.fill('beta');
  await page.getByRole('link', { name: 'Networking' }).click();
  await expect(question(page)).toContainText('What you typed hasn’t been saved and will be lost.');
  await stay(page).press('Enter');
  await expect(label).toHaveValue('beta');
  expect(await reload(page, false)).toBe(true);
  await expect(label).toHaveValue('beta');
  await page.getByRole('button', { name: 'Save label' }).click();
  await expect(heading(page, 'beta')).toBeVisible();
  expect(await reload(page, false)).toBe(false);

  // A label typed in the heading stays while the server's tabs change, and is lost on leaving the server.
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Rename' }).click();
  await label.fill('gamma');
  await page.getByRole('link', { name: 'Networking' }).click();
  await expect(page.getByRole('heading', { name: 'Primary address' })).toBeVisible();
  await expect(label).toHaveValue('gamma');
  await page.getByRole('link', { name: 'All servers' }).click();
  await leave(page).click();
  await expect(heading(page, 'Servers')).toBeVisible();
});

test('what is typed before the rest of the code has come keeps the page as well', async ({
  page,
  key,
  sandbox,
}) => {
  const { count, release } = await hold(page, '**/assets/frameParts-*.js');
  await openSettings(page, sandbox, key('empty'));
  const label = page.getByLabel('Label');
  await label.fill('beta');
  await page.getByRole('link', { name: 'All servers' }).click();
  expect(await reload(page, false)).toBe(true);
  await expect.poll(count).toBeGreaterThan(0);
  await expect(label).toHaveValue('beta');
  await expect(page).toHaveURL(/\/settings$/);
  release();
  await expect(question(page)).toContainText('What you typed hasn’t been saved and will be lost.');
  await stay(page).click();
  await expect(label).toHaveValue('beta');
});

test('what costs or wipes and is on the line: the browser asks, and in the app it goes on and is told on every page', async ({
  page,
  key,
  sandbox,
}) => {
  const store = await openStore(page, sandbox, key('empty'));
  const { release } = await hold(page, /\/servers\/[^/]+\/addons$/, 'POST');
  await buy(page);
  expect(await reload(page, false)).toBe(true);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(purchaseNotice(page, 'Buying Daily backup, up to 50 GB for alpha')).toContainText('for 1.66');
  release();
  const bought = purchaseNotice(page, 'Bought: Daily backup, up to 50 GB for alpha');
  await expect(bought).toContainText('Charged: 1.66');
  expect(await reload(page, true)).toBe(false);
  await expect(bought).toBeVisible();
  await page.getByRole('link', { name: 'Servers', exact: true }).click();
  await expect(bought).toBeVisible();

  // The receipt follows the language chosen now. Once it was read there, other pages no longer show the notice.
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Türkçe');
  await page.getByRole('link', { name: 'Makbuzu göster' }).click();
  const receipt = page.getByRole('status').filter({ hasText: 'Satın alındı: Daily backup' });
  await expect(receipt).toContainText('1,66');
  await page.reload();
  await expect(receipt).toContainText('1,66');
  await page.getByRole('link', { name: 'Etkinlik', exact: true }).click();
  await expect(page.getByRole('row', { name: /Daily backup/ })).toContainText('1,66');
  await expect(page.getByText('Satın alındı: alpha')).toHaveCount(0);
  expect((await sandbox.ledger(store.key)).commits).toHaveLength(1);
});

test('a reinstall, a termination or a stop on the line is not reloaded away without a word', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openSettings(page, sandbox, empty);
  for (const [action, path] of [
    ['Reinstall', '**/reinstall'],
    ['Terminate', /\/servers\/[^/]+$/],
  ] as const) {
    const dialog = await openConfirmation(page, action);
    const { release } = await hold(page, path, action === 'Reinstall' ? 'POST' : 'DELETE');
    await confirmButton(dialog, action).click();
    expect(await reload(page, false), action).toBe(true);
    release();
    await expect(dialog).toBeHidden();
    await page.unrouteAll({ behavior: 'wait' });
    await sandbox.advance(120_000, empty);
  }
});
