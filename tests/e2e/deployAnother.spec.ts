import { expectAccessible } from '../support/accessible.ts';
import { deployButton, expectDeployed, paid, stepLink } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { openMenu, row } from '../support/fleet.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';

const guess = 'We matched the plan by its size and region. Check it.';

test('three keys from a server to another one like it, paid once', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await sandbox.world(empty, {
    account: { balance: '50.00' },
    addServers: [
      { label: 'web-3', plan: 2, os: 'debian-13' },
      { label: 'web-4', plan: 1, os: 'debian-12' },
    ],
  });
  await openAs(page, empty);
  await row(page, 'web-3').getByRole('link').focus();
  await page.keyboard.press('n');
  const review = page.getByRole('heading', { level: 2, name: 'Review' });
  await expect(review).toBeFocused();
  await expect(page).toHaveURL(/\/deploy\/review\?plan=[\da-f-]{36}&os=debian-13&label=web-5$/);
  await expect(page.getByText('From a link')).toHaveCount(0);
  await expect(page.getByText(guess)).toBeVisible();
  await page.keyboard.press('Enter');
  expect(await paid(sandbox, empty)).toEqual({ servers: 0, balance: '50.00' });
  await page.keyboard.press('Tab');
  await expect(deployButton(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expectDeployed(page, 'web-5');
  expect(await paid(sandbox, empty)).toEqual({ servers: 1, balance: '40.00' });

  // Its plan is known now, and no guess.
  await page.keyboard.press('n');
  await expect(review).toBeFocused();
  await expect(page).toHaveURL(/label=web-6$/);
  await expect(page.getByText('matched the plan')).toHaveCount(0);
  // The empty first step offers it, in this browser alone, until the user signs out.
  await page.getByRole('link', { name: 'Deploy', exact: true }).click();
  await page.getByRole('button', { name: 'Choose the same again' }).click();
  await expect(page).toHaveURL(/\/deploy\/review\?plan=[\da-f-]{36}&os=debian-13&label=web-6$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).join()))
    .not.toContain('deploys');
});

test('on a phone: a guess is named, and stays named, until another plan is chosen', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [, odd = ''] = await sandbox.world(empty, {
    addServers: [
      { label: 'shop 1', plan: 2, os: 'debian-13' },
      { label: 'old', plan: 3 },
    ],
    servers: [{ label: 'old', answer: { os: 'beos-5', diskGb: 7, 'specs.diskGb': 7, 'specs.os': 'beos-5' } }],
  });
  await page.setViewportSize({ width: 390, height: 844 });
  await openAs(page, empty);
  await (await openMenu(page, 'shop 1')).getByRole('menuitem', { name: 'Deploy another like this' }).click();
  await expect(page.getByText(guess)).toBeVisible();
  await expect(page.getByText('OTWA IST, can’t be chosen here: no preference.')).toBeVisible();
  await expect(page.getByText('shop 2', { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
  await page.reload();
  await expect(page.getByText(guess)).toBeVisible();
  await stepLink(page, 'Plan').click();
  await page.getByRole('radio', { name: 'Cloud 4' }).check();
  await expect(page.getByText(guess)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByText(guess)).toBeVisible();

  // Followed from elsewhere, it is a link, and names the guess as well.
  await page.goto(`/deploy?like=${odd}`);
  await expect(page.getByText('From a link')).toBeVisible();
  await expect(page.getByText('No plan has its size any more. Choose another.')).toBeVisible();
  await page.getByRole('radio', { name: 'Cloud 4' }).check();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('isn’t offered. Choose another.')).toBeVisible();
  await page.goto('/deploy?like=6f1d2c30-5b7a-4e18-9c00-0000000000ff');
  await expect(page.getByRole('heading', { name: 'This server no longer exists' })).toBeVisible();
  expect(await paid(sandbox, empty)).toMatchObject({ servers: 0 });
});
