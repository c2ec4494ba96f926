import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import { retryAtOnce } from '../support/time.ts';
import { refuseKey } from '../support/settings.ts';

interface StepContext {
  readonly page: Page;
  /** The key of a world with servers; `alpha` is the first. */
  readonly key: string;
  readonly alpha: string;
  /** The ids of all of them. */
  readonly servers: readonly string[];
  readonly sandbox: SandboxControls;
}

type Steps = Record<string, (context: StepContext) => Promise<void>>;

const missingServer = '/servers/00000000-0000-4000-8000-000000000000';
const phone = { width: 390, height: 844 };
const laptop = { width: 1280, height: 800 };

/** The steps from each state of a page to the next. */
const scenarios: Record<string, Steps> = {
  'signing in': {
    'sign-in': async ({ page }) => {
      await page.goto('/');
      await expect(page.getByLabel('API key')).toBeVisible();
    },
    'a refused key': async ({ page }) => {
      await page.getByLabel('API key').fill('otwa_nobody');
      await page.getByLabel('API key').press('Enter');
      await expect(page.getByText('This key isn’t valid')).toBeVisible();
    },
    'after signing out': async ({ page, key }) => {
      await page.getByLabel('API key').fill(key);
      await page.getByLabel('API key').press('Enter');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByText('You’re signed out')).toBeVisible();
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
  },
  'the list': {
    'a server in each state': async ({ page, key }) => {
      await openAs(page, key, '/servers?status=any');
      await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
      await atRest(page); // code that loads when idle is loaded
    },
    'on a phone': async ({ page }) => {
      await page.setViewportSize(phone);
      await expect(page.getByRole('table')).toHaveCount(0);
      await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
    },
    'without a connection': async ({ page }) => {
      await page.setViewportSize(laptop);
      await page.context().setOffline(true);
      await expect(page.getByText('You’re offline.')).toBeVisible();
    },
    'an address that can’t be copied by itself': async ({ page }) => {
      await page.context().setOffline(false);
      await page.context().grantPermissions([]);
      await page.getByRole('button', { name: 'Copy IP address' }).first().click();
      await expect(page.getByRole('dialog', { name: 'Copy IP address' })).toBeVisible();
    },
  },
  'a server': {
    'its page': async ({ page, key, alpha }) => {
      await openAs(page, key, `/servers/${alpha}`);
      await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
      await atRest(page);
    },
    'on a phone': ({ page }) => page.setViewportSize(phone),
    'the gate': async ({ page, key, sandbox }) => {
      await page.setViewportSize(laptop);
      await refuseKey(page, sandbox, key, page.getByRole('link', { name: 'All servers' }));
    },
  },
  'watched servers': {
    'one in each state': async ({ page, key, servers }) => {
      await openAs(page, key, `/watch?servers=${servers.join(',')},web-1`);
      await expect(page.getByText(/^\d[\d.]*%$/).first()).toBeVisible();
      await atRest(page);
    },
    'on a phone': ({ page }) => page.setViewportSize(phone),
    'not for this key': async ({ page, key, sandbox }) => {
      await page.setViewportSize(laptop);
      await sandbox.fault(key, 'getServerStats', { status: 403 }, { times: 9 });
      await page.reload();
      await expect(page.getByText('This key can’t read statistics')).toBeVisible();
    },
    'none chosen': async ({ page }) => {
      await page.goto('/watch');
      await expect(page.getByText('Choose servers to watch')).toBeVisible();
    },
  },
  'a list that can’t be shown': {
    'on its way': async ({ page, key, sandbox }) => {
      await retryAtOnce(page);
      await sandbox.fault(key, 'listServers', { socket: 'hang' });
      await openAs(page, key);
      await expect(page.getByText('Loading servers')).toBeAttached();
    },
    'not loaded': async ({ page, key, sandbox }) => {
      const message =
        'The upstream-database-connection-pool is exhausted at node-17.cluster.example.internal';
      await sandbox.fault(key, 'listServers', { status: 500, body: { message } }, { times: 9 });
      await page.reload();
      await expect(page.getByText('Couldn’t load the servers.')).toBeVisible();
    },
    'rows that could not be read': async ({ page, key, sandbox }) => {
      const patch = { 0: null, '1.status': 'frobnicating', '1.label': `\u202E${'w'.repeat(300)}` };
      await sandbox.clearFaults(key);
      await sandbox.fault(key, 'listServers', { patch }, { times: 9 });
      await page.reload();
      await expect(page.getByText('1 entry couldn’t be read')).toBeVisible();
    },
    'no servers': async ({ page, key, sandbox }) => {
      await sandbox.clearFaults(key);
      await sandbox.fault(key, 'listServers', { body: [] }, { times: 9 });
      await page.reload();
      await expect(page.getByText('Deploy your first server')).toBeVisible();
    },
  },
  'a server that can’t be shown': {
    'on its way': async ({ page, key, alpha, sandbox }) => {
      await sandbox.fault(key, 'getServer', { socket: 'hang' });
      await openAs(page, key, `/servers/${alpha}`);
      await expect(page.getByText('Loading server')).toBeAttached();
    },
    'not for this key': async ({ page, key, sandbox }) => {
      await sandbox.fault(key, 'getServer', { status: 403 }, { times: 9 });
      await page.reload();
      await expect(page.getByText('This key can’t read this server.')).toBeVisible();
    },
    'not there': async ({ page, key, sandbox }) => {
      await sandbox.clearFaults(key);
      await page.goto(missingServer);
      await expect(page.getByRole('heading', { name: 'Server not found' })).toBeVisible();
    },
    'an unknown address': async ({ page }) => {
      await page.goto('/no-such-page');
      await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
    },
  },
};

const statuses = ['running', 'stopped', 'provisioning', 'suspended', 'failed', 'terminated', 'frobnicating'];

for (const [name, steps] of Object.entries(scenarios)) {
  test(`${name}: axe finds nothing in light and dark, and it fits every window`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    const addServers = statuses.map((status) => ({ label: status === 'running' ? 'alpha' : status, status }));
    const servers = await sandbox.world(empty, { addServers });
    const [alpha = ''] = servers;
    for (const [state, goToState] of Object.entries(steps)) {
      await test.step(state, async () => {
        await goToState({ page, key: empty, alpha, servers, sandbox });
        await expectAccessible(page);
        await expectToFit(page);
      });
    }
  });
}
