import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs, signIn } from '../support/session.ts';
import { retryAtOnce } from '../support/time.ts';

interface Errand {
  readonly page: Page;
  /** A key whose world has two servers, `alpha` the first. */
  readonly key: string;
  readonly alpha: string;
  readonly sandbox: SandboxControls;
}

const nowhere = '/servers/00000000-0000-4000-8000-000000000000';

/** How a person comes to each state of each page. */
const states: Record<string, (errand: Errand) => Promise<void>> = {
  'sign-in': async ({ page }) => {
    await page.goto('/');
    await expect(page.getByLabel('API key')).toBeVisible();
  },
  'sign-in with a refused key': async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('API key').fill('otwa_nobody');
    await page.getByLabel('API key').press('Enter');
    await expect(page.getByText('This key is not valid')).toBeVisible();
  },
  'sign-in after signing out': async ({ page, key }) => {
    await signIn(page, key);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('You are signed out')).toBeVisible();
  },
  'the list': async ({ page, key }) => {
    await openAs(page, key);
    await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
  },
  'the list on a phone': async ({ page, key }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openAs(page, key);
    await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
    await expect(page.getByRole('table')).toHaveCount(0);
  },
  'the list on its way': async ({ page, key, sandbox }) => {
    await sandbox.fault(key, 'listServers', { socket: 'hang' });
    await openAs(page, key);
    await expect(page.getByText('Loading the servers')).toBeAttached();
  },
  'the list that could not be loaded': async ({ page, key, sandbox }) => {
    await retryAtOnce(page);
    const message = 'The upstream-database-connection-pool is exhausted at node-17.cluster.example.internal';
    await sandbox.fault(key, 'listServers', { status: 500, body: { message } }, { times: 9 });
    await openAs(page, key);
    await expect(page.getByText('The servers could not be loaded.')).toBeVisible();
  },
  'the list of which rows could not be read': async ({ page, key, sandbox }) => {
    const patch = { 0: null, '1.status': 'frobnicating', '1.label': `\u202E${'w'.repeat(300)}` };
    await sandbox.fault(key, 'listServers', { patch }, { times: 9 });
    await openAs(page, key);
    await expect(page.getByText('1 entry could not be read')).toBeVisible();
  },
  'the list without a connection': async ({ page, key }) => {
    await openAs(page, key);
    await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
    await page.waitForLoadState('networkidle'); // the code for what may come next is there
    await page.context().setOffline(true);
    await expect(page.getByText('You are offline.')).toBeVisible();
  },
  'an empty list': async ({ page, key, sandbox }) => {
    await sandbox.fault(key, 'listServers', { body: [] }, { times: 9 });
    await openAs(page, key);
    await expect(page.getByText('Deploy your first server')).toBeVisible();
  },
  'an address that can’t be copied by itself': async ({ page, key }) => {
    await page.context().grantPermissions([]);
    await openAs(page, key);
    await page.getByRole('button', { name: 'Copy IP address' }).first().click();
    await expect(page.getByRole('dialog', { name: 'Copy IP address' })).toBeVisible();
  },
  'the gate': async ({ page, key, sandbox }) => {
    await openAs(page, key);
    await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
    await sandbox.world(key, { revoked: true });
    await page.getByRole('link', { name: 'alpha' }).click();
    await expect(page.getByRole('dialog', { name: 'This key is no longer accepted' })).toBeVisible();
  },
  'a server': async ({ page, key, alpha }) => {
    await openAs(page, key, `/servers/${alpha}`);
    await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  },
  'a server on a phone': async ({ page, key, alpha }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openAs(page, key, `/servers/${alpha}`);
    await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
  },
  'a server on its way': async ({ page, key, alpha, sandbox }) => {
    await sandbox.fault(key, 'getServer', { socket: 'hang' });
    await openAs(page, key, `/servers/${alpha}`);
    await expect(page.getByText('Loading the server')).toBeAttached();
  },
  'a server that the key may not see': async ({ page, key, alpha, sandbox }) => {
    await sandbox.fault(key, 'getServer', { status: 403 }, { times: 9 });
    await openAs(page, key, `/servers/${alpha}`);
    await expect(page.getByText('This key may not read this server.')).toBeVisible();
  },
  'a server that is not there': async ({ page, key }) => {
    await openAs(page, key, nowhere);
    await expect(page.getByRole('heading', { name: 'No such server' })).toBeVisible();
  },
  'an unknown address': async ({ page, key }) => {
    await openAs(page, key, '/no-such-page');
    await expect(page.getByRole('heading', { name: 'No such page' })).toBeVisible();
  },
  'mistakes in the configuration': async ({ page }) => {
    const json = {
      'a-setting-with-a-very-long-name-that-nobody-has-ever-heard-of-in-this-app': 1,
      currency: '€',
    };
    await page.route('**/config.json', (route) => route.fulfill({ json }));
    await page.goto('/');
    await expect(page.getByRole('listitem')).toHaveCount(2);
  },
};

for (const [name, comeThere] of Object.entries(states)) {
  test(`${name}: axe finds nothing in light and dark, and it fits every window`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    const [alpha = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }, { label: 'beta' }] });
    await comeThere({ page, key: empty, alpha, sandbox });
    await expectAccessible(page);
    await expectToFit(page);
  });
}
