import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { dialog, expectHighlighted, group, heading, open, options } from '../support/goTo.ts';
import { openAs } from '../support/session.ts';
import { refuseKey } from '../support/settings.ts';

test('actions on the open server: each asks first, and says why it can’t be done', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [alpha] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  const commits = async (): Promise<number> => (await sandbox.ledger(empty)).commits.length;
  await openAs(page, empty, `/servers/${alpha}`);
  await expect(heading(page, 'alpha')).toBeVisible();
  await open(page);
  await page.keyboard.type('start');
  await expectHighlighted(page, 'Start alpha You can only start a stopped server.');
  await expect(options(page).first()).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await options(page).first().click({ force: true });
  await expect(dialog(page)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(group(page, 'Actions')).toHaveText([
    /^Start alpha/,
    'Stop alpha',
    'Reboot alpha',
    'Open alpha in dashboard',
    'Deploy another like alpha',
    'Rename alpha',
  ]);

  await page.keyboard.type('alpha reb');
  await expectHighlighted(page, 'Reboot alpha');
  await page.keyboard.press('Enter');
  const reboot = page.getByRole('dialog', { name: 'Reboot alpha?' });
  await expect(reboot).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  // Nothing opens over a dialog.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(reboot).toHaveCount(0);
  await expect(dialog(page)).toHaveCount(0);
  expect(await commits()).toBe(0);

  // A part of the page is found by what is on it, and adds its own actions.
  await open(page);
  await page.keyboard.type('terminate');
  await expectHighlighted(page, 'Settings alpha');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 3, name: 'Terminate' })).toBeVisible();
  await open(page);
  await page.keyboard.type('terminate');
  await expectHighlighted(page, 'Terminate alpha');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Terminate alpha?' })).toBeVisible();
  await page.keyboard.press('Escape');

  // The page's own button starts at once; from here, it asks too.
  await sandbox.world(empty, { servers: [{ label: 'alpha', status: 'stopped' }] });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
  await open(page);
  await page.keyboard.type('start');
  await page.keyboard.press('Enter');
  const start = page.getByRole('dialog', { name: 'Start alpha?' });
  await expect(start).toBeVisible();
  expect(await commits()).toBe(0);
  await start.getByRole('button', { name: 'Start server' }).press('Enter');
  await expect.poll(commits).toBe(1);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('API key').press('Control+k');
  await page.getByLabel('API key').fill(empty);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Servers')).toBeVisible();
  await open(page);
  await expect(options(page).first()).toHaveText('Servers');
  await expect(group(page, 'Servers')).toHaveText([/^alpha/]);
  await expect(group(page, 'Recent servers')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await refuseKey(page, sandbox, empty, page.getByRole('button', { name: 'Refresh' }));
  await page.keyboard.press('Control+k');
  await expect(dialog(page)).toHaveCount(0);
});
