import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { setHidden, watchCalls } from '../support/calls.ts';
import {
  deployButton,
  expectDeployed,
  openReview,
  paid,
  paidOnce,
  reviewOfWeb,
  stepLink,
} from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';
import { refusal } from '../support/settings.ts';
import { retryAtOnce } from '../support/time.ts';

/** What covers a part of the element that has the focus, or that it isn't in the window; '' if all of it is seen. */
function coverOfFocus(): string {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return 'nothing has the focus';
  const { left, right, top, bottom } = focused.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) return `from ${top} to ${bottom} in a window of ${innerHeight}`;
  for (const y of [top + 1, bottom - 1]) {
    const above = document.elementFromPoint((left + right) / 2, y);
    if (above !== null && !focused.contains(above) && !above.contains(focused)) return above.outerHTML;
  }
  return '';
}

/** Selects a text with the mouse. */
async function dragOver(page: Page, text: Locator): Promise<void> {
  const { x = 0, y = 0, width = 0, height = 0 } = (await text.boundingBox()) ?? {};
  await page.mouse.move(x + 1, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await page.evaluate(() => String(getSelection()))).not.toBe('');
}

test('by keyboard alone: from the plan to a running server, paid once', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await openAs(page, empty);
  await page.getByRole('link', { name: 'Deploy a server' }).click();
  const next = page.getByRole('button', { name: 'Next' });
  await expect(next).toHaveAccessibleDescription('Choose a plan first.');
  await expectAccessible(page);
  await expectToFit(page);
  await page.getByRole('radio', { name: 'Cloud 2' }).press('Space');
  await expect(page).toHaveURL(/plan=/);
  await expect(stepLink(page, 'Plan')).toHaveAttribute('aria-current', 'step');
  await expect(stepLink(page, 'Review')).toHaveAttribute('aria-disabled', 'true');
  await stepLink(page, 'Region').press('Tab');
  await page.keyboard.press('Tab');
  await expect(stepLink(page, 'Details')).toBeFocused();
  await expect(stepLink(page, 'Details')).toHaveAccessibleDescription('Choose an operating system first.');
  await expect(page.getByText('Choose an operating system first.').first()).toBeVisible();
  await page.evaluate(() => scrollTo(0, 10_000));
  await next.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'Region' })).toBeFocused();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await expect(stepLink(page, 'Plan')).toHaveAccessibleName('Plan done');
  await expect(stepLink(page, 'Region')).toHaveAttribute('aria-current', 'step');
  await page.getByRole('radio', { name: /Frankfurt/ }).press('Space');
  await next.press('Enter');
  await expect(next).toHaveAccessibleDescription('Choose an operating system first.');
  await page.getByRole('radio', { name: 'Ubuntu 24.04 LTS' }).press('Space');
  await next.press('Enter');
  await page.getByLabel('Label (optional)').fill('-no');
  await expect(next).toHaveAccessibleDescription('Fix the highlighted fields first.');
  await page.getByLabel('Label (optional)').fill('');
  await page.getByLabel('Hostname (optional)').fill('web_1');
  await expect(page.getByText('Use letters, digits and hyphens')).toBeVisible();
  await page.getByLabel('Hostname (optional)').fill('web1.example.com');
  await next.press('Enter');
  await expect(page.getByText('until you have a server of this size')).toBeVisible();
  await next.press('Enter');
  // A generated label, so that the server can be found again.
  await expect(page).toHaveURL(/label=ubuntu-[a-z\d]{6}/);
  await expect(page.getByText('40.00')).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
  await deployButton(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /^ubuntu-[a-z\d]{6}$/ })).toBeVisible();
  await expect(page.getByText(/^Usually about 60 seconds; \d+s so far\.$/)).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Paid, done' })).toBeVisible();
  await expectAccessible(page);
  await sandbox.advance(90_000, empty);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Your server is running. Find the login under Credentials.')).toBeVisible();
  expect(await paid(sandbox, empty)).toEqual({ servers: 1, balance: '40.00' });
});

test('a link prefills and never acts; what can’t be chosen is named; reload and Back keep the rest', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const plan = '6f1d2c30-5b7a-4e18-9c00-000000000002';
  const tooManyAddons = `&addons=${'k2c8n6ty,'.repeat(500)}`;
  await openAs(
    page,
    empty,
    `/deploy?plan=${plan}&os=beos-5&region=de-fra-01&label=%3Cb%3E&action=deploy${tooManyAddons}`,
  );
  await expect(page.getByText('From a link')).toBeVisible();
  const dropped = page.getByRole('status').filter({ hasText: 'Left out' });
  await expect(dropped).toContainText('os: beos-5');
  await expect(dropped).toContainText('label: <b>');
  await expect(dropped).toContainText('addons: k2c8n6ty,k2c8n6ty');
  await expect(page.getByRole('radio', { name: 'Cloud 2' })).toBeChecked();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('radio', { name: /Frankfurt/ })).toBeChecked();
  const summary = page.getByRole('region', { name: 'Your server' });
  await expect(summary.getByRole('definition').nth(1)).toHaveText('Frankfurt, Germany');
  await page.reload();
  await expect(page.getByRole('radio', { name: /Frankfurt/ })).toBeChecked();
  await expect(page.getByText('From a link')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'Cloud 2' })).toBeChecked();
  expect(await paid(sandbox, empty)).toMatchObject({ servers: 0 });
  await page.goto('/deploy/nowhere');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
});

test('plans side by side: sorted and filtered in the URL, and the chosen one is named where filters hide it', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.fault(empty, 'listProducts', { patch: { '3.monthlyPrice': null } }, { times: 9 });
  await openAs(page, empty, '/deploy');
  const table = page.getByRole('table', { name: 'Plans' });
  const names = async () =>
    (await table.getByRole('rowheader').allInnerTexts()).map((text) => text.split('\n')[0]);
  await expect(table.getByRole('columnheader', { name: 'Monthly price' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const byPrice = [
    'Cloud 1',
    'Edge 1',
    'Cloud 2',
    'Cloud 4',
    'Storage 1T',
    'Memory 32',
    'Cloud 16',
    'Cloud 8',
  ];
  await expect.poll(names).toEqual(byPrice);
  await table.getByRole('button', { name: 'Memory', exact: true }).click();
  await table.getByRole('button', { name: 'Memory', exact: true }).click();
  await expect(page).toHaveURL(/sort=ram&order=desc/);
  await page.getByLabel('Min memory').selectOption('8 GB');
  const large = ['Memory 32', 'Cloud 16', 'Cloud 8', 'Cloud 4', 'Storage 1T'];
  await expect.poll(names).toEqual(large);
  // One radio group: the arrow keys choose, and what is chosen comes into sight.
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.getByRole('radio', { name: 'Memory 32' }).press('Space');
  for (const _name of large.slice(1)) await page.keyboard.press('ArrowDown');
  const last = page.getByRole('radio', { name: 'Storage 1T' });
  await expect(last).toBeChecked();
  await expect(last).toBeInViewport({ ratio: 1 });
  await expect(last).toHaveAccessibleDescription('2 vCPU 8 GB 1,024 GB 10 TB traffic 29.00');
  await page.getByLabel('Min vCPU').selectOption('4');
  await expect(page.getByText('4 of 8 plans')).toBeVisible();
  const hidden = page.getByRole('status').filter({ hasText: 'These filters hide your plan, Storage 1T.' });
  await expect(hidden).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(hidden).toBeVisible();
  // How plans are shown is no choice that a link has made.
  await expect(page.getByText('From a link')).toHaveCount(0);
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByRole('radio', { name: /Frankfurt/ })).toBeVisible();
  await page.goBack();
  await expect.poll(names).toEqual(['Memory 32', 'Cloud 16', 'Cloud 8', 'Cloud 4']);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('combobox', { name: 'Sort by' })).toHaveValue('ram');
  await hidden.getByRole('button', { name: 'Show all plans' }).click();
  await expect(page.getByRole('group', { name: 'Plan' }).getByRole('radio')).toHaveCount(8);
  await expect(hidden).toHaveCount(0);
  const order = page.getByRole('status').filter({ hasText: 'Sorted by Memory, descending' });
  await expect(order).toBeAttached();
  await page.getByRole('button', { name: 'Sort ascending' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Sorted by Memory, ascending' })).toBeAttached();
});

test('on a phone with its keyboard up, nothing covers what has the focus', async ({ page, key }) => {
  await page.setViewportSize({ width: 390, height: 400 });
  const plan = '6f1d2c30-5b7a-4e18-9c00-000000000003';
  const owner = key('owner');
  for (const [step, first] of [
    ['', page.getByRole('radio', { name: 'Cloud 1', exact: true })],
    ['/system', page.getByRole('radio', { name: 'Ubuntu 24.04 LTS' })],
    ['/details', page.getByLabel('Label (optional)')],
    ['/add-ons', page.getByRole('radio', { name: 'None' }).first()],
  ] as const) {
    await openAs(page, owner, `/deploy${step}?plan=${plan}&os=debian-13`);
    await first.focus();
    for (const height of [400, 700]) {
      await page.setViewportSize({ width: 390, height });
      for (const press of ['Tab', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Shift+Tab', 'Shift+Tab', 'Tab']) {
        await page.keyboard.press(press);
        await expect.poll(() => page.evaluate(coverOfFocus), { message: `${step} ${press}` }).toBe('');
      }
    }
  }
});

test('the review: each choice has its way back, and another place than the plan’s is named before paying', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await openReview(page, empty, `${reviewOfWeb}&region=de-fra-01`);
  const summary = page.getByRole('region', { name: 'Your server' });
  const changes = ['plan', 'region', 'system', 'label', 'hostname', 'add-ons'].map(
    (what) => `Change ${what}`,
  );
  for (const [index, name] of changes.entries())
    await expect(summary.getByRole('link').nth(index)).toHaveAccessibleName(name);
  // Nothing joins the plan's place to a region, so it isn't said to be another.
  await expect(
    page.getByText('This plan is offered in OTWA IST, but you chose Frankfurt, Germany.'),
  ).toBeVisible();
  await expect(page.getByText('They may be two names for the same place.')).toBeVisible();
  const newer = { '1.region': null, '1.regions': ['tr-ist-01'] };
  await sandbox.fault(empty, 'listProducts', { patch: newer }, { times: 9 });
  await page.reload();
  await expect(
    page.getByText('This plan is offered in Istanbul, Turkey, but you chose Frankfurt'),
  ).toBeVisible();
  await expect(page.getByText('two names')).toHaveCount(0);
  await summary.getByRole('link', { name: 'Change region' }).click();
  await expect(
    page.getByText('This plan is offered in Istanbul, Turkey, but you chose Frankfurt'),
  ).toBeVisible();
  await page.getByRole('radio', { name: /^Istanbul/ }).check();
  await expect(page.getByText('This plan is offered in')).toHaveCount(0);
  // Without the regions' names, too.
  await sandbox.fault(empty, 'listRegions', refusal(400, 'Not today'), { times: 9 });
  const offered = page.getByText('This plan is offered in tr-ist-01, but you chose de-fra-01.');
  const review = `${reviewOfWeb}&region=de-fra-01`;
  for (const path of [review, review.replace('review', 'region')]) {
    await page.goto(path);
    await expect(offered).toBeVisible();
  }
});

test('too little money: marked, the shortfall, a way to top up, and read again on return', async ({
  page,
  key,
  sandbox,
}) => {
  const broke = key('broke');
  await openAs(page, broke, '/deploy');
  await expect(page.getByText('more than your balance').first()).toBeVisible();
  await page.goto(reviewOfWeb);
  await expect(page.getByText('Your balance is 9.50 short')).toBeVisible();
  await expect(deployButton(page)).toHaveAccessibleDescription('Your balance is too low.');
  await expect(page.getByRole('link', { name: /^Top up in/ })).toHaveAttribute('href', /^\/sso\?next=/);
  await sandbox.world(broke, { account: { balance: '9.00' } });
  await page.getByRole('button', { name: 'Refresh the balance' }).click();
  await expect(page.getByText('Your balance is 1.00 short')).toBeVisible();
  await setHidden(page, true);
  await sandbox.world(broke, { account: { balance: '12.00' } });
  await setHidden(page, false);
  await expect(page.getByText('2.00', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/label=web/);
  await deployButton(page).click();
  await expectDeployed(page);
  expect(await paid(sandbox, broke)).toEqual({ servers: 1, balance: '2.00' });
});

test(
  'a balance that is no amount, and a plan without a price: said so, one deploys, the other can’t be bought',
  { tag: '@cell-52' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await sandbox.fault(empty, 'getAccount', { patch: { balance: 'abc' } }, { times: 9 });
    await sandbox.fault(empty, 'listProducts', { patch: { '0.monthlyPrice': null } }, { times: 9 });
    await openReview(page, empty);
    await expect(page.getByRole('main').getByText('not known')).toHaveCount(2);
    await stepLink(page, 'Plan').click();
    await expect(page.getByText('not available without a price')).toBeVisible();
    await page.getByRole('radio', { name: 'Cloud 1', exact: true }).check();
    await stepLink(page, 'Review').click();
    await expect(deployButton(page)).toHaveAccessibleDescription('We couldn’t read a price for this plan.');
    await deployButton(page).click({ force: true });
    await stepLink(page, 'Plan').click();
    await page.getByRole('radio', { name: 'Cloud 2' }).check();
    await stepLink(page, 'Review').click();
    await deployButton(page).click();
    await expectDeployed(page);
    expect(await paid(sandbox, empty)).toEqual(paidOnce);
  },
);

test(
  'no plans, in whichever form: said, and nothing can be deployed',
  { tag: '@cell-53' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await retryAtOnce(page);
    for (const [body, words] of [
      [[], 'No plans available'],
      ['', 'Couldn’t load the plans.'],
    ] as const) {
      await sandbox.fault(empty, 'listProducts', { body }, { times: 3 });
      await openAs(page, empty, '/deploy');
      await expect(page.getByText(words)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Next' })).toHaveAccessibleDescription(
        'Choose a plan first.',
      );
      await sandbox.clearFaults(empty);
    }
    expect(await paid(sandbox, empty)).toEqual({ servers: 0, balance: '50.00' });
  },
);

test('a key without the catalog: the permission is named, ids are typed, and it is paid once', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const calls = watchCalls(page);
  await sandbox.world(empty, { scopes: ['servers:read', 'servers:write'] });
  await openAs(page, empty, '/deploy');
  await expect(page.getByText('This key doesn’t have account:read.')).toBeVisible();
  await calls.settled();
  calls.forget();
  const plan = page.getByLabel('Plan ID');
  await plan.fill('cloud-2');
  await expect(plan).toHaveAccessibleDescription('This doesn’t look like an ID.');
  await plan.fill('6f1d2c30-5b7a-4e18-9c00-000000000002');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Operating system ID').fill('debian-13');
  await stepLink(page, 'Review').click();
  await expect(deployButton(page)).toHaveAccessibleDescription(/unknown price/);
  await page.getByLabel(/^I accept the plan’s price/).check();
  await deployButton(page).click();
  await expectDeployed(page, /^debian-[a-z\d]{6}$/);
  expect(await paid(sandbox, empty)).toEqual(paidOnce);
  // Choosing does not refetch the catalog.
  expect(calls.count('GET', '/products')).toBe(0);
});

test('a key that may not write: the permission is named, nothing is deployed', async ({
  page,
  key,
  sandbox,
}) => {
  const viewer = key('viewer');
  await openReview(page, viewer);
  await deployButton(page).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('servers:write');
  await expect(deployButton(page)).toHaveAccessibleDescription(/^This key doesn’t have servers:write\./);
  expect(await paid(sandbox, viewer)).toEqual({ servers: 0, balance: '120.00' });
});

test('a server of the same size suggests add-ons: one of each kind, and their price counts', async ({
  page,
  key,
  sandbox,
}) => {
  const owner = key('owner');
  const plan = '6f1d2c30-5b7a-4e18-9c00-000000000003';
  await openAs(page, owner, `/deploy/add-ons?plan=${plan}&os=debian-13&label=web`);
  await page.getByRole('radio', { name: /^4 Additional IPs/ }).check();
  await page.getByRole('radio', { name: /^8 Additional IPs/ }).check();
  await page.getByRole('radio', { name: /^Daily backup/ }).check();
  // The same plan again changes nothing, nor does selecting the text of another.
  await stepLink(page, 'Plan').click();
  await page
    .getByRole('row', { name: /^Cloud 4/ })
    .getByRole('cell')
    .last()
    .click();
  await dragOver(page, page.getByRole('row', { name: /^Cloud 8/ }).getByText('38.50'));
  await stepLink(page, 'Review').click();
  await expect(page.getByRole('main').getByText('58.80').first()).toBeVisible();
  await deployButton(page).click();
  await expectDeployed(page);
  expect(await paid(sandbox, owner)).toEqual({ servers: 1, balance: '191.20' });
});
