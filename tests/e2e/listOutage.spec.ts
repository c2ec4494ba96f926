import { atRest } from '../support/atRest.ts';
import { letPass, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { row, searchField } from '../support/fleet.ts';
import { openAs } from '../support/session.ts';
import { samplePath } from '../support/stats.ts';
import { takeClock } from '../support/time.ts';

const minute = 60_000;

test(
  'three minutes of 500: the last rows stay, dimmed, with their age, and little is asked',
  { tag: '@cell-50' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await sandbox.world(empty, { addServers: [{ label: 'alpha' }, { label: 'beta' }], rateLimit: null });
    await takeClock(page);
    const calls = watchCalls(page);
    await openAs(page, empty);
    await expect(row(page, 'alpha')).toBeVisible();
    const time = ((await page.getByText(/^Updated \d/).textContent()) ?? '').replace('Updated ', '');
    const colour = () => row(page, 'alpha').evaluate((it) => getComputedStyle(it).color);
    const normalColour = await colour();
    await sandbox.fault(empty, 'listServers', { status: 500 }, { times: 1_000 });
    await calls.opened();
    calls.forget();
    await letPass(page, calls, 3 * minute, 5_000);
    // At most three polls, each with two silent retries, and no other requests but for the load of two servers.
    expect(calls.count('GET', '/servers')).toBeGreaterThanOrEqual(6);
    expect(calls.count('GET', '/servers')).toBeLessThanOrEqual(9);
    const samples = calls.count('GET', samplePath);
    expect(samples).toBeLessThanOrEqual(2 * 13);
    expect(calls.all()).toHaveLength(calls.count('GET', '/servers') + samples);

    await expect(row(page, 'alpha')).toBeVisible();
    await expect(row(page, 'beta')).toContainText('Running');
    expect(await colour()).not.toBe(normalColour);
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expect(page.getByRole('alert')).toContainText(
      `Couldn’t refresh the servers. You’re seeing data from ${time}.`,
    );
    // The rows on the page keep working.
    await searchField(page).fill('bet');
    await expect(page.getByRole('table').getByRole('link')).toHaveText(['beta']);
    await searchField(page).fill('');

    await sandbox.clearFaults(empty);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect.poll(colour).toBe(normalColour);
  },
);

test(
  'offline: said once, nothing is asked, and one catch-up after',
  { tag: '@cell-57' },
  async ({ page, key, sandbox, context }) => {
    const empty = key('empty');
    await sandbox.world(empty, {
      addServers: [{ label: 'alpha', status: 'provisioning' }],
      rateLimit: null,
    });
    await takeClock(page);
    const calls = watchCalls(page);
    await openAs(page, empty);
    await expect(row(page, 'alpha')).toBeVisible();
    await atRest(page); // code that loads when idle is loaded
    await context.setOffline(true);
    const offline = page.getByRole('status').filter({ hasText: 'You’re offline.' });
    await expect(offline).toHaveCount(1);
    calls.forget();
    await letPass(page, calls, 3 * minute, 5_000);
    await expect(offline).toHaveCount(1);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(row(page, 'alpha')).toBeVisible();
    expect(calls.all()).toEqual([]);

    await sandbox.world(empty, { servers: [{ label: 'alpha', status: 'running' }] });
    await context.setOffline(false);
    await expect(offline).toHaveCount(0);
    await expect(row(page, 'alpha')).toContainText('Running');
    await letPass(page, calls, 2_000);
    expect(calls.count('GET', '/servers')).toBe(1);
    expect(calls.count('GET', '/account')).toBeLessThanOrEqual(1);
  },
);

test('offline and back within seconds: polling goes on at its pace', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, {
    addServers: [{ label: 'alpha', status: 'provisioning' }],
    rateLimit: null,
  });
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty);
  await expect(row(page, 'alpha')).toBeVisible();
  await atRest(page); // code that loads when idle is loaded
  await context.setOffline(true);
  await expect(page.getByText('You’re offline.')).toBeVisible();
  await letPass(page, calls, 7_000);
  await context.setOffline(false);
  await expect(page.getByText('You’re offline.')).toHaveCount(0);
  calls.forget();
  await letPass(page, calls, 30_000);
  const asked = calls.count('GET', '/servers');
  expect(asked).toBeGreaterThanOrEqual(5);
  expect(asked).toBeLessThanOrEqual(7);
});
