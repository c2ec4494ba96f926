import { field, openCredentials } from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import { openConfirmation, confirmButton, openSettings } from '../support/settings.ts';

test('a reset without a clear answer is told on every page, with the way to where it is settled', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openCredentials(page, sandbox, empty);
  await sandbox.fault(empty, 'resetServerPassword', { status: 500, after: true });
  await page.getByRole('button', { name: 'Reset password' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset password' }).click();
  const here = page.getByRole('alert').filter({ hasText: 'The password may or may not have changed' });
  await expect(here).toBeVisible();
  const elsewhere = page.getByRole('status').filter({ hasText: 'The password of alpha may or may not' });
  await expect(elsewhere).toHaveCount(0);
  await page.getByRole('link', { name: 'Servers', exact: true }).click();
  await expect(elsewhere).toBeVisible();
  await page.reload();
  await elsewhere.getByRole('link', { name: 'Check under Credentials' }).click();
  await expect(here).toBeVisible();
  await expect(elsewhere).toHaveCount(0);
  await here.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('link', { name: 'Servers', exact: true }).click();
  await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
  await expect(elsewhere).toHaveCount(0);
});

test('until a reinstall is over, the password that is read may still be the earlier one', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openSettings(page, sandbox, empty);
  const dialog = await openConfirmation(page, 'Reinstall');
  await confirmButton(dialog, 'Reinstall').click();
  await expect(page.getByText(/^Reinstall requested, \d+s$/)).toBeVisible();
  await page.getByRole('link', { name: 'Credentials' }).click();
  await page.getByRole('button', { name: 'Show credentials' }).click();
  await expect(field(page, 'Password')).toHaveValue(/\S/);
  const mark = page.getByText('This may still be the old password');
  await expect(mark).toBeVisible();
  await sandbox.advance(4_000, empty);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Provisioning', { exact: true })).toBeVisible();
  await sandbox.advance(60_000, empty);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/alpha has been reinstalled/)).toBeVisible();
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await page.getByRole('button', { name: 'Show credentials' }).click();
  await expect(field(page, 'Password')).toHaveValue(/\S/);
  await expect(mark).toHaveCount(0);
});
