import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { storageName, signIn } from '../support/session.ts';

test('signing out leaves nothing behind, and says that the key still works', async ({ page, key }) => {
  const owner = key('owner');
  await signIn(page, owner);
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-web-1' })).toBeVisible();
  const kept = () =>
    page.evaluate(() => [...Object.keys(sessionStorage), ...Object.keys(localStorage), document.cookie]);
  expect(await kept()).toContain(storageName('session'));

  await page.getByRole('button', { name: 'Sign out' }).click();
  const notice = page.getByRole('status').filter({ hasText: 'You’re signed out' });
  await expect(notice).toContainText('The key itself still works; only its owner can revoke it.');
  await expect(page).toHaveURL('/sign-in');
  expect(await kept()).toEqual(['']);
  const answer = await page.request.get('/api/v1/account', { headers: { Authorization: `Bearer ${owner}` } });
  expect(answer.status()).toBe(200);
});

test('Back after signing out shows nothing of the account, and asks the API nothing', async ({
  page,
  key,
}) => {
  await signIn(page, key('owner'));
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-web-1' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('API key')).toBeVisible();
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) calls.push(request.url());
  });
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByLabel('API key')).toBeVisible();
  await expect(page.getByText('prod-web-1')).toHaveCount(0);
  expect(calls).toEqual([]);
});

test('the next account on the same page sees nothing of the former one', async ({ page, key, sandbox }) => {
  const [former, next] = [key('empty'), key('empty')];
  await sandbox.world(former, { addServers: [{ label: 'theirs' }] });
  await sandbox.world(next, { addServers: [{ label: 'mine' }], account: { balance: '7.00' } });
  await signIn(page, former);
  await expect(page.getByRole('link', { name: 'theirs' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out' }).click();

  const { release } = await hold(page, '**/api/v1/servers');
  await page.getByLabel('API key').fill(next);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Loading servers')).toBeAttached();
  await expect(page.getByText('theirs')).toHaveCount(0);
  release();
  await expect(page.getByRole('link', { name: 'mine' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Balance7.00');
});

test('a deep link without a session leads to sign-in, and asks the API nothing', async ({ page }) => {
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) calls.push(request.url());
  });
  await page.goto('/servers/00000000-0000-4000-8000-000000000000');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  expect(calls).toEqual([]);
});
