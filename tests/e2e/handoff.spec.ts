import { expectDistinctNames } from '../support/accessible.ts';
import { watchClipboard } from '../support/clipboard.ts';
import { whereIs } from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import { openMenu } from '../support/fleet.ts';
import {
  continueLink,
  mint,
  mintButton,
  mintedLinks,
  openAlpha,
  serveDashboard,
} from '../support/handoff.ts';
import { holdAnswers } from '../support/hold.ts';
import { openAs } from '../support/session.ts';

/** A real API’s links are followed; a sandbox’s lead nowhere. */
test.use({ isReal: true });

test(
  'from a server into its page of the dashboard: five clicks make one link, which leads there once',
  { tag: '@cell-33' },
  async ({ page, key, sandbox, context, watch }) => {
    const empty = key('empty');
    await serveDashboard(context, watch);
    const id = await openAlpha(page, sandbox, empty);
    const { release } = await holdAnswers(page, '**/api/v1/servers/*/sso');
    await mintButton(page).hover();
    await mintButton(page).click({ clickCount: 5 });
    release();
    await expect(continueLink(page)).toBeFocused();
    await expect(page.getByText('Signs in as Lea Martin (empty@example.com)')).toBeVisible();
    await expect(page.getByText(/^[45]:\d\d left$/)).toBeVisible();
    // An extra click focuses the existing link, and nothing covers it.
    await mintButton(page).click();
    await expect(continueLink(page)).toBeFocused();
    expect(await mintedLinks(sandbox, empty)).toBe(1);

    const address = (await continueLink(page).getAttribute('href')) ?? '';
    const [opened] = await Promise.all([context.waitForEvent('page'), continueLink(page).click()]);
    await expect(opened).toHaveTitle('The dashboard');
    expect(opened.url()).toBe(address);
    const seen = await opened.evaluate(() => [window.opener === null, document.referrer, window.name]);
    expect(seen).toEqual([true, '', '']);
    // Back on our origin, on a static file that cannot receive a session from another tab.
    await opened.goto('/config.json');
    expect(await opened.evaluate(() => [sessionStorage.length, window.opener === null])).toEqual([0, true]);
    await opened.close();

    await expect(continueLink(page)).toHaveCount(0);
    await expect(page.getByRole('status').filter({ hasText: 'This link has been used.' })).toBeVisible();
    const token = new URL(address).searchParams.get('t') ?? '';
    expect(token.length).toBeGreaterThan(20);
    expect(await whereIs(page, token)).toEqual([]);
    expect(await sandbox.redeem(empty, address)).toEqual({
      state: 'signed-in',
      next: `/dashboard/servers/${id}`,
    });
  },
);

test('by keyboard from the row’s menu: Enter asks, Enter leads on; Escape takes the link away', async ({
  page,
  key,
  sandbox,
  context,
  watch,
}) => {
  const empty = key('empty');
  await serveDashboard(context, watch);
  await sandbox.world(empty, { addServers: [{ label: 'alpha', status: 'suspended' }] });
  await openAs(page, empty);
  const dialog = page.getByRole('dialog', { name: 'Open alpha in Otwa Cloud dashboard' });
  const ask = async (): Promise<void> => {
    const menu = await openMenu(page, 'alpha');
    await page.keyboard.press('o');
    await expect(menu.getByRole('menuitem', { name: 'Open in dashboard' })).toBeFocused();
    await page.keyboard.down('Enter');
    await expect(continueLink(page)).toBeFocused();
    // Holding the key down repeats the event, which must not count as a second press.
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect(continueLink(page)).toBeFocused();
    expect(context.pages()).toHaveLength(1);
  };
  await ask();
  await expect(dialog.getByText('Signs in as Lea Martin (empty@example.com)')).toBeVisible();
  const [opened] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('Enter')]);
  await expect(opened).toHaveTitle('The dashboard');
  await opened.close();
  await expect(dialog.getByText('This link has been used.')).toBeVisible();
  expect(await mintedLinks(sandbox, empty)).toBe(1);

  await dialog.getByRole('button', { name: 'Close' }).first().click();
  await ask();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(continueLink(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Actions for alpha' })).toBeFocused();
  expect(await mintedLinks(sandbox, empty)).toBe(2);
});

test('“Copy link” warns whose account it opens and asks once more', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const copied = await watchClipboard(page);
  await openAlpha(page, sandbox, empty);
  const address = await mint(page);
  await expectDistinctNames(page); // the server's own link can be copied, too
  await page.getByRole('button', { name: 'Copy link', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy the sign-in link?' });
  await expect(dialog).toContainText('Anyone who opens it is signed in to this account');
  await expect(dialog).toContainText('the billing of Lea Martin (empty@example.com)');
  await expect(dialog).toContainText('Never send this link to a customer');
  await expect(dialog).toContainText('It works once, within five minutes');
  await expect(dialog).toContainText('preview links can use it up');
  expect(await copied()).toBe('');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await copied()).toBe('');
  await expect(continueLink(page)).toBeVisible();

  await page.getByRole('button', { name: 'Copy link', exact: true }).click();
  await dialog.getByRole('button', { name: 'Copy link', exact: true }).click();
  await expect.poll(copied).toBe(address);
  await expect(dialog).toHaveCount(0);
  await expect(continueLink(page)).toHaveCount(0);
  await expect(page.getByText('Link copied. It works once')).toBeVisible();
  expect(await whereIs(page, new URL(address).searchParams.get('t') ?? '')).toEqual([]);
});

test('no link: the server’s words, and only a person asks again', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await openAlpha(page, sandbox, empty);
  await sandbox.fault(empty, 'issueServerSso', { status: 503, body: { message: 'The desk is closed' } });
  await mintButton(page).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Couldn’t get a sign-in link.' });
  await expect(alert).toContainText('The desk is closed');
  expect(await mintedLinks(sandbox, empty)).toBe(0);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(continueLink(page)).toBeFocused();
});

test('a key that may not read the account opens servers alone, and no name is claimed', async ({
  page,
  key,
}) => {
  await openAs(page, key('helpdesk'));
  await page.getByRole('main').getByRole('link', { name: 'prod-web-1' }).click();
  await mint(page);
  await expect(page.getByText(/^Signs in as unknown \(account of key …/)).toBeVisible();
  await page.goto('/sso');
  await expect(mintButton(page)).toHaveAccessibleDescription(/account:read/);
});
