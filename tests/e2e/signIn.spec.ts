import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { enterKey } from '../support/session.ts';
import { hold } from '../support/hold.ts';

const keyField = (page: Page) => page.getByLabel('API key');
const signInButton = (page: Page) => page.getByRole('button', { name: 'Sign in' });

async function tryKey(page: Page, typed: string): Promise<void> {
  await keyField(page).fill(typed);
  await signInButton(page).click();
}

/** Records every request for the account from now on. */
function accountRequests(page: Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/v1/account')) seen.push(request.url());
  });
  return seen;
}

test('a good key opens the servers, with the balance and whose key it is', async ({ page, key }) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Sign in · Otwa Cloud');
  await tryKey(page, key('owner'));
  await expect(page.getByRole('heading', { level: 1, name: 'Servers' })).toBeVisible();
  await expect(page).toHaveURL('/servers');
  await expect(page.getByRole('banner')).toContainText('Balance250.00');
  await expect(page.getByRole('banner')).toContainText('Deniz Yılmaz');
});

test('a key copied with spaces and a line break around it is taken', async ({ page, key }) => {
  await page.goto('/');
  await keyField(page).fill(`  ${key('viewer')} `);
  await keyField(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Servers' })).toBeVisible();
});

test('a key that may not read the account is signed in, known by its end', async ({ page, key }) => {
  const helpdesk = key('helpdesk');
  await page.goto('/');
  await tryKey(page, helpdesk);
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(`key …${helpdesk.slice(-4)}`);
  await expect(page.getByRole('banner')).not.toContainText('Balance');
});

const refused = [
  ['nothing', '', /^Enter your API key/],
  ['only spaces', '   ', /^Enter your API key/],
  ['letters that no header holds', 'otwa_sandbox_öwner', /only plain letters, digits and symbols/],
  ['a space inside', 'otwa_sandbox owner', /only plain letters, digits and symbols/],
] as const;

test('what can be no key is refused and not sent', async ({ page }) => {
  const requests = accountRequests(page);
  await page.goto('/');
  for (const [name, typed, words] of refused) {
    await test.step(name, async () => {
      await tryKey(page, typed);
      await expect(keyField(page)).toHaveAccessibleDescription(words);
      await expect(keyField(page)).toBeFocused();
    });
  }
  expect(requests).toEqual([]);
});

test('an unknown key is not valid, and the next one is', async ({ page, key }) => {
  await page.goto('/');
  await tryKey(page, 'otwa_nobody');
  await expect(keyField(page)).toHaveAccessibleDescription(/^This key isn’t valid/);
  await expect(keyField(page)).toBeFocused();
  await tryKey(page, key('owner'));
  await expect(page.getByRole('heading', { level: 1, name: 'Servers' })).toBeVisible();
});

const answers = [
  ['too many requests', { status: 429 }, /^Too many requests.*Wait a minute/],
  ['a fault of the API', { status: 500, body: { message: 'Out of order' } }, /status 500\): Out of order/],
  [
    'a gateway’s page',
    { status: 502, body: '<h1>Bad gateway</h1>', contentType: 'text/html' },
    /status 502\)\. Try/,
  ],
  ['no such path', { status: 404 }, /^There’s no API at http:\/\/localhost:\d+\/api\/v1\./],
  [
    'a page instead of data',
    { body: '<!doctype html><p>Hi', contentType: 'text/html' },
    /^There’s no API at http/,
  ],
  ['an empty answer', { body: '' }, /^There’s no API at http/],
  ['a list instead of an account', { body: [] }, /^There’s no API at http/],
  ['a broken connection', { socket: 'close-before' }, /Can’t reach .*\. Check your connection/],
] as const;

test('a key that can’t be tried: sign-in says why, and the same key is taken afterwards', async ({
  page,
  key,
  sandbox,
}) => {
  await page.goto('/');
  for (const [name, fault, words] of answers) {
    await test.step(name, async () => {
      const owner = key('owner');
      // More than once: Chromium resends a request by itself after a broken connection.
      await sandbox.fault(owner, 'getAccount', fault, { times: 9 });
      await tryKey(page, owner);
      await expect(keyField(page)).toHaveAccessibleDescription(words);
      await expect(page.locator('form')).not.toContainText('<');
      await sandbox.clearFaults(owner);
      await signInButton(page).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Servers' })).toBeVisible();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page.getByText('You’re signed out')).toBeVisible();
    });
  }
});

test('a double click and Enter ask once', async ({ page, key, sandbox }) => {
  const owner = key('owner');
  await sandbox.fault(owner, 'getAccount', { status: 500 }, { times: 9 });
  const requests = accountRequests(page);
  const { release } = await hold(page, '**/api/v1/account');
  await page.goto('/');
  await keyField(page).fill(owner);
  await signInButton(page).dblclick();
  await keyField(page).press('Enter');
  // Submitting the form without its button sends no second request either.
  await page.locator('form').evaluate((form: HTMLFormElement) => form.requestSubmit());
  await expect(page.getByRole('status').filter({ hasText: 'Checking key' })).toBeAttached();
  release();
  await expect(keyField(page)).toHaveAccessibleDescription(/status 500/);
  expect(requests).toHaveLength(1);
});

test('offline the key is not sent, and connected again it is', async ({ page, key, context }) => {
  await page.goto('/');
  await keyField(page).waitFor();
  await atRest(page); // waits for the page's code, and its check of the host's headers
  await context.setOffline(true);
  await tryKey(page, key('owner'));
  await expect(keyField(page)).toHaveAccessibleDescription(/^You’re offline. The key wasn’t sent/);
  await context.setOffline(false);
  await signInButton(page).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Servers' })).toBeVisible();
});

test('the key is hidden while it is typed, until asked for', async ({ page }) => {
  await page.goto('/');
  await expect(keyField(page)).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show key' }).click();
  await expect(keyField(page)).toHaveAttribute('type', 'text');
});

test('where the tab’s storage has no room a reload signs out, which is said; with room it does not', async ({
  page,
  key,
}) => {
  await page.goto('/sign-in');
  await page.evaluate(() => {
    for (let size = 1_000_000; size > 10; size = Math.floor(size / 2)) {
      try {
        for (let piece = 0; ; piece += 1) sessionStorage.setItem(`full:${size}:${piece}`, 'x'.repeat(size));
      } catch {
        // The storage is full: try smaller pieces.
      }
    }
  });
  await enterKey(page, key('owner'));
  await expect(
    page.getByRole('status').filter({ hasText: 'Reloading the page signs you out.' }),
  ).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('API key')).toBeVisible();
});
