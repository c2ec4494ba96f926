import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { whereIs } from '../support/credentials.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { enterKey, openAs, storageName } from '../support/session.ts';
import { test as siteTest } from '../support/site.ts';
import { gate, refuseKey } from '../support/settings.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const keyField = (page: Page) => page.getByLabel('API key');

/** Opens a page as an existing tab that already listens to other tabs' messages. */
async function openTab(page: Page, key: string, path = '/servers'): Promise<void> {
  const calls = watchCalls(page);
  await openAs(page, key, path);
  await calls.opened(); // the code that listens is loaded
}

test('a new tab comes in by an open one’s session; signing out in one ends it in all of the account', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const [empty, stranger] = [key('empty'), key('empty')];
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  await openTab(page, empty);
  const other = await context.newPage();
  await other.goto(`/servers/${id}?from=ticket`);
  await expect(heading(other, 'alpha')).toBeVisible();
  // The tab that shared its session shows a notice.
  const handed = page.getByRole('status').filter({ hasText: 'This session was opened in another tab' });
  await expect(handed).toBeVisible();
  await handed.getByRole('button', { name: 'Dismiss' }).click();
  await expect(handed).toBeHidden();
  await expect(other).toHaveURL(`/servers/${id}?from=ticket`);
  await other.reload();
  await expect(heading(other, 'alpha')).toBeVisible();
  await atRest(other);
  const third = await context.newPage();
  await openTab(third, stranger);

  await other.getByRole('button', { name: 'Sign out' }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByText('You’re signed out')).toBeVisible();
    expect(await whereIs(tab, empty)).toEqual([]);
    await tab.reload();
    await expect(keyField(tab)).toBeVisible();
  }
  await expect(third.getByRole('button', { name: 'Sign out' })).toBeVisible();
});

test('a key refused in one tab shuts the gate in all that have it; the next one, given in one, opens all', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const [first, second] = [key('empty'), `${key('empty')}-second`];
  await sandbox.world(first, { addServers: [{ label: 'alpha' }], secondKey: { key: second } });
  await openTab(page, first);
  const other = await context.newPage();
  await openTab(other, first, '/activity');
  const calls = watchCalls(other);
  await refuseKey(page, sandbox, first, page.getByRole('link', { name: 'alpha' }));
  await expect(gate(other)).toBeVisible();
  expect(calls.all()).toEqual([]);

  await gate(other).getByLabel('API key').fill(second);
  await gate(other).getByRole('button', { name: 'Sign in' }).click();
  await expect(gate(other)).toBeHidden();
  await expect(gate(page)).toBeHidden();
  await expect(heading(page, 'alpha')).toBeVisible();
  await page.reload();
  await expect(heading(page, 'alpha')).toBeVisible();
});

test('signed out before the code that follows the other tabs is there: they are told all the same', async ({
  page,
  key,
  context,
}) => {
  const owner = key('owner');
  await openTab(page, owner);
  const other = await context.newPage();
  const { release } = await hold(other, '**/assets/session-watch-*.js');
  await openAs(other, owner);
  await expect(other.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(keyField(other)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  release();
  await expect(page.getByText('You’re signed out')).toBeVisible();
});

test('a page that the browser brings back after this tab was signed out elsewhere starts anew', async ({
  page,
  key,
}) => {
  await openTab(page, key('owner'));
  const restoreFromCache = (): Promise<boolean> =>
    page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await restoreFromCache();
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  // Another page of this tab signed out while this page was in the back/forward cache and got no messages.
  await page.evaluate((place) => sessionStorage.removeItem(place), storageName('session'));
  await Promise.all([page.waitForEvent('load'), restoreFromCache()]);
  await expect(keyField(page)).toBeVisible();
  await expect(page.getByText('You’re signed out')).toBeHidden();
});

siteTest(
  'where the operator wants it, each tab signs in by itself, and signing out still ends all',
  async ({ page, openSite, key, context }) => {
    const owner = key('owner');
    const { origin } = await openSite({ session: { shareBetweenTabs: false } });
    await expect(keyField(page)).toHaveAccessibleDescription(
      'It stays in this tab until you sign out or close it.',
    );
    await enterKey(page, owner);
    await atRest(page);
    const other = await context.newPage();
    await other.goto(origin);
    await enterKey(other, owner);
    await atRest(other);
    await other.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('You’re signed out')).toBeVisible();
  },
);

siteTest(
  'in memory alone the key is never written, not by the tab that it is shared with either',
  async ({ page, openSite, key, context }) => {
    const owner = key('owner');
    await context.addInitScript(() => {
      const written: string[] = [];
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function keepAndNote(this: Storage, name: string, value: string) {
        written.push(value);
        setItem.call(this, name, value);
      };
      Object.assign(window, { written });
    });
    const { origin } = await openSite({ session: { keep: 'memory' } });
    await enterKey(page, owner);
    await page.getByRole('link', { name: 'prod-web-1' }).click();
    await expect(heading(page, 'prod-web-1')).toBeVisible();
    await atRest(page);
    const other = await context.newPage();
    await other.goto(`${origin}/servers`);
    await expect(other.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
    for (const tab of [page, other]) {
      expect(await tab.evaluate(() => JSON.stringify(Reflect.get(window, 'written')))).not.toContain(owner);
      expect(await whereIs(tab, owner)).toEqual([]);
      await tab.reload();
      await expect(keyField(tab)).toBeVisible();
    }
  },
);
