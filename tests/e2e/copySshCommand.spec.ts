import { expectAccessible } from '../support/accessible.ts';
import { field, reveal, storedPassword, whereIs } from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectLabels, openMenu, searchField } from '../support/fleet.ts';
import { holdAnswers } from '../support/hold.ts';
import { pasted } from '../support/networking.ts';
import { openAs } from '../support/session.ts';

test('by keyboard, the row’s menu copies the command that the credentials page shows, and nothing of it stays', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  await context.grantPermissions(['clipboard-write']);
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  await sandbox.fault(
    empty,
    'getServerCredentials',
    { patch: { username: 'deploy', port: 2222 } },
    { times: 9 },
  );
  await openAs(page, empty);
  const menu = await openMenu(page, 'alpha');
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'SSH command for alpha copied' })).toBeAttached();
  await expect(page.getByRole('button', { name: 'Actions for alpha' })).toBeFocused();
  const command = await pasted(page);
  expect(command).toMatch(/^ssh -p 2222 deploy@[\d.]+$/);
  expect(await whereIs(page, await storedPassword(page, empty, id))).toEqual([]);
  await expect(page.getByText('SSH command for alpha copied')).toHaveCount(0);

  // Nothing was revealed, so nothing says so.
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
  await page.goto(`/servers/${id}/credentials`);
  await reveal(page);
  await expect(field(page, 'SSH command')).toHaveValue(command);
});

test('copied when its row has gone: it is said, with no bubble beside nothing', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  await context.grantPermissions(['clipboard-write']);
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'alpha' }, { label: 'beta' }] });
  await openAs(page, empty);
  const { release } = await holdAnswers(page, '**/servers/*/credentials');
  await (await openMenu(page, 'alpha')).getByRole('menuitem', { name: 'Copy SSH command' }).click();
  const bubble = page.locator(':popover-open').filter({ hasText: 'SSH command for alpha' });
  await expect(bubble).toBeVisible();
  await searchField(page).fill('beta');
  await expectLabels(page, ['beta']);
  release();
  await expect(page.getByRole('status').filter({ hasText: 'SSH command for alpha copied' })).toBeAttached();
  expect(await bubble.count()).toBe(0);
});

test('why a command isn’t copied is said: none for Windows, a failed reading, a browser that refuses', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, {
    addServers: [
      { label: 'alpha' },
      { label: 'desk', os: 'windows-server-2022' },
      { label: 'gone', status: 'terminated' },
      { label: 'new' },
    ],
    servers: [{ label: 'new', answer: { ipAddress: null } }],
  });
  await page.addInitScript(() => {
    const refuse = (): Promise<void> => Promise.reject(new DOMException('no', 'NotAllowedError'));
    Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
  });
  await openAs(page, empty, '/servers?status=any');
  const item = async (label: string) =>
    (await openMenu(page, label)).getByRole('menuitem', { name: 'Copy SSH command' });
  const copy = async (label: string): Promise<void> => (await item(label)).click();
  const dialogOf = (label: string) => page.getByRole('dialog', { name: `SSH command for ${label}` });

  await copy('desk');
  await expect(dialogOf('desk')).toContainText('The API gives no SSH command for this server');
  await expect(dialogOf('desk').getByRole('link', { name: 'Credentials' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Actions for desk' })).toBeFocused();

  await sandbox.fault(empty, 'getServerCredentials', { status: 404 });
  await copy('alpha');
  await expect(dialogOf('alpha')).toContainText('Nothing was copied');
  await dialogOf('alpha').getByRole('button', { name: 'Try again' }).click();
  await expect(dialogOf('alpha').getByLabel('Text to copy')).toHaveValue(/^ssh root@[\d.]+$/);
  await page.keyboard.press('Escape');

  for (const [label, reason] of [
    ['gone', 'A terminated server has no credentials.'],
    ['new', 'It has no address yet.'],
  ] as const) {
    await expect(await item(label)).toHaveAccessibleName(`Copy SSH command ${reason}`);
    await expect(page.getByRole('menuitem', { name: 'Copy SSH command' })).toBeDisabled();
    await page.keyboard.press('Escape');
  }
  await sandbox.fault(empty, 'getServerCredentials', { status: 403 });
  await copy('alpha');
  await expect(dialogOf('alpha')).toContainText('servers:read');
  await page.keyboard.press('Escape');
  await expect(await item('alpha')).toContainText('servers:read');
});
