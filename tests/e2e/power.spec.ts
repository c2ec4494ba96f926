import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { openMenu, row } from '../support/fleet.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import { takeClock } from '../support/time.ts';

/** Opens the page of a server `alpha` in that state. Resolves to its id. */
async function openAlpha(
  page: Page,
  sandbox: SandboxControls,
  key: string,
  status = 'running',
): Promise<string> {
  const [id = ''] = await sandbox.world(key, { addServers: [{ label: 'alpha', status }] });
  await openAs(page, key, `/servers/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  return id;
}

const button = (page: Page, name: string) =>
  page.getByRole('main').getByRole('button', { name, exact: true });

test('Start: sent at once, shown as asked for until the API shows it', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  const id = await openAlpha(page, sandbox, empty, 'stopped');
  await button(page, 'Start').click();
  await expect(page.getByText(/^Start requested, \ds$/)).toBeVisible();
  await expect(button(page, 'Start')).toHaveAttribute('aria-disabled', 'true');
  await expect(button(page, 'Start')).toHaveAccessibleDescription(
    'Another action on this server hasn’t finished yet.',
  );
  await page.clock.fastForward(10_000);
  await expect(page.getByText(/^Start requested, 1\ds$/)).toBeVisible();

  // It stays across pages and a reload.
  await page.getByRole('link', { name: 'All servers' }).click();
  await expect(row(page, 'alpha')).toContainText(/Start requested, \d\ds/);
  await page.reload();
  await expect(row(page, 'alpha')).toContainText(/StoppedStart requested, \d\ds/);

  await sandbox.advance(4_000, empty);
  await page.clock.fastForward(5_100);
  await expect(row(page, 'alpha')).toContainText('Running');
  await expect(row(page, 'alpha')).not.toContainText('requested');
  expect((await sandbox.ledger(empty)).commits).toMatchObject([
    { operationId: 'serverPowerAction', serverId: id },
  ]);
});

test('Stop asks first, and says what a hard power-off means', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  await openAlpha(page, sandbox, empty);
  await button(page, 'Stop').click();
  const dialog = page.getByRole('dialog', { name: 'Stop alpha?' });
  await expect(dialog).toContainText('hard power-off');
  await expect(dialog).toContainText('unsaved data can be lost');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(button(page, 'Stop')).toBeFocused();
  expect((await sandbox.ledger(empty)).commits).toEqual([]);

  await button(page, 'Stop').click();
  await dialog.getByRole('button', { name: 'Stop server' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Stop requested, \ds$/)).toBeVisible();
  await sandbox.advance(4_000, empty);
  await page.clock.fastForward(3_100);
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
  await expect(page.getByText(/^Stop requested, \d+s$/)).toHaveCount(0);
  await expect(button(page, 'Start')).not.toHaveAttribute('aria-disabled');
});

test('Reboot asks first, then says only when it was requested', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  await openAlpha(page, sandbox, empty);
  await button(page, 'Reboot').click();
  const dialog = page.getByRole('dialog', { name: 'Reboot alpha?' });
  await expect(dialog).toContainText('hard reset');
  await dialog.getByRole('button', { name: 'Reboot server' }).click();
  await expect(page.getByText(/^Reboot requested \d+:\d\d:\d\d [AP]M(?: GMT[+-][\d:]+)?$/)).toBeVisible();
  // No verdict follows, even after the two minutes that other actions get.
  await page.clock.fastForward(150_000);
  await expect(page.getByText(/^Reboot requested \d/)).toBeVisible();
  await expect(page.getByText('no change yet')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect((await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test('nothing seen for two minutes: it is said, and can be asked again', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  await openAlpha(page, sandbox, empty, 'stopped');
  await button(page, 'Start').click();
  await expect(page.getByText(/^Start requested, \d+s$/)).toBeVisible();
  await page.clock.fastForward(100_000);
  await expect(page.getByText('no change yet')).toHaveCount(0);
  await page.clock.fastForward(40_000);
  const notice = page.getByRole('alert').filter({ hasText: 'Start alpha: no change yet' });
  await expect(notice).toBeVisible();
  // The notice is on every page.
  await page.getByRole('link', { name: 'All servers' }).click();
  await expect(notice).toBeVisible();

  const requested = page.waitForRequest((request) => request.method() === 'POST');
  await page.getByRole('button', { name: 'Request again' }).click();
  expect((await requested).url()).toMatch(/\/power\/start$/);
  await expect(notice).toHaveCount(0);
  await expect(row(page, 'alpha')).toContainText(/Start requested, \ds/);
  await sandbox.advance(4_000, empty);
  await page.clock.fastForward(5_100);
  await expect(row(page, 'alpha')).toContainText('Running');
  // The sandbox was already starting it: requested twice, done once.
  await expect.poll(async () => (await sandbox.ledger(empty)).commits).toHaveLength(1);
});

test('from the row’s menu: Stop asks first there, too', async ({ page, key, sandbox }) => {
  const owner = key('owner');
  await openAs(page, owner);
  const menu = await openMenu(page, 'prod-db');
  await menu.getByRole('menuitem', { name: 'Stop', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Stop prod-db?' });
  await expect(dialog).toBeVisible();
  expect((await sandbox.ledger(owner)).commits).toEqual([]);
  await dialog.getByRole('button', { name: 'Stop server' }).click();
  await expect(row(page, 'prod-db')).toContainText(/Stop requested, \ds/);
  await expect(page.getByRole('button', { name: 'Actions for prod-db' })).toBeFocused();
  await expect.poll(async () => (await sandbox.ledger(owner)).commits).toHaveLength(1);
});

const reasons: Record<string, Record<'Start' | 'Stop' | 'Reboot', string>> = {
  running: { Start: 'You can only start a stopped server.', Stop: '', Reboot: '' },
  stopped: {
    Start: '',
    Stop: 'You can only stop a running server.',
    Reboot: 'You can only reboot a running server.',
  },
};
const none = {
  Start: 'You can only start a stopped server.',
  Stop: 'You can only stop a running server.',
  Reboot: 'You can only reboot a running server.',
};
for (const status of ['pending', 'suspended', 'terminated', 'failed', 'frobnicating']) reasons[status] = none;

test('in each state what can’t be done says why', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await openAlpha(page, sandbox, empty);
  for (const [status, expected] of Object.entries(reasons)) {
    await test.step(status, async () => {
      await sandbox.world(empty, { servers: [{ label: 'alpha', status }] });
      await page.getByRole('button', { name: 'Refresh' }).click();
      for (const [name, reason] of Object.entries(expected)) {
        await expect(button(page, name)).toHaveAccessibleDescription(reason);
        await (reason === ''
          ? expect(button(page, name)).not.toHaveAttribute('aria-disabled')
          : expect(button(page, name)).toHaveAttribute('aria-disabled', 'true'));
      }
    });
  }
  // A disabled button does nothing, by mouse or by keyboard.
  await button(page, 'Stop').click({ force: true });
  await button(page, 'Reboot').press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await sandbox.ledger(empty)).commits).toEqual([]);
});
