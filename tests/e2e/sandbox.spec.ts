import type { Locator, Page } from '@playwright/test';
import { serveSandbox } from '../contract/httpSandbox.ts';
import { expectAccessible } from '../support/accessible.ts';
import { openPurchaseDialog, dialogOf, openStore } from '../support/addons.ts';
import { whereIs } from '../support/credentials.ts';
import { deployButton, openReview, reviewOfWeb } from '../support/deploy.ts';
import { expect } from '../support/fixtures.ts';
import { mintButton, openAlpha } from '../support/handoff.ts';
import { hold } from '../support/hold.ts';
import { expectToFit } from '../support/layout.ts';
import { enterKey, openAs, signIn } from '../support/session.ts';
import { gate, passGate, refuseKey } from '../support/settings.ts';
import { test } from '../support/site.ts';

/** A sandbox says that it is one, on every page, from the first paint; a real API is never taken for one. */

const bar = (page: Page): Locator => page.getByRole('complementary', { name: 'Sandbox' });

const iconOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href ?? 'none');

/** Expects that the page says it, in its window and on its tab. */
async function expectSaid(page: Page): Promise<void> {
  await expect(bar(page)).toHaveText('Sandbox: nothing here is real or paid');
  await expect(bar(page)).toBeInViewport();
  await expect(page).toHaveTitle(/^Sandbox · /);
  expect(await iconOf(page)).toMatch(/\/sandbox\.svg$/);
}

async function expectNotSaid(page: Page): Promise<void> {
  await expect(bar(page)).toHaveCount(0);
  await expect(page).not.toHaveTitle(/Sandbox/);
  expect(await iconOf(page)).not.toContain('sandbox');
}

test('after “Try the sandbox” every page says that nothing is real, until signing out', async ({
  page,
  openSite,
}) => {
  const { origin } = await openSite({ sandbox: { offer: true } });
  await expect(page.getByRole('button', { name: 'Try the sandbox' })).toBeVisible();
  await expectNotSaid(page);
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await page.getByRole('main').getByRole('link', { name: 'prod-web-1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-web-1' })).toBeVisible();
  await expectSaid(page);
  for (const path of ['/servers', '/deploy', '/find', '/activity', '/account', '/sso', '/no-such-page']) {
    await test.step(path, async () => {
      await page.goto(`${origin}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectSaid(page);
    });
  }
  await page.goto(`${origin}/servers`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You’re signed out')).toBeVisible();
  await expectNotSaid(page);
  await page.reload();
  await expect(page.getByLabel('API key')).toBeVisible();
  await expectNotSaid(page);
});

test('a reload says it before any code of the app has come', async ({ page, key }) => {
  await signIn(page, key('owner'));
  const { count, release } = await hold(page, '**/assets/entry-*.js');
  const opening = page.reload();
  await expect(page.getByText('Loading…')).toBeVisible();
  await expect(bar(page)).toHaveText('Sandbox: nothing here is real or paid');
  expect(count()).toBe(1);
  const place = await bar(page).boundingBox();
  release();
  await opening;
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await expectSaid(page);
  expect(await bar(page).boundingBox()).toEqual(place);
});

test('what a tab keeps of a session that it can’t go on with says nothing', async ({
  page,
  key,
  context,
}) => {
  await openAs(page, key('owner'));
  await expectSaid(page);
  await context.clearCookies();
  await page.reload();
  await expect(page.getByLabel('API key')).toBeVisible();
  await expectNotSaid(page);
});

test('the gate says it, and a proxy’s own answers take nothing away', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await openAs(page, empty);
  await expect(page.getByText('Deploy your first server')).toBeVisible();
  await page.route('**/api/v1/servers', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSaid(page);
  await page.unroute('**/api/v1/servers');
  await refuseKey(page, sandbox, empty, page.getByRole('button', { name: 'Refresh', exact: true }));
  await expect(gate(page)).toBeVisible();
  // Behind the dialog nothing is in the accessibility tree.
  await expect(page.getByText('Sandbox: nothing here is real or paid')).toBeVisible();
  await sandbox.world(empty, { revoked: false });
  await passGate(page, empty);
  await expectSaid(page);
});

test('a sandbox on another origin says it as well', async ({ page, key, openSite, watch }) => {
  const api = await serveSandbox();
  watch.allowOrigin(api.origin);
  await openSite({ apiBaseUrl: `${api.origin}/api/v1` });
  await enterKey(page, key('owner'));
  await expectSaid(page);
  await api.close();
});

test('by a hand-off nothing opens: it says where a real account’s would lead, without what signs in', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const id = await openAlpha(page, sandbox, empty);
  const minted = page.waitForResponse((response) => response.url().endsWith('/sso'));
  await mintButton(page).click();
  const { url } = (await (await minted).json()) as { url: string }; // as the API contract defines it
  await expect(page.getByText('Nothing opens from the sandbox')).toBeVisible();
  // Where the link would be, with the focus that it would have.
  await expect(page.locator(':focus')).toContainText(
    `would open Otwa Cloud dashboard in a new tab, signed in, at https://otwa.cloud/dashboard/servers/${id}`,
  );
  const away = await page.evaluate(() =>
    [...document.links].map(({ href }) => href).filter((href) => !href.startsWith(location.origin)),
  );
  expect(away).toEqual([]);
  await expect(page.getByRole('button', { name: 'Copy link', exact: true })).toHaveCount(0);
  expect(await whereIs(page, new URL(url).searchParams.get('t') ?? 'no token')).toEqual([]);
  await expectAccessible(page);
  await expectToFit(page);
});

test('beside what is paid it says that nothing is charged', async ({ page, key, sandbox }) => {
  const owner = key('owner');
  await openReview(page, owner);
  await expect(page.getByText('Sandbox: nothing is charged.')).toBeVisible();
  await openStore(page, sandbox, owner);
  await openPurchaseDialog(page);
  await expect(dialogOf(page)).toContainText('Sandbox: nothing is charged.');
});

test('the bar stays in view on a wide screen, and hides nothing that sticks below it or has the focus', async ({
  page,
  key,
}) => {
  await page.setViewportSize({ width: 1280, height: 600 });
  await openAs(page, key('owner'), '/deploy');
  await expect(page.getByRole('radio').first()).toBeAttached();
  await page.evaluate(() => scrollTo(0, 10_000));
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(200);
  const { y = -1, height = 0 } = (await bar(page).boundingBox()) ?? {};
  expect([y, height]).toEqual([0, 28]);
  for (const sticking of [
    page.getByRole('navigation', { name: 'Main' }),
    page.getByRole('complementary').filter({ hasText: 'Your server' }),
  ])
    expect((await sticking.boundingBox())?.y).toBeGreaterThanOrEqual(28);
  // What lies half under the bar comes out of it with the focus.
  const filter = page.getByRole('combobox', { name: 'Min disk' });
  const top = () => filter.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  await filter.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 10));
  await expect.poll(top).toBe(10);
  await page.getByRole('link', { name: 'Account', exact: true }).focus();
  await filter.focus();
  await expect.poll(top).toBeGreaterThanOrEqual(28);
});

test('on a phone it is one line, in Turkish too; printed and in forced colours it is still there', async ({
  page,
  key,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await openAs(page, key('owner'), '/account');
  await expectSaid(page);
  expect((await bar(page).boundingBox())?.height).toBe(28);
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(bar(page)).toHaveCSS('border-bottom-style', 'solid');
  await page.emulateMedia({ forcedColors: null, media: 'print' });
  await expect(bar(page)).toBeVisible();
  await page.emulateMedia({ media: null });
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Türkçe');
  const turkish = page.getByRole('complementary', { name: 'Deneme ortamı' });
  await expect(turkish).toHaveText('Deneme ortamı: hiçbir şey gerçek değil, ücret yok');
  expect((await turkish.boundingBox())?.height).toBe(28);
  await expect(bar(page)).toHaveCount(0);
  await expect(page).toHaveTitle(/^Deneme ortamı · /);
});

test.describe('a real API', () => {
  test.use({ isReal: true });
  test('is never taken for a sandbox, whatever its keys look like', async ({ page, key, sandbox }) => {
    const owner = key('owner');
    await page.goto('/account');
    await enterKey(page, owner);
    await expect(page.getByRole('heading', { level: 1, name: 'Account' })).toBeVisible();
    await expectNotSaid(page);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Account' })).toBeVisible();
    await expectNotSaid(page);
    await page.evaluate((path) => history.pushState({}, '', path), reviewOfWeb);
    await expect(deployButton(page)).toBeVisible();
    await expect(page.getByText('nothing is charged')).toHaveCount(0);
    await openStore(page, sandbox, owner);
    await openPurchaseDialog(page);
    await expect(dialogOf(page)).not.toContainText('nothing is charged');
  });
});
