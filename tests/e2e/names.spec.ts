import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { letPass, watchCalls } from '../support/calls.ts';
import { deployButton, expectDeployed, openReview } from '../support/deploy.ts';
import { expect } from '../support/fixtures.ts';
import { expectLabels, row, searchField } from '../support/fleet.ts';
import { hold } from '../support/hold.ts';
import { openNetworking } from '../support/networking.ts';
import { openAs } from '../support/session.ts';
import { openSettings, refusal } from '../support/settings.ts';
import { test } from '../support/site.ts';
import { takeClock } from '../support/time.ts';

const filter = (page: Page, name: 'OS' | 'Region'): Locator =>
  page.getByRole('combobox', { name, exact: true });

/** The value of a term on a server's page. */
const detail = (page: Page, term: string): Locator =>
  page.locator('dt', { hasText: new RegExp(`^${term}$`) }).locator('xpath=following-sibling::dd[1]');

for (const [what, role, width] of [
  ['rows', 'row', 1280],
  ['cards', 'listitem', 390],
] as const) {
  test(`the ${what} don’t wait for the catalog, and nothing moves when its names come`, async ({
    page,
    key,
  }) => {
    // The code that reads the catalog is loaded once the page is idle.
    const catalog = await hold(page, /\/assets\/frameParts-[\w-]+\.js$/);
    await page.setViewportSize({ width, height: 900 });
    await openAs(page, key('owner'));
    const staging = page.getByRole('main').getByRole(role).filter({ hasText: 'staging' });
    await expect(staging.getByText('rocky-9.6', { exact: true })).toBeVisible();
    await expect.poll(catalog.count).toBe(1);
    const name = staging.locator('[title]', { hasText: /rocky/i });
    const before = { card: await staging.boundingBox(), name: await name.boundingBox() };
    catalog.release();
    await expect(staging.getByText('Rocky Linux 9.6')).toBeVisible();
    expect(await staging.boundingBox()).toEqual(before.card);
    expect(await name.boundingBox()).toMatchObject({ ...before.name, width: expect.any(Number) });
  });
}

test('order, filter and search follow the name, and links keep the id', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await sandbox.world(empty, {
    addServers: [
      { label: 'a', os: 'rocky-9.6' },
      { label: 'b', os: 'debian-13' },
      { label: 'c', os: 'almalinux-9.6' },
      { label: 'd', os: 'ubuntu-24.04' },
    ],
    servers: [
      { label: 'a', answer: { region: 'tr-izm-01' } },
      { label: 'b', answer: { region: 'Istanbul, Turkey' } },
      { label: 'c', answer: { region: 'tr-ist-01' } },
    ],
  });
  // By its name it comes last, by its id it wouldn't.
  await sandbox.fault(empty, 'listOsTemplates', { patch: { '2.label': 'Zeta Debian' } });
  await openAs(page, empty, '/servers?sort=os');
  await expectLabels(page, ['c', 'a', 'd', 'b']);
  await expect(row(page, 'c')).toContainText('Istanbul, Turkey');
  for (const [query, labels] of [
    ['zeta', ['b']],
    ['debian-13', ['b']],
    ['AlmaLinux 9.6', ['c']],
    ['istanbul', ['c', 'b']],
    ['İstanbul', ['c', 'b']],
    ['IST', ['c', 'd', 'b']],
    ['tr-ist-01', ['c', 'b']],
    ['izmir', ['a']],
    ['türkiye', ['a']],
  ] as const) {
    await searchField(page).fill(query);
    await expectLabels(page, labels);
  }
  await searchField(page).fill('');
  await filter(page, 'OS').selectOption('Zeta Debian (1)');
  await expectLabels(page, ['b']);
  await expect(page).toHaveURL('/servers?os=debian-13&sort=os');
  await filter(page, 'OS').selectOption('All systems');
  // The API calls it by its slug here and by its name there; it is one region.
  await filter(page, 'Region').selectOption('Istanbul, Turkey (2)');
  await expectLabels(page, ['c', 'b']);
  for (const link of ['tr-ist-01', 'Istanbul, Turkey']) {
    await page.goto(`/servers?region=${encodeURIComponent(link)}`);
    await expectLabels(page, ['b', 'c']);
    await expect(filter(page, 'Region').locator('option:checked')).toHaveText('Istanbul, Turkey (2)');
  }
});

test('a server has its one name on every page', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await openReview(page, empty);
  const summary = page.getByRole('complementary').filter({ hasText: 'Your server' });
  await expect(summary).toContainText('Debian 13 (trixie)');
  await deployButton(page).click();
  await expectDeployed(page);
  await expect(detail(page, 'OS')).toHaveText('Debian 13 (trixie)');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Activity' }).click();
  const line = page.getByRole('main').getByRole('row').filter({ hasText: 'Deploy' });
  await expect(line).toContainText('Debian 13 (trixie)');
  await page.getByRole('searchbox', { name: 'Search activity' }).fill('trixie');
  await expect(line).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search activity' }).fill('debian-13');
  await expect(line).toBeVisible();
  await openNetworking(page, sandbox, empty, { os: 'rocky-9.6' });
  await expect(page.getByText('Default for Rocky Linux 9.6:')).toBeVisible();
});

/** What a catalog may answer instead of itself. */
const refusals = {
  'no scope': refusal(403, 'Forbidden'),
  'a failure': { status: 500 },
  'a page of HTML': { status: 200, body: '<html>Log in</html>', contentType: 'text/html' },
  'no list': { body: { data: [] } },
  'odd rows': { body: [null, 7, { id: null, slug: [] }, { label: 'no id', name: 'no slug' }] },
} as const;

for (const [what, fault] of Object.entries(refusals)) {
  test(`${what} instead of the catalog: ids stay, and everything works`, async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha', os: 'debian-12' }] });
    for (const operation of ['listOsTemplates', 'listRegions'] as const)
      await sandbox.fault(empty, operation, fault, { times: 99 });
    const calls = watchCalls(page);
    await takeClock(page);
    await openAs(page, empty, '/servers?os=debian-12&q=debian');
    await expect(row(page, 'alpha').getByText('debian-12')).toBeVisible();
    await expect(filter(page, 'OS').locator('option:checked')).toHaveText('debian-12 (1)');
    await atRest(page);
    // A definite refusal isn't asked for again.
    if (what === 'no scope') {
      await letPass(page, calls, 120_000, 15_000);
      expect(calls.count('GET', '/os-templates')).toBe(1);
      expect(calls.count('GET', '/regions')).toBeLessThanOrEqual(1);
    }
    await page.goto(`/servers/${id}`);
    await expect(detail(page, 'OS')).toHaveText('debian-12');
    await expect(detail(page, 'Region')).toHaveText('OTWA IST');
    await openSettings(page, sandbox, empty);
    await page.getByRole('button', { name: 'Reinstall', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('everything on the disk');
    await expect(dialog.getByRole('radio')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.goto('/deploy/review?os=debian-12');
    await expect(page.getByRole('heading', { name: 'Your server' })).toBeVisible();
    await page.goto('/activity');
    await expect(page.getByRole('heading', { name: 'Nothing here yet' })).toBeVisible();
  });
}

test('a key that may not read the account isn’t asked to read the catalog', async ({ page, key }) => {
  const calls = watchCalls(page);
  await openAs(page, key('helpdesk'));
  await expect(row(page, 'staging').getByText('rocky-9.6')).toBeVisible();
  await atRest(page);
  expect(calls.count('GET', '/os-templates') + calls.count('GET', '/regions')).toBe(0);
});

test('the catalog is read once, however often the list is', async ({ page, key }) => {
  const calls = watchCalls(page);
  await takeClock(page);
  await openAs(page, key('owner'));
  await expect(row(page, 'staging').getByText('Rocky Linux 9.6')).toBeVisible();
  await letPass(page, calls, 600_000, 15_000);
  expect(calls.count('GET', '/servers')).toBeGreaterThan(3);
  expect(calls.count('GET', '/os-templates')).toBe(1);
  expect(calls.count('GET', '/regions')).toBe(1);
});

test('the operator’s label is a region’s one name, and finds it beside the API’s own texts', async ({
  page,
  key,
  site,
  watch,
}) => {
  watch.allowOrigin(site.origin);
  const empty = key('empty');
  await site.configure({
    brand: { name: 'Acme' },
    regionLabels: { 'tr-ist-01': 'Home', 'OTWA IST': 'Home' },
  });
  await page.request.post(`${site.origin}/sandbox/world`, {
    data: {
      key: empty,
      addServers: [
        { label: 'a', region: 'OTWA IST' },
        { label: 'b', region: 'OTWA FRA' },
        { label: 'c' },
        { label: 'd' },
      ],
      servers: [
        { label: 'c', answer: { region: 'tr-ist-01' } },
        { label: 'd', answer: { region: 'Istanbul, Turkey' } },
      ],
    },
  });
  await openAs(page, empty, `${site.origin}/servers`);
  await expect(page.getByRole('cell', { name: 'Home', exact: true })).toHaveCount(3);
  await expect(row(page, 'b')).toContainText('FRA');
  for (const [query, labels] of [
    ['home', ['a', 'c', 'd']],
    ['İstanbul', ['c', 'd']],
    ['tr-ist', ['c', 'd']],
    ['IST', ['a', 'c', 'd']],
  ] as const) {
    await searchField(page).fill(query);
    await expectLabels(page, labels);
  }
  await searchField(page).fill('');
  await filter(page, 'Region').selectOption('Home (3)');
  await expectLabels(page, ['a', 'c', 'd']);
  await expect(page).toHaveURL(/\?region=IST$/);
  // A link of before the label was another one, by the label or by the API's text.
  for (const link of ['Home', 'tr-ist-01', 'IST']) {
    await page.goto(`${site.origin}/servers?region=${link}`);
    await expectLabels(page, ['a', 'c', 'd']);
    await expect(filter(page, 'Region').locator('option:checked')).toHaveText('Home (3)');
  }
  await page.goto(`${site.origin}/deploy/region`);
  const home = page.getByRole('radio', { name: 'Home tr-ist-01' });
  await expect(home).toBeVisible();
});

test('a picture that doesn’t load gives way to the initial; another host’s isn’t tried', async ({
  page,
  key,
  sandbox,
  expectConsole,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, {
    addServers: [
      { label: 'own', os: 'ubuntu-24.04' },
      { label: 'broken', os: 'ubuntu-22.04' },
      { label: 'foreign', os: 'rocky-10.0' },
      { label: 'inline', os: 'debian-13' },
    ],
  });
  await page.route('**/nowhere.svg', (route) => route.fulfill({ status: 404 }));
  expectConsole(/404/);
  const patch = { '0.icon': '/favicon.svg', '1.icon': '/nowhere.svg' };
  await sandbox.fault(empty, 'listOsTemplates', { patch });
  await openAs(page, empty);
  const mark = (label: string): Locator => row(page, label).getByRole('cell').nth(4).locator('[aria-hidden]');
  // A picture that isn't drawn has no width of its own.
  const isDrawn = (label: string): Promise<boolean> =>
    mark(label).evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 0);
  await expect.poll(() => isDrawn('own')).toBe(true);
  await expect.poll(() => isDrawn('inline')).toBe(true);
  await expect(mark('own')).toHaveAttribute('referrerpolicy', 'no-referrer');
  await expect(mark('broken')).toHaveAttribute('data-initial', 'U');
  await expect(mark('foreign')).toHaveAttribute('data-initial', 'R');
});
