import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { expectNoEnglish } from '../support/catalogs.ts';
import { watchClipboard } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { openMenu, searchField } from '../support/fleet.ts';
import { holdAnswers } from '../support/hold.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const listOfKeys = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const goTo = (page: Page) => page.getByRole('dialog', { name: 'Go to' });
const navigationLink = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name });

/** Presses the app's keys, and expects nothing to come of them. */
async function expectNothingOf(page: Page, keys: readonly string[]): Promise<void> {
  const dialogs = page.getByRole('dialog');
  const before = [page.url(), await dialogs.count()];
  for (const one of keys) await page.keyboard.press(one);
  await atRest(page);
  expect([page.url(), await dialogs.count()]).toEqual(before);
}

const singleKeys = ['?', 'g', 'd'];

test('keys lead to the search, to pages and to dialogs, and are letters where one types', async ({
  page,
  key,
}) => {
  const answers = await holdAnswers(page, '**/api/v1/servers');
  await openAs(page, key('owner'));
  await expect(searchField(page)).toHaveAttribute('aria-keyshortcuts', '/');
  await page.keyboard.press('?'); // while the page waits for its servers
  await expect(listOfKeys(page)).toBeVisible();
  await page.keyboard.press('Escape');
  answers.release();
  await page.keyboard.press('/');
  await expect(searchField(page)).toBeFocused();
  await atRest(page);
  await page.keyboard.type('prod g d/?');
  await expect(searchField(page)).toHaveValue('prod g d/?');
  await expect(page).toHaveURL(/\/servers\?q=prod/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(goTo(page)).toBeVisible();
  await expectNothingOf(page, singleKeys);
  await page.keyboard.press('Control+k'); // closes what it opened
  await expect(goTo(page)).toHaveCount(0);
  await expect(searchField(page)).toBeFocused();
  await searchField(page).fill('prod-db');

  await openMenu(page, 'prod-db');
  await expectNothingOf(page, [...singleKeys, '/', 'Control+k']);
  await page.keyboard.press('Escape');
  for (const [keys, name] of [
    ['g d', 'Deploy'],
    ['g a', 'Activity'],
    ['g s', 'Servers'],
  ] as const) {
    await expect(navigationLink(page, name)).toHaveAttribute('title', `Shortcut: ${keys}`);
    for (const one of keys.split(' ')) await page.keyboard.press(one);
    await expect(navigationLink(page, name)).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('h1')).toBeFocused();
  }
  // Back closes what was opened on a page, for good.
  await navigationLink(page, 'Activity').click();
  await expect(heading(page, 'Activity')).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(goTo(page)).toBeVisible();
  await page.goBack();
  await expect(goTo(page)).toHaveCount(0);
  await navigationLink(page, 'Activity').click();
  await expect(heading(page, 'Activity')).toBeFocused();
  await expect(goTo(page)).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(listOfKeys(page)).toContainText('Go to Activityg then a');
  await expectNothingOf(page, [...singleKeys, 'Control+k']);
  await page.keyboard.press('Escape');
  await expect(listOfKeys(page)).toHaveCount(0);
  // A step of the wizard is no page without the choices before it.
  await page.goto('/deploy/region?plan=00000000-0000-4000-8000-000000000001');
  await expect(navigationLink(page, 'Deploy')).toHaveAttribute('href', '/deploy');
  await atRest(page);
  for (const one of ['g', 'd']) await page.keyboard.press(one);
  await expect(page).toHaveURL('/deploy');

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.locator('h1').click();
  await expectNothingOf(page, [...singleKeys, 'Control+k']);
});

test('switched off in one tab, single keys and their hints are gone in all of them, until switched on', async ({
  page,
  key,
  context,
}) => {
  const owner = key('owner');
  await openAs(page, owner);
  const other = await context.newPage();
  await openAs(other, owner);
  await atRest(other);
  const hint = searchField(other).locator('..').getByText('/', { exact: true });
  await expect(hint).toBeVisible();

  const open = page.getByRole('button', { name: 'Keyboard shortcuts' });
  await expect(open).toHaveAttribute('aria-keyshortcuts', '?');
  await open.click();
  const choice = listOfKeys(page).getByRole('checkbox', { name: 'Single-key shortcuts' });
  await choice.uncheck();
  await expect(listOfKeys(page)).toContainText('Go to DeployOff');
  await expect(listOfKeys(page)).toContainText('Go to a server, page or actionCtrlK');
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();

  for (const tab of [other, page]) {
    await expect(searchField(tab)).not.toHaveAttribute('aria-keyshortcuts');
    await expect(navigationLink(tab, 'Deploy')).not.toHaveAttribute('title');
    await expectNothingOf(tab, [...singleKeys, '/']);
    await expect(searchField(tab)).not.toBeFocused();
  }
  await expect(hint).toHaveCount(0);
  await page.reload();
  await atRest(page);
  await expectNothingOf(page, singleKeys);
  await page.keyboard.press('Control+k');
  await expect(goTo(page)).toBeVisible();
  await page.keyboard.press('Escape');

  await other.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await listOfKeys(other).getByRole('checkbox').check();
  await page.keyboard.press('?');
  await expect(choice).toBeChecked();
});

test('the list of keys: axe finds nothing, it fits every window, and speaks Turkish', async ({
  page,
  key,
}) => {
  await openAs(page, key('owner'), '/activity');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Türkçe');
  await page.getByRole('button', { name: 'Klavye kısayolları' }).click();
  await expect(page.getByRole('dialog', { name: 'Klavye kısayolları' })).toBeVisible();
  await expectNoEnglish(page, 'tr');
  await expectAccessible(page);
  await expectToFit(page);
});

test('“Copy link” copies the address of a view and of a server’s tab, also where the clipboard is refused', async ({
  page,
  key,
  context,
}) => {
  const owner = key('owner');
  const copied = await watchClipboard(page);
  await openAs(page, owner, '/servers?status=stopped&sort=created');
  await searchField(page).fill('staging & co');
  await expect(page).toHaveURL(/q=staging/);
  await page.getByRole('button', { name: 'Copy link to this view' }).click();
  await expect.poll(copied).toBe(page.url());
  expect(new URL(await copied()).search).toBe('?q=staging+%26+co&status=stopped&sort=created');
  await expect(page.getByText('Copied').first()).toBeVisible();

  await searchField(page).fill('staging');
  await page.getByRole('link', { name: 'staging' }).click();
  await page.getByRole('link', { name: 'Networking' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Networking' })).toBeAttached();
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Copy link to staging' }).click();
  const byHand = page.getByRole('dialog', { name: 'Copy link to staging' }).getByLabel('Text to copy');
  await expect(byHand).toHaveValue(page.url());
  await byHand.blur(); // the focus falls to the page, which the dialog still covers
  await expectNothingOf(page, [...singleKeys, 'Control+k']);
  const other = await context.newPage();
  await openAs(other, owner, await byHand.inputValue());
  await expect(heading(other, 'staging')).toBeVisible();
});
