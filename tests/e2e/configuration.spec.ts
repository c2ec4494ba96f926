import type { Page } from '@playwright/test';
import { expect } from '../support/fixtures.ts';
import { storageName } from '../support/session.ts';
import { test } from '../support/site.ts';

/** The console warnings of the page from now on. */
function warningsOf(page: Page): string[] {
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  return warnings;
}

test('mistakes are named in plain words, one line each, and cost no other setting', async ({
  page,
  openSite,
}) => {
  const warnings = warningsOf(page);
  await openSite({
    apiBaseUrl: 'http://api.example.com/v1',
    brand: { name: 'Acme Hosting', accent: 'blue' },
    session: { idleMinutes: 0 },
    colour: 'secret-looking-value',
  });
  await expect(page.getByText('This site’s configuration has errors')).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveText([
    'apiBaseUrl should be a path such as /api/v1, or an https URL without a query; the default is used.',
    'brand.accent should be a colour such as #2f6fed; the default is used.',
    'session.idleMinutes should be a number of minutes from 1 to 1440; the default is used.',
    'colour isn’t a known setting and was ignored.',
  ]);
  expect(warnings).toEqual(await page.getByRole('listitem').allInnerTexts());
  expect(warnings.join(' ')).not.toContain('secret-looking-value');
  await expect(page.getByText('Acme Hosting')).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('listitem')).toHaveCount(0);
});

const files = [
  ['text that is no JSON', '{"brand": ', 'config.json is not valid JSON. All settings take their defaults.'],
  [
    'a page',
    '<!doctype html><script>globalThis.didRun = true</script>',
    'config.json is not valid JSON. All settings take their defaults.',
  ],
  [
    'a megabyte',
    JSON.stringify({ brand: { name: 'y'.repeat(1_000_000) } }),
    'config.json is larger than 64 kB.',
  ],
  ['a list', '[]', 'config.json should be a group of settings; the default is used.'],
] as const;

test('a configuration that can’t be read is named, and the app works by its defaults', async ({
  page,
  openSite,
  key,
}) => {
  for (const [name, file, words] of files) {
    await test.step(name, async () => {
      await openSite(file);
      await expect(page.getByText(words)).toBeVisible();
      await page.getByLabel('API key').fill(key('owner'));
      await page.getByLabel('API key').press('Enter');
      await expect(page).toHaveTitle('Sandbox · Servers · Otwa Cloud');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByText('You’re signed out')).toBeVisible();
    });
  }
});

test('no configuration at all is fine', async ({ page, openSite, key }) => {
  const warnings = warningsOf(page);
  await openSite(undefined);
  await page.getByLabel('API key').fill(key('owner'));
  await page.getByLabel('API key').press('Enter');
  await expect(page).toHaveTitle('Sandbox · Servers · Otwa Cloud');
  await expect(page.getByText('configuration has errors')).toHaveCount(0);
  expect(warnings).toEqual([]);
});

test('“Try the sandbox” is offered where the configuration says so, with a world of one’s own', async ({
  page,
  openSite,
  browser,
}) => {
  const { origin } = await openSite({ sandbox: { offer: true } });
  const kept: (string | null)[] = [];
  const other = await browser.newPage();
  for (const tab of [page, other]) {
    await tab.goto(origin);
    await tab.getByRole('button', { name: 'Try the sandbox' }).click();
    await expect(tab.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
    kept.push(await tab.evaluate((place) => sessionStorage.getItem(place), storageName('session')));
  }
  await other.close();
  expect(new Set(kept).size).toBe(2);
});

test('the sandbox is not offered where the configuration says so', async ({ page, openSite }) => {
  await openSite({ sandbox: { offer: false } });
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try the sandbox' })).toHaveCount(0);
});

test('with a brand of one’s own the provider’s name is nowhere', async ({ page, openSite, key, site }) => {
  const owner = key('owner');
  await openSite({
    brand: { name: 'Acme Hosting', supportUrl: null, supportEmail: null, logoUrl: '/favicon.svg' },
    dashboard: { name: 'Acme Console' },
    keysUrl: null,
    currency: 'EUR',
    locale: 'en-AT',
    regionLabels: { 'OTWA IST': 'Istanbul', 'OTWA FRA': 'Frankfurt', 'OTWA AMS': 'Amsterdam' },
    messageWords: { 'Not today': 'Please try again tomorrow' },
  });
  await expect(page).toHaveTitle('Sign in · Acme Hosting');
  await page.getByLabel('API key').fill(owner);
  await page.getByLabel('API key').press('Enter');
  await expect(page).toHaveTitle('Sandbox · Servers · Acme Hosting');
  await expect(page.getByRole('banner')).toContainText('€ 250,00');
  await expect(page.getByRole('cell', { name: 'Istanbul' }).first()).toBeVisible();

  const fault = (message: string[]) =>
    page.request.post(`${site.origin}/sandbox/faults`, {
      data: { key: owner, operationId: 'getServer', times: 9, fault: { status: 403, body: { message } } },
    });
  await fault(['Not today', 'Contact Otwa Cloud support']);
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await expect(page.getByRole('alert')).toContainText('Please try again tomorrow');
  const everything = await page.evaluate(() => document.documentElement.outerHTML);
  expect(everything.match(/otwa(?!_sandbox)[^"<]*/gi)).toBeNull();
});

test('a key kept in memory alone is gone after a reload', async ({ page, openSite, key }) => {
  const owner = key('owner');
  await openSite({ session: { keep: 'memory' } });
  await page.getByLabel('API key').fill(owner);
  await page.getByLabel('API key').press('Enter');
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  expect(await page.evaluate((place) => sessionStorage.getItem(place), storageName('session'))).toBeNull();
  expect(await page.context().cookies()).toEqual([]);
  await page.reload();
  await expect(page.getByLabel('API key')).toBeVisible();
});

test('a session kept from before ends where the operator now wants memory alone', async ({
  page,
  site,
  watch,
  key,
}) => {
  watch.allowOrigin(site.origin);
  await site.configure({});
  await page.goto(site.origin);
  await page.getByLabel('API key').fill(key('owner'));
  await page.getByLabel('API key').press('Enter');
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await site.configure({ session: { keep: 'memory' } });
  await page.reload();
  await expect(page.getByLabel('API key')).toBeVisible();
  expect(await page.evaluate((place) => sessionStorage.getItem(place), storageName('session'))).toBeNull();
});
