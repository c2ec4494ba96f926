import type { Locator, Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { bar, box } from '../support/selection.ts';
import { openAs } from '../support/session.ts';
import { refuseKey } from '../support/settings.ts';
import { takeClock } from '../support/time.ts';
import { expectSameWords, translatePages } from '../support/translator.ts';

interface Fixtures {
  /** Takes a step on a translated page and on its twin without a translator, and expects the same words on both. */
  both: (step: (page: Page) => Promise<void>) => Promise<void>;
}

/** The page is read through a page translator; an error on it, or text that stays behind, fails the test. */
const test = base.extend<Fixtures>({
  page: async ({ page }, use) => {
    await translatePages(page, 'quotes');
    await use(page);
  },
  both: async ({ page, context }, use) => {
    const twin = await context.newPage();
    await use(async (step) => {
      for (const one of [page, twin]) await step(one);
      await expectSameWords(page, twin);
    });
  },
});

const link = (page: Page, name: string | RegExp): Locator => page.getByRole('link', { name });
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

test('what is chosen to deploy, and its price, is what the summary shows, in each language', async ({
  page,
  both,
  key,
}) => {
  const owner = key('owner');
  await both((one) => openAs(one, owner, '/deploy'));
  const summary = page.getByRole('region', { name: /Your server/ });
  await both((one) => one.getByRole('radio', { name: 'Cloud 1', exact: true }).check());
  await expect(summary).toContainText(/Cloud 1.*4\.99/);
  await both((one) => one.getByRole('radio', { name: 'Cloud 2', exact: true }).check());
  await expect(summary).toContainText(/Cloud 2.*10\.00.*a month/);
  await both((one) => button(one, 'Next').click());
  await both((one) => one.getByRole('radio', { name: /Frankfurt/ }).check());
  await both((one) => button(one, 'Next').click());
  await both((one) => one.getByRole('radio', { name: 'Debian 13' }).check());
  await both((one) => button(one, 'Next').click());
  await both((one) => one.getByLabel(/Label/).fill('-no'));
  await both((one) => one.getByLabel(/Label/).fill('web'));
  await both((one) => one.getByLabel(/Hostname/).fill('web1.example.com'));
  await both((one) => button(one, 'Next').click());
  await both((one) =>
    one
      .getByRole('radio', { name: /backup/i })
      .first()
      .check(),
  );
  await both((one) => button(one, 'Next').click());
  for (const language of ['Türkçe', 'English'])
    await both(async (one) => {
      await one.getByRole('combobox', { name: /Language|Dil/ }).selectOption(language);
    });
  await both((one) => link(one, /Plan/).click());
  await both((one) => one.getByRole('radio', { name: 'Cloud 1', exact: true }).check());
  await expect(summary).toContainText(/Cloud 1.*4\.99/);
});

test('the list: what is selected, filtered and found is counted as it is', async ({ page, both, key }) => {
  const owner = key('owner');
  await both(async (one) => {
    await openAs(one, owner);
    await expect(link(one, 'mail')).toBeVisible();
    await atRest(one);
  });
  for (const name of ['mail', 'prod-db', 'prod-web-1']) await both((one) => box(one, name).click());
  await expect(bar(page)).toContainText('3« selected»');
  for (const name of ['mail', 'prod-db']) await both((one) => box(one, name).click());
  await expect(bar(page)).toContainText('1« selected»');
  await both((one) => one.getByRole('searchbox').fill('prod'));
  await both(async (one) => {
    await one.getByRole('combobox', { name: 'Status' }).selectOption('running');
  });
  await both((one) => button(one, 'Clear').first().click());
  await both((one) => one.getByRole('searchbox').fill(''));
  await both((one) => one.getByRole('columnheader', { name: 'Label' }).getByRole('button').click());
  await both(async (one) => {
    await button(one, 'Actions for mail').click();
    await expect(one.getByRole('menu')).toBeVisible();
  });
  await both((one) => one.getByRole('menuitem').first().press('Escape'));
  await both((one) => one.setViewportSize({ width: 390, height: 844 }));
  await both((one) => one.setViewportSize({ width: 1280, height: 800 }));
  await both((one) => one.getByRole('checkbox', { name: 'Select all shown' }).click());
  await both((one) => bar(one).getByRole('button', { name: 'Stop' }).click());
  await both((one) => one.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click());
});

test('a server: each tab, dialog and secret', async ({ page, both, key, sandbox }) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }], rateLimit: null });
  await both(async (one) => {
    await openAs(one, empty, `/servers/${id}/addons`);
    await expect(button(one, /Daily backup, up to 50 GB/)).toBeVisible();
  });
  await both((one) => button(one, /Daily backup, up to 50 GB/).click());
  await both((one) => one.getByRole('dialog').getByRole('button', { name: 'Show as curl' }).click());
  await both((one) => one.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click());
  await both((one) => link(one, 'Credentials').click());
  await both((one) => button(one, 'Show credentials').click());
  await both((one) => one.getByRole('button', { name: 'Show password' }).click());
  // Translators send what they read.
  await expect(page.getByRole('textbox', { name: 'Password' })).toHaveAttribute('translate', 'no');
  await both((one) => button(one, 'Keep showing').click());
  await both((one) => button(one, 'Hide').last().click());
  await both((one) => button(one, 'Reset password').click());
  await both((one) => one.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click());
  await both((one) => link(one, 'Networking').click());
  await both((one) => link(one, 'Settings').click());
  for (const action of ['Reinstall', 'Terminate']) {
    await both((one) => one.getByRole('main').getByRole('button', { name: action }).click());
    await both((one) => one.getByRole('dialog').getByRole('textbox').last().fill('alpha'));
    await both((one) => one.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click());
  }
});

test('what goes on by itself: a request, its age, the state and the load', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }], rateLimit: null });
  await openAs(page, empty, `/servers/${id}`);
  await expect(page.getByRole('figure', { name: 'CPU' })).toContainText(/\d%/);
  await button(page, 'Stop').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText(/Stop requested.*\ds/).first()).toBeVisible();
  await page.clock.runFor(3_000);
  await expect(page.getByText(/Stop requested.*[3-9]s/).first()).toBeVisible();
  await sandbox.advance(60_000, empty);
  await page.clock.runFor(20_000);
  await expect(page.getByText('Stopped', { exact: true })).toBeVisible();
  await expect(page.getByText(/Stop requested.*\ds/)).toHaveCount(0);
  await link(page, 'Activity').click();
  await expect(page.getByRole('table')).toContainText(/Stop/);
});

test('the other pages, a lost connection, the gate, and signing out and in', async ({
  page,
  both,
  key,
  sandbox,
}) => {
  const reseller = key('reseller');
  // By itself: what is left of a minute's requests is counted over both.
  await openAs(page, reseller, '/account');
  await expect(page.getByText('Version')).toBeVisible();
  await both((one) => openAs(one, reseller, '/reseller'));
  await both((one) => one.goto('/find').then(() => undefined));
  await both((one) => one.getByRole('main').getByRole('textbox').fill('198.18.0.5 and 198.18.0.9 and mail'));
  await both((one) => one.getByRole('main').getByRole('textbox').fill('nobody'));
  await both((one) => one.goto('/sso').then(() => undefined));
  await both((one) => one.goto('/no-such-page').then(() => undefined));
  await both(async (one) => {
    await one.goto('/servers');
    await expect(one.getByRole('row').nth(1)).toBeVisible();
    await atRest(one);
  });
  await page.context().setOffline(true);
  await both(async (one) => {
    await expect(one.getByText('You’re offline.')).toBeVisible();
  });
  await page.context().setOffline(false);
  await both(async (one) => {
    await expect(one.getByText('You’re offline.')).toHaveCount(0);
  });
  await refuseKey(page, sandbox, reseller, page.getByRole('row').nth(1).getByRole('link'));
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await both(async (one) => {
    await one.goto('/sign-in');
    await one.getByLabel('API key').fill('otwa_nobody');
    await one.getByLabel('API key').press('Enter');
    await expect(one.getByText('This key isn’t valid')).toBeVisible();
  });
});
