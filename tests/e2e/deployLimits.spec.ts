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
import { openAs } from '../support/session.ts';
import { retryAtOnce } from '../support/time.ts';

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
