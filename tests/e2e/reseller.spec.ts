import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { watchCalls } from '../support/calls.ts';
import { expect } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';
import { type Fault, refusal } from '../support/settings.ts';
import { test } from '../support/site.ts';

const navLink = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reseller' });
const cloud2 = (page: Page): Locator => page.getByRole('row', { name: /^Cloud 2\b/ }).getByRole('cell');
const resellerRegion = (page: Page): Locator => page.getByRole('region', { name: 'Reseller account' });

async function exportedRows(page: Page): Promise<readonly string[]> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  return (await readFile(await (await downloading).path(), 'utf8')).split('\r\n');
}

test('a reseller finds the page: the standing, each plan’s prices to the cent and how they are made, as a file too', async ({
  page,
  key,
}) => {
  await openAs(page, key('reseller'));
  await navLink(page).click();
  await expect(page).toHaveTitle(/^Sandbox · Reseller · /);
  await expect(resellerRegion(page).getByRole('definition')).toHaveText(['Active', /^Acme Hosting/, '20%']);
  await expect(page.getByText('Never give a customer a key for this account')).toBeVisible();
  await expect(page.getByText('Markup: retail is wholesale plus 20%.')).toBeVisible();
  await expect(page.getByText('The percentage is your margin from the API.')).toBeVisible();
  await expect(page.getByRole('columnheader')).toHaveText(['Plan', 'Wholesale', 'Retail', 'Profit']);
  await expect(cloud2(page)).toHaveText(['8.00', '9.60', '1.60']);
  await expectAccessible(page);
  await expectToFit(page);
  const [head, first] = await exportedRows(page);
  expect(head).toBe('\uFEFFid,name,vcpu,ramMb,diskGb,bandwidthGb,region,wholesale,retail,profit');
  expect(first).toMatch(/,Cloud 1,1,1024,25,1000,.*,3\.99,4\.79,0\.80$/);
});

test('the operator’s margin goes before the reseller’s, and the wizard shows what it makes', async ({
  page,
  key,
  openSite,
}) => {
  const { origin } = await openSite({ pricing: { view: 'retail', method: 'margin', marginPercent: 25 } });
  await openAs(page, key('reseller'), `${origin}/reseller`);
  await expect(page.getByText('Margin: 25% of the retail price is profit.')).toBeVisible();
  await expect(page.getByText('The percentage comes from this site’s configuration.')).toBeVisible();
  await expect(cloud2(page)).toHaveText(['8.00', '10.67', '2.67']);
  await page.getByRole('link', { name: 'Deploy', exact: true }).click();
  await expect(cloud2(page).filter({ hasText: 'you pay' })).toHaveText('10.67you pay 8.00');
});

test('the wizard asks for the reseller’s own margin where the operator gives none', async ({
  page,
  key,
  openSite,
}) => {
  const { origin } = await openSite({ pricing: { view: 'retail', method: 'margin' } });
  await openAs(page, key('reseller'), `${origin}/deploy`);
  await expect(cloud2(page).filter({ hasText: 'you pay' })).toHaveText('10.00you pay 8.00');
});

const bodyFault = (body: unknown): Fault => ({ body });
const resellerBody = { isReseller: true, brandSlug: null, brandName: 'x'.repeat(300), marginPercent: 20 };

/** The API's response, the details shown, and the column header over what the account pays. */
const states: Record<string, readonly [Fault, readonly (string | RegExp)[], string]> = {
  pending: [
    bodyFault({ ...resellerBody, status: 'pending' }),
    [/^Pending.*Not active yet/, /^x/, '20%'],
    'You pay',
  ],
  disabled: [
    bodyFault({ isReseller: false, status: 'disabled' }),
    [/^Disabled.*No longer active/, 'not given', 'not given'],
    'You pay',
  ],
  'fields left out and null': [
    { omit: ['marginPercent', 'brandSlug'], patch: { status: null, brandName: null } },
    ['not given', 'not given', 'not given'],
    'Wholesale',
  ],
  'a word that nobody knows': [
    bodyFault({ ...resellerBody, status: 'on-probation' }),
    ['on-probation', /^x/, '20%'],
    'Wholesale',
  ],
  'the newer answer': [
    bodyFault({ enabled: true, tierName: 'Gold', discountPct: 15 }),
    ['Active', 'not given', 'not given', 'Gold', '15%'],
    'Wholesale',
  ],
};

for (const [name, [fault, facts, head]] of Object.entries(states)) {
  test(`${name}: said as it is, and no price is made up`, async ({ page, key, sandbox }) => {
    const reseller = key('reseller');
    await sandbox.fault(reseller, 'getResellerState', fault, { times: 9 });
    await openAs(page, reseller, '/reseller');
    await expect(resellerRegion(page).getByRole('definition')).toHaveText(facts);
    await expect(page.getByRole('columnheader', { name: head })).toBeVisible();
    const isMade = name === 'a word that nobody knows';
    await expect(cloud2(page)).toHaveText(['8.00', isMade ? '9.60' : '—', isMade ? '1.60' : '—']);
  });
}

test('40 plans and a brand of 300 characters fit every window', async ({ page, key, sandbox }) => {
  const reseller = key('reseller');
  const body = Array.from({ length: 40 }, (_, index) => ({
    id: `6f1d2c30-5b7a-4e18-9c00-0000000001${String(index).padStart(2, '0')}`,
    name: `${'Performance'.repeat(9)} ${index}`,
    monthlyPrice: '123456789.99',
  }));
  await sandbox.fault(reseller, 'getResellerState', bodyFault({ ...resellerBody, status: 'active' }), {
    times: 9,
  });
  await sandbox.fault(reseller, 'listProducts', { body }, { times: 9 });
  await openAs(page, reseller, '/reseller');
  await expect(page.getByRole('row')).toHaveCount(41);
  await expectToFit(page);
});

test('no reseller: no link to it, and the page says so', async ({ page, key, sandbox }) => {
  const owner = key('owner');
  const responded = page.waitForResponse('**/api/v1/reseller');
  await openAs(page, owner);
  await responded;
  await atRest(page);
  await expect(navLink(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Customer view' })).toHaveCount(0);
  await sandbox.fault(owner, 'getResellerState', refusal(404, 'Not found'), { times: 9 });
  await page.goto('/reseller');
  await expect(page.getByRole('heading', { name: 'This account isn’t a reseller' })).toBeVisible();
});

test('a key that may not read the account: the permission is named, and nothing is asked in vain', async ({
  page,
  key,
}) => {
  const calls = watchCalls(page);
  await openAs(page, key('helpdesk'));
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await atRest(page);
  expect(calls.count('GET', '/account')).toBe(1);
  expect(calls.count('GET', '/reseller')).toBe(0);
  await page.goto('/reseller');
  await expect(page.getByText('This key doesn’t have account:read.')).toBeVisible();
});

test('a state that could not be loaded is asked for again', async ({ page, key, sandbox }) => {
  const reseller = key('reseller');
  await sandbox.fault(reseller, 'getResellerState', refusal(400, 'Not today'), { times: 9 });
  await openAs(page, reseller, '/reseller');
  await expect(page.getByRole('alert')).toContainText('Not today');
  await atRest(page); // the shell has sent its own request, too
  await sandbox.clearFaults(reseller);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(cloud2(page).first()).toBeVisible();
  await expect(navLink(page)).toBeVisible();
});
