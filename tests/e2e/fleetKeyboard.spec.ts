import type { Locator } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { openMenu, row } from '../support/fleet.ts';
import { openAs } from '../support/session.ts';
import { takeClock } from '../support/time.ts';

test('arrows, Home, End and Enter lead through the table', async ({ page, key }) => {
  await openAs(page, key('owner'));
  const link = (label: string) => page.getByRole('link', { name: label, exact: true });
  await link('backup_ams').focus();
  await page.keyboard.press('ArrowDown');
  await expect(link('ci-runner-7')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(link('backup_ams')).toBeFocused();
  await page.keyboard.press('End');
  await expect(link('Windows RDP')).toBeFocused();
  await page.keyboard.press('Home');
  await expect(link('backup_ams')).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(link('Windows RDP')).toBeFocused();
  await page.keyboard.press('PageUp');
  await expect(link('backup_ams')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'ci-runner-7' })).toBeVisible();
});

test('the table says how many rows it has and which each is', async ({ page, key }) => {
  await openAs(page, key('owner'));
  await expect(row(page, 'backup_ams')).toHaveAttribute('aria-rowindex', '2'); // the header row is the first
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '12');
  await expect(row(page, 'Windows RDP')).toHaveAttribute('aria-rowindex', '12');
});

test('the menu of a row, by mouse: it opens, closes, and gives the focus back', async ({ page, key }) => {
  await openAs(page, key('owner'));
  const button = page.getByRole('button', { name: 'Actions for prod-db' });
  await expect(button).toHaveAttribute('aria-expanded', 'false');
  const menu = await openMenu(page, 'prod-db');
  await expect(menu.getByRole('menuitem')).toHaveText([
    /^Start/,
    'Stop',
    'Reboot',
    'Open in dashboard',
    'Copy SSH command',
    'Deploy another like this',
  ]);
  await expect(menu.getByRole('menuitem', { name: 'Start' })).toHaveAccessibleName(
    /^Start You can only start a stopped server\.$/,
  );
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await openMenu(page, 'prod-db');
  await page.getByRole('heading', { level: 1 }).click({ force: true });
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
});

test('the menu of a row, by keyboard', async ({ page, key, sandbox }) => {
  const owner = key('owner');
  await openAs(page, owner);
  const button = page.getByRole('button', { name: 'Actions for staging' });
  await button.focus();
  await page.keyboard.press('Enter');
  const menu = page.getByRole('menu', { name: 'Actions for staging' });
  await expect(menu).toBeVisible();
  // Pressed again, or held down, the key that opened the menu chooses nothing.
  await page.keyboard.press('Enter');
  await expect(menu).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: 'Start', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: 'Stop' })).toBeFocused();
  await page.keyboard.press('Enter'); // not possible now: nothing happens
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu).toBeVisible();
  // Wraps around from first to last, jumps by first letter, then to the end and back.
  await page.keyboard.press('ArrowUp');
  await expect(menu.getByRole('menuitem', { name: 'Deploy another like this' })).toBeFocused();
  await page.keyboard.press('r');
  await expect(menu.getByRole('menuitem', { name: 'Reboot' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(menu.getByRole('menuitem', { name: 'Deploy another like this' })).toBeFocused();
  await page.keyboard.press('Home');
  await expect(menu.getByRole('menuitem', { name: 'Start', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu).toBeHidden();
  await expect(row(page, 'staging')).toContainText(/Start requested, \d+s/);
  await expect(button).toBeFocused();
  await expect.poll(async () => (await sandbox.ledger(owner)).commits).toHaveLength(1);
});

test('a poll leaves an open menu and the focused row as they are', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'alpha' }, { label: 'beta' }, { label: 'gamma' }] });
  await takeClock(page);
  await openAs(page, empty);
  await page.getByRole('link', { name: 'beta' }).focus();
  await sandbox.world(empty, { servers: [{ label: 'beta', status: 'failed' }] });
  await page.clock.fastForward(61_000);
  await expect(row(page, 'beta')).toContainText('Failed');
  await expect(page.getByRole('link', { name: 'beta' })).toBeFocused();

  const menu = await openMenu(page, 'gamma');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: 'Stop', exact: true })).toBeFocused();
  // A row is added above, another is removed, and the menu's own server changes.
  await sandbox.world(empty, {
    addServers: [{ label: 'able' }],
    servers: [
      { label: 'alpha', remove: true },
      { label: 'gamma', status: 'stopped' },
    ],
  });
  await page.clock.fastForward(61_000);
  await expect(row(page, 'gamma')).toContainText('Stopped');
  await expect(page.getByRole('link', { name: 'alpha' })).toHaveCount(0);
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('menuitem', { name: 'Stop' })).toBeFocused();
  await expect(menu.getByRole('menuitem', { name: 'Stop' })).toContainText(
    'You can only stop a running server.',
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Actions for gamma' })).toBeFocused();
});

test('in a narrow window the rows are cards, with search and menu', async ({ page, key }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAs(page, key('owner'), '/servers?q=stag');
  const cards = page.getByRole('main').getByRole('listitem');
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText('Stopped');
  await expect(page.getByRole('table')).toHaveCount(0);
  const menu = await openMenu(page, 'staging');
  await menu.getByRole('menuitem', { name: 'Start', exact: true }).click();
  await expect(cards).toContainText(/Start requested, \d+s/);
});

test('the menu follows its row, and goes with it', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'alpha' }, { label: 'beta' }] });
  await takeClock(page);
  await openAs(page, empty);
  const menu = await openMenu(page, 'beta');
  const topOf = async (locator: Locator): Promise<number> => (await locator.boundingBox())?.y ?? 0;
  const distance = async (): Promise<number> => (await topOf(menu)) - (await topOf(row(page, 'beta')));
  const before = await distance();
  await sandbox.world(empty, { addServers: [{ label: 'able' }, { label: 'another' }] });
  await page.clock.fastForward(61_000);
  await expect(row(page, 'another')).toBeVisible();
  await expect
    .poll(async () => {
      await page.clock.runFor(50);
      return distance();
    })
    .toBe(before);
  await sandbox.world(empty, { servers: [{ label: 'beta', remove: true }] });
  await page.clock.fastForward(61_000);
  await expect(row(page, 'beta')).toHaveCount(0);
  await expect(menu).toBeHidden();
});
