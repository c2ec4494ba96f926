import { expectAccessible } from '../support/accessible.ts';
import { deployButton, openReview, paid, reviewOfWeb, stepLink } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { openAs } from '../support/session.ts';
import { refusal } from '../support/settings.ts';

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
  // Also by who comes straight to the button, without having read what is above it.
  await expect(deployButton(page)).toHaveAccessibleDescription(
    /^This plan is offered in OTWA IST, but you chose Frankfurt, Germany\./,
  );
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
