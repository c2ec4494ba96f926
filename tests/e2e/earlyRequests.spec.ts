import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { openAs, readyAs } from '../support/session.ts';

test('a server is asked for while the code of its page is on its way', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'early' }] });
  const { count, release } = await hold(page, '**/assets/server-page-*.js');
  const answered = page.waitForResponse(`**/api/v1/servers/${id}`);
  await openAs(page, empty, `/servers/${id}`);
  await answered;
  expect(count()).toBeGreaterThan(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'early' })).toBeVisible();
});

test('from the list too', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'early' }] });
  const { count, release } = await hold(page, '**/assets/server-page-*.js');
  await openAs(page, empty);
  const answered = page.waitForResponse(`**/api/v1/servers/${id}`);
  await page.getByRole('link', { name: 'early' }).click();
  await answered;
  expect(count()).toBeGreaterThan(0);
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'early' })).toBeVisible();
});

test('the account and the servers are asked for at once, once each', async ({ page, key, sandbox }) => {
  const owner = key('owner');
  const calls: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) calls.push(pathname);
  });
  const open = await readyAs(page, owner);
  // Neither request waits for the other's response.
  await sandbox.fault(owner, '*', { socket: 'hang' }, { times: 2 });
  const firstRequests = [
    page.waitForRequest('**/api/v1/account'),
    page.waitForRequest('**/api/v1/servers'),
    page.waitForRequest('**/config.json'),
  ];
  await open();
  await Promise.all(firstRequests);
  await expect(page.getByText('Loading the servers')).toBeAttached();
  expect(calls.toSorted()).toEqual(['/api/v1/account', '/api/v1/servers']);
});
