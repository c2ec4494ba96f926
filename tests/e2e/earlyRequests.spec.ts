import { watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { openAs, readyAs } from '../support/session.ts';
import { figure, samplePath } from '../support/stats.ts';
import { stopClock, takeClock } from '../support/time.ts';

test('a server is asked for while the code of its page is on its way', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'early' }] });
  await takeClock(page);
  await stopClock(page);
  const calls = watchCalls(page);
  const { count, release } = await hold(page, '**/assets/server-page-*.js');
  const answered = ['', '/stats'].map((part) => page.waitForResponse(`**/api/v1/servers/${id}${part}`));
  await openAs(page, empty, `/servers/${id}`);
  await Promise.all(answered);
  await expect.poll(count).toBeGreaterThan(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
  await page.clock.runFor(600);
  release();
  await expect(page.getByRole('heading', { level: 1, name: 'early' })).toBeVisible();
  // Its load was asked for once. The second time is a second after the first, whenever the code came.
  await page.clock.runFor(350);
  expect(calls.count('GET', samplePath)).toBe(1);
  await page.clock.runFor(50);
  await expect.poll(() => calls.count('GET', samplePath)).toBe(2);
  await page.clock.resume();
  await expect(figure(page, 'CPU')).toContainText(/\d%/);
});

test('from the list too', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id] = await sandbox.world(empty, { addServers: [{ label: 'early' }] });
  const { count, release } = await hold(page, '**/assets/server-page-*.js');
  await openAs(page, empty);
  const answered = page.waitForResponse(`**/api/v1/servers/${id}`);
  await page.getByRole('link', { name: 'early' }).click();
  await answered;
  await expect.poll(count).toBeGreaterThan(0);
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
  await expect(page.getByText('Loading servers')).toBeAttached();
  expect(calls.toSorted()).toEqual(['/api/v1/account', '/api/v1/servers']);
});

test('a page’s first requests leave before the app’s code has come, and are not sent again', async ({
  page,
  key,
}) => {
  const calls: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) calls.push(pathname);
  });
  const { release } = await hold(page, '**/assets/vendor-*.js');
  const answered = page.waitForResponse('**/api/v1/servers');
  await openAs(page, key('owner'));
  await answered;
  await expect(page.getByRole('link')).toHaveCount(0);
  release();
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await expect(page.getByText('Balance')).toBeVisible();
  expect(calls.toSorted()).toEqual(['/api/v1/account', '/api/v1/servers']);
});

test('an early answer that refuses the key shuts the gate', async ({ page, key, sandbox }) => {
  const owner = key('owner');
  const open = await readyAs(page, owner);
  await sandbox.fault(owner, '*', { status: 401, body: { message: 'Unauthorized' } }, { times: 2 });
  await open();
  await expect(page.getByText('This key is no longer accepted')).toBeVisible();
});

test('an early answer that waited too long for the code is not shown', async ({ page, key, sandbox }) => {
  await page.clock.install();
  const owner = key('empty');
  await sandbox.world(owner, { addServers: [{ label: 'before' }] });
  const { release } = await hold(page, '**/assets/vendor-*.js');
  const answered = page.waitForResponse('**/api/v1/servers');
  await openAs(page, owner);
  await answered;
  await sandbox.world(owner, { addServers: [{ label: 'meanwhile' }] });
  await page.clock.runFor(4_000);
  release();
  await expect(page.getByRole('link', { name: 'meanwhile' })).toBeVisible();
});
