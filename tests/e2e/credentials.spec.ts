import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { watchClipboard } from '../support/clipboard.ts';
import { field, openCredentials, reveal, storedPassword, whereIs } from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs, storageName } from '../support/session.ts';

const read = /\/credentials$/;

test('nothing is fetched until it is asked for; then it is read, shown and hidden by the keyboard', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  const id = await openCredentials(page, sandbox, empty);
  await atRest(page);
  expect(calls.count('GET', read)).toBe(0);
  const tabs = page.getByRole('navigation', { name: 'Server' });
  await expect(tabs.getByRole('link', { name: 'Credentials' })).toHaveAttribute('aria-current', 'page');
  await expect(tabs.getByRole('link', { name: 'Overview' })).not.toHaveAttribute('aria-current');

  await page.getByRole('button', { name: 'Show credentials' }).focus();
  await page.keyboard.press('Enter');
  await expect(field(page, 'Username')).toHaveValue('root');
  await expect(page.getByRole('status').filter({ hasText: 'Credentials shown' })).toHaveCount(1);
  const password = await storedPassword(page, empty, id);
  await expect(field(page, 'Password')).toHaveValue(password);
  await expect(field(page, 'Password')).toHaveAttribute('type', 'password');
  const address = await field(page, 'IP address').inputValue();
  await expect(field(page, 'SSH command')).toHaveValue(`ssh root@${address}`);
  await expect(page.getByText(`Host alpha HostName ${address} User root`)).toBeVisible();
  expect(await whereIs(page, password)).toEqual(['fields']);
  expect(calls.count('GET', read)).toBe(1);
  await expectAccessible(page);
  await expectToFit(page);

  await page.getByRole('button', { name: 'Show password' }).press('Enter');
  await expect(field(page, 'Password')).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide', exact: true }).press('Enter');
  await expect(field(page, 'Password')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Show credentials' })).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Credentials hidden' })).toHaveCount(1);
  expect(await whereIs(page, password)).toEqual([]);
});

test('each value is copied without being shown', async ({ page, key, sandbox }) => {
  const copied = await watchClipboard(page);
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty);
  await reveal(page);
  const address = await field(page, 'IP address').inputValue();
  const copies = {
    username: 'root',
    'address for the login': address,
    'command for the login': `ssh root@${address}`,
    'SSH configuration': `Host alpha\n  HostName ${address}\n  User root`,
    password: await storedPassword(page, empty, id),
  };
  for (const [what, text] of Object.entries(copies)) {
    await page
      .getByRole('button', { name: `Copy ${what}` })
      .last()
      .click();
    await expect.poll(copied).toBe(text);
  }
  await expect(
    page.getByRole('status').filter({ hasText: 'Your clipboard history may keep it.' }),
  ).toHaveCount(1);
  await expect(field(page, 'Password')).toHaveAttribute('type', 'password');
});

test('by keyboard, Enter and Enter again copy the password, which stays masked', async ({
  page,
  key,
  sandbox,
}) => {
  const copied = await watchClipboard(page);
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty);
  await page.getByRole('button', { name: 'Show credentials' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Copy password' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(copied).toBe(await storedPassword(page, empty, id));
  await expect(field(page, 'Password')).toHaveAttribute('type', 'password');
});

test('where the clipboard is refused, the password is shown and selected', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  await context.grantPermissions([]); // refuses all permissions
  await openCredentials(page, sandbox, key('empty'));
  await reveal(page);
  await page.getByRole('button', { name: 'Copy password' }).click();
  await expect(page.getByText('The text is selected: copy it yourself.')).toBeVisible();
  await expect(field(page, 'Password')).toBeFocused();
  await expect(field(page, 'Password')).toHaveAttribute('type', 'text');
  const selected = await field(page, 'Password').evaluate(
    (input: HTMLInputElement) =>
      (input.selectionEnd ?? 0) - (input.selectionStart ?? 0) === input.value.length,
  );
  expect(selected).toBe(true);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('Windows: no SSH command, but the way by Remote Desktop', async ({ page, key, sandbox }) => {
  await openCredentials(page, sandbox, key('empty'), { os: 'windows-server-2022' });
  await reveal(page);
  const address = await field(page, 'IP address').inputValue();
  await expect(page.getByText(`Connect to ${address} with Remote Desktop as Administrator.`)).toBeVisible();
  await expect(field(page, 'SSH command')).toHaveCount(0);
  await expect(page.getByText('HostName')).toHaveCount(0);
});

test('suspended: they can be read, the password can’t be reset; stopped: neither', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty, { status: 'suspended' });
  await reveal(page);
  const reset = page.getByRole('button', { name: 'Reset password' });
  await expect(reset).toHaveAccessibleDescription('You can only reset the password of a running server.');
  await reset.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await sandbox.world(empty, { servers: [{ id, status: 'terminated' }] });
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('button', { name: 'Show credentials' })).toHaveAccessibleDescription(
    'A terminated server has no credentials.',
  );
});

test('a key without the permission is told which one, and that is remembered', async ({
  page,
  key,
  sandbox,
}) => {
  const viewer = key('viewer');
  await openAs(page, viewer);
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await page.getByRole('link', { name: 'Credentials' }).click();
  await page.getByRole('button', { name: 'Reset password' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Reset password' }).click();
  await expect(dialog.getByRole('alert')).toContainText('The API says the password wasn’t changed.');
  await expect(dialog.getByRole('button', { name: 'Reset password' })).toHaveAccessibleDescription(
    /This key doesn’t have servers:write\./,
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Reset password' })).toHaveAttribute('aria-disabled', 'true');
  await sandbox.fault(viewer, 'getServerCredentials', {
    status: 403,
    body: { message: 'lacks servers:read' },
  });
  await page.getByRole('button', { name: 'Show credentials' }).click();
  await expect(page.getByRole('alert')).toContainText('Couldn’t load the credentials.');
  await expect(page.getByRole('button', { name: 'Show credentials' })).toHaveAccessibleDescription(
    /This key doesn’t have servers:read\./,
  );
  await expectAccessible(page);
});

test('what was done is in the tab’s log, without a secret', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const id = await openCredentials(page, sandbox, empty);
  await sandbox.fault(empty, 'getServerCredentials', { status: 404, body: { message: 'Server not found' } });
  await page.getByRole('button', { name: 'Show credentials' }).click();
  await expect(page.getByRole('alert')).toContainText('Server not found');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(field(page, 'Password')).toHaveValue(/\S/);
  const kept = await page.evaluate(
    (place) => sessionStorage.getItem(place) ?? '',
    storageName('session:activity'),
  );
  const { value } = JSON.parse(kept) as { value: object[] }; // as the activity log writes it
  expect(value).toMatchObject([
    { action: 'reveal', outcome: 'done', serverId: id, serverName: 'alpha' },
    { action: 'reveal', outcome: 'refused', serverId: id, words: ['Server not found'] },
  ]);
});
