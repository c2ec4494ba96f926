import type { Page } from '@playwright/test';
import { expect } from '../support/fixtures.ts';
import { type NameWatch, watchForName } from '../support/nameWatch.ts';
import { openAs } from '../support/session.ts';
import { type Site, test as base } from '../support/site.ts';

/** The operator sets only a name: the provider's name must still appear nowhere else. */
const configuration = { brand: { name: 'Acme Hosting' } };
/** The official dashboard's address, which users finally reach. */
const dashboard = /https:\/\/otwa\.cloud[^\s"']*/g;

const test = base.extend<{
  names: NameWatch;
  /** Opens a page of the branded site, signed in, and waits until it is shown. */
  open: (path: string, key: string) => Promise<void>;
  fault: (key: string, operationId: string, status: number, message: string) => Promise<void>;
}>({
  names: async ({ page, site, watch }, use) => {
    await site.configure(configuration);
    watch.allowOrigin(site.origin);
    const names = await watchForName(page, /otwa/i, dashboard);
    await use(names);
    await names.look();
    expect(await names.occurrences(), 'where the provider’s name was met').toEqual([]);
  },
  open: async ({ page, site, names }, use) => {
    await use(async (path, key) => {
      await openAs(page, key, `${site.origin}${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await names.look();
    });
  },
  fault: async ({ page, site }, use) => {
    await use(async (key, operationId, status, message) => {
      const fault = { status, body: { message, statusCode: status } };
      await page.request.post(`${site.origin}/sandbox/faults`, {
        data: { key, operationId, times: 9, fault },
      });
    });
  },
});

/** The id of the server with that label in the branded site's sandbox. */
async function idOf(page: Page, { origin }: Site, key: string, label: string): Promise<string> {
  const answer = await page.request.get(`${origin}/api/v1/servers`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  const servers = (await answer.json()) as { id: string; label: string }[]; // as the API contract defines it
  return servers.find((server) => server.label === label)?.id ?? '';
}

/** Opens each dialog of the page, checks it, and closes it. */
async function lookIntoDialogs(page: Page, names: NameWatch, buttons: readonly RegExp[]): Promise<void> {
  for (const name of buttons) {
    const allowed = page.locator('button:not([aria-disabled="true"])');
    await page.getByRole('main').getByRole('button', { name }).and(allowed).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    for (const curl of await page.getByRole('dialog').getByRole('button', { name: /curl/ }).all())
      await curl.click();
    await names.look();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
}

/** Clicks every copy and export button of the current page. */
async function takeEverything(page: Page): Promise<void> {
  // All in one call: one by one they would be dozens of clicks.
  await page.getByRole('button', { name: /^Copy|CSV/ }).evaluateAll((buttons: HTMLElement[]) => {
    for (const button of buttons) button.click();
  });
}

test('a brand’s name alone: signing in, its problems and the list say nothing of the provider', async ({
  page,
  site,
  names,
  key,
  fault,
}) => {
  const owner = key('owner');
  await page.goto(site.origin);
  await expect(page).toHaveTitle('Sign in · Acme Hosting');
  await names.look();
  const field = page.getByLabel('API key');
  for (const wrong of ['', 'wrong', 'ключ']) {
    await field.fill(wrong);
    await field.press('Enter');
    await expect(field).toHaveAccessibleDescription(/key/i);
    await names.look();
  }
  await fault(owner, 'getAccount', 500, 'Otwa Cloud is down');
  await field.fill(owner);
  await field.press('Enter');
  await expect(page.getByText('The API had a problem (status 500).')).toBeVisible();
  await names.look();
  await page.request.post(`${site.origin}/sandbox/faults`, {
    data: { key: owner, operationId: '*', times: 0 },
  });
  await field.press('Enter');
  await expect(page).toHaveTitle('Sandbox · Servers · Acme Hosting');
  await page.getByRole('button', { name: 'Actions for prod-web-1' }).click();
  await names.look();
  await page.keyboard.press('Escape');
  await page.getByLabel('Region').selectOption('FRA');
  await expect(page).toHaveURL(/region=FRA$/);
  await expect(page.getByRole('cell', { name: 'FRA' }).first()).toBeVisible();
  await expect(page.getByRole('cell', { name: 'IST' })).toHaveCount(0);
  await names.look();
  const saved = page.waitForEvent('download');
  await takeEverything(page);
  await saved;
});

test('a brand’s name alone: no page of a server says it, nor what is copied there or generated', async ({
  page,
  site,
  names,
  key,
  open,
}) => {
  const owner = key('owner');
  const openTab = async (name: string): Promise<void> => {
    await page.getByRole('link', { name, exact: true }).click();
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
    await names.look();
  };
  await open(`/servers/${await idOf(page, site, owner, 'prod-web-1')}`, owner);
  await expect(page.getByRole('figure', { name: 'CPU' })).toContainText(/\d%/);
  await lookIntoDialogs(page, names, [/^Stop$/, /^Reboot$/]);
  await takeEverything(page);
  await openTab('Add-ons');
  await lookIntoDialogs(page, names, [/^Buy /]);
  await openTab('Credentials');
  await page.getByRole('button', { name: 'Show credentials' }).click();
  await expect(page.getByRole('button', { name: 'Copy password' })).toBeVisible();
  await takeEverything(page);
  await lookIntoDialogs(page, names, [/^Reset password/]);
  await openTab('Settings');
  await lookIntoDialogs(page, names, [/^Reinstall$/, /^Terminate$/]);
  await openTab('Networking');
  for (const system of ['netplan', 'ifupdown', 'nmcli', 'ip', 'powershell']) {
    await page.getByLabel('System', { exact: true }).selectOption(system);
    await expect(page).toHaveURL(new RegExp(`system=${system}$`));
    await expect(page.locator('pre').first()).toContainText('198.18.');
    await names.look();
    await takeEverything(page);
  }
});

test('a brand’s name alone: deploying, handing over, what was done and what went wrong say nothing of it', async ({
  page,
  site,
  names,
  key,
  open,
  fault,
}) => {
  const owner = key('owner');
  const id = await idOf(page, site, owner, 'prod-web-1');
  for (const step of ['', '/region', '/system', '/details', '/add-ons', '/review'])
    await open(`/deploy${step}`, owner);
  await open(`/sso/servers/${id}`, owner);
  await page.getByRole('button', { name: 'Open in dashboard' }).click();
  await expect(page.getByText('link would open Acme Hosting dashboard')).toBeVisible();
  await names.look();
  await open('/sso?next=//elsewhere', owner);

  await fault(owner, 'renameServer', 400, 'Ask Otwa Cloud support');
  await open(`/servers/${id}/settings`, owner);
  await page.getByLabel('Label').fill('beta');
  await page.getByRole('button', { name: 'Save label' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await names.look();
  await open('/activity', owner);
  await expect(page.getByRole('main').getByText('prod-web-1').first()).toBeVisible();
  const saved = page.waitForEvent('download');
  await takeEverything(page);
  await saved;
  await fault(owner, 'getServer', 403, 'Contact Otwa Cloud support');
  await open('/no-such-page', owner);
  await page.goto(`${site.origin}/servers/${id}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await names.look();
  await fault(owner, 'listServers', 401, 'OTWA: key revoked');
  await page.goto(`${site.origin}/servers`);
  await expect(page.getByRole('dialog', { name: 'This key is no longer accepted' })).toBeVisible();
});

test('a brand’s name alone: the account, a reseller’s prices and what is found say nothing of it, in Turkish too', async ({
  page,
  names,
  key,
  open,
}) => {
  const reseller = key('reseller');
  await open('/reseller', reseller);
  await expect(page.getByRole('rowheader', { name: /IST/ }).first()).toBeVisible();
  await names.look();
  const saved = page.waitForEvent('download');
  await takeEverything(page);
  await saved;
  await page.getByRole('link', { name: 'Account', exact: true }).click();
  await expect(page.getByRole('region', { name: 'About' })).toContainText('Version');
  await names.look();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Türkçe');
  await expect(page.getByRole('heading', { level: 1, name: 'Hesap' })).toBeVisible();
  await names.look();
  for (const path of ['/find?q=prod', '/reseller', '/servers', '/deploy']) await open(path, reseller);
});

test.describe('before a real API', () => {
  test.use({ isReal: true });
  test('a brand’s name alone: the link to the dashboard says nothing of the provider', async ({
    page,
    names,
    key,
    open,
  }) => {
    await open('/sso', key('owner'));
    await expect(page).toHaveTitle('Open in dashboard · Acme Hosting');
    await page.getByRole('button', { name: 'Open in dashboard' }).click();
    await expect(page.getByRole('link', { name: 'Continue to Acme Hosting dashboard' })).toBeVisible();
    await names.look();
  });
});
