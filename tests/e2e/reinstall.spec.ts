import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';
import { openConfirmation, confirmButton, openSettings } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';

test('a reinstall: chosen, confirmed by its label, followed until the server is back', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  const id = await openSettings(page, sandbox, empty, { os: 'debian-12', addonIds: ['q3ht81xa'] });
  await page.getByRole('button', { name: 'Reinstall', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Reinstall alpha?' });
  await expect(dialog).toContainText('everything on the disk');
  await expect(dialog).toContainText('ID, label, region, primary IPv4, add-ons');
  await expect(dialog).toContainText('set them up again');
  // The newest system comes first; the server's current one is preselected.
  const debian = dialog.getByRole('group', { name: 'Debian', exact: true });
  await expect(debian.getByRole('radio')).toHaveCount(2);
  await expect(debian.getByRole('radio').first()).toHaveAccessibleName('Debian 13 (trixie)');
  await expect(dialog.getByRole('radio', { checked: true })).toHaveAccessibleName('Debian 12 (bookworm)');
  const confirm = confirmButton(dialog, 'Reinstall');
  await expect(confirm).toHaveAccessibleDescription('Type alpha first.');
  await expectAccessible(page);
  await expectToFit(page);

  await dialog.getByLabel('Type alpha to confirm').fill('alpha');
  const search = dialog.getByRole('searchbox', { name: 'Search operating systems' });
  await search.fill('ubu 9');
  await expect(dialog.getByText('No results.')).toBeVisible();
  await search.fill('TRIX');
  await search.press('Enter');
  await dialog.getByRole('radio').check();
  await dialog.getByLabel('Type alpha to confirm').press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Reinstall requested, \d+s$/)).toBeVisible();
  const reinstall = page.getByRole('button', { name: 'Reinstall', exact: true });
  await expect(reinstall).toHaveAccessibleDescription(
    /Another action on this server|You can only reinstall a running or stopped/,
  );

  await sandbox.advance(4_000, empty);
  await page.clock.fastForward(3_100);
  await expect(page.getByText('Provisioning', { exact: true })).toBeVisible();
  // It stays across a reload, too.
  await page.reload();
  await expect(page.getByText(/^Reinstall requested, \d+s$/)).toBeVisible();
  await sandbox.advance(60_000, empty);
  await page.clock.fastForward(3_100);
  const done = page.getByRole('status').filter({ hasText: 'alpha has been reinstalled' });
  await expect(done).toContainText('Find the new password under Credentials.');
  await expect(page.getByText(/^Reinstall requested, \d+s$/)).toHaveCount(0);
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByText('Debian 13 (trixie)', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await done.getByRole('button', { name: 'Dismiss' }).click();
  await expect(done).toHaveCount(0);
  expect((await sandbox.ledger(empty)).commits).toMatchObject([
    { operationId: 'reinstallServer', serverId: id },
  ]);
});

test('a label that is empty, shared or deceives is not what is typed: the id’s end is', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const labels = ['', 'twin', 'Twin', 'p\u0430ypal', 'a\u202eb'];
  const ids = await sandbox.world(empty, { addServers: labels.map((label) => ({ label })) });
  const words = ids.map((id) => id.slice(-6));
  for (const [index, id] of ids.entries()) {
    await openAs(page, empty, `/servers/${id}/settings`);
    await page.getByRole('button', { name: 'Terminate', exact: true }).click();
    const field = page.getByLabel(`Type ${words[index] ?? ''} to confirm`);
    await expect(field).toHaveAccessibleDescription(/^Use the last six characters of its ID/);
    const confirm = page.getByRole('button', { name: 'Terminate server' });
    await field.fill(labels[index] ?? '');
    await expect(confirm).toHaveAttribute('aria-disabled', 'true');
    await field.fill(words[index] ?? '');
    await expect(confirm).not.toHaveAttribute('aria-disabled');
  }
});

test('nothing seen for two minutes: it is said, and nobody asks again by himself', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  await openSettings(page, sandbox, empty);
  await sandbox.fault(empty, 'getServer', { patch: { status: 'running' } }, { times: 99 });
  await sandbox.fault(empty, 'listServers', { patch: { '0.status': 'running' } }, { times: 99 });
  await confirmButton(await openConfirmation(page, 'Reinstall'), 'Reinstall').click();
  await expect(page.getByText(/^Reinstall requested, \d+s$/)).toBeVisible();
  await page.clock.fastForward(100_000);
  await expect(page.getByText('no change yet')).toHaveCount(0);
  await page.clock.fastForward(40_000);
  const notice = page.getByRole('alert').filter({ hasText: 'Reinstall alpha: no change yet' });
  await expect(notice).toContainText('It may just need longer.');
  await expect(notice.getByRole('button')).toHaveCount(1);
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
  await sandbox.clearFaults(empty);
  await sandbox.advance(70_000, empty);
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
});

const none = {
  'Save label': 'You can’t change the label of a server in this state.',
  Reinstall: 'You can only reinstall a running or stopped server.',
  Terminate: 'You can’t terminate a server in this state here.',
};
const reasons: Record<string, Record<keyof typeof none, string>> = {
  stopped: { 'Save label': 'That’s already its label.', Reinstall: '', Terminate: '' },
  provisioning: { ...none, 'Save label': 'That’s already its label.', Terminate: '' },
  failed: { ...none, 'Save label': 'That’s already its label.', Terminate: '' },
  suspended: none,
  frobnicating: none,
  terminated: { ...none, Terminate: 'It’s already terminated.' },
};

test('in each state what can’t be done says why', async ({ page, key, sandbox, context }) => {
  const empty = key('empty');
  await openSettings(page, sandbox, empty);
  const button = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
  for (const [status, expected] of Object.entries(reasons)) {
    await test.step(status, async () => {
      await sandbox.world(empty, { servers: [{ label: 'alpha', status }] });
      await page.getByRole('button', { name: 'Refresh' }).click();
      for (const [name, reason] of Object.entries(expected))
        await expect(button(name)).toHaveAccessibleDescription(reason);
    });
  }
  await button('Reinstall').click({ force: true });
  await button('Terminate').press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await sandbox.world(empty, { servers: [{ label: 'alpha', status: 'running' }] });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(button('Terminate')).not.toHaveAttribute('aria-disabled');
  await atRest(page);
  await context.setOffline(true);
  await expect(button('Reinstall')).toHaveAccessibleDescription('You’re offline.');
  await expect(button('Terminate')).toHaveAccessibleDescription('You’re offline.');
});
