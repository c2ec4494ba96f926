import type { Page } from '@playwright/test';
import { type Calls, letPass, setHidden, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { row } from '../support/fleet.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';
import { samplePath } from '../support/stats.ts';
import { takeClock } from '../support/time.ts';

const minute = 60_000;

/** Opens a list with one server in that state. Lifts the sandbox's rate limit, since its clock stands still. */
async function openList(
  page: Page,
  { sandbox, key, status }: { sandbox: SandboxControls; key: string; status: string },
): Promise<Calls> {
  await sandbox.world(key, { addServers: [{ label: 'alpha', status }], rateLimit: null });
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, key);
  await expect(row(page, 'alpha')).toBeVisible();
  await calls.opened();
  calls.forget();
  return calls;
}

test('calm: the list is asked for once a minute', async ({ page, key, sandbox }) => {
  const calls = await openList(page, { sandbox, key: key('empty'), status: 'running' });
  await letPass(page, calls, 50_000);
  const besideLoad = () => calls.all().filter(({ path }) => !samplePath.test(path));
  expect(besideLoad()).toEqual([]);
  await letPass(page, calls, 250_000);
  expect(calls.count('GET', '/servers')).toBe(5);
  expect(besideLoad()).toHaveLength(5);
  // The only server's load, at most each 15 s.
  expect(calls.count('GET', samplePath)).toBeLessThanOrEqual(21);
});

test('something on its way: each 5 s, for 5 minutes, then once a minute', async ({ page, key, sandbox }) => {
  const calls = await openList(page, { sandbox, key: key('empty'), status: 'provisioning' });
  await letPass(page, calls, minute);
  const inAMinute = calls.count('GET', '/servers');
  expect(inAMinute).toBeGreaterThanOrEqual(10);
  expect(inAMinute).toBeLessThanOrEqual(13);
  await letPass(page, calls, 4 * minute + 10_000);
  calls.forget();
  await letPass(page, calls, 5 * minute);
  expect(calls.count('GET', '/servers')).toBe(5);
});

test('a server: each 3 s, after 2 minutes each 10 s, after 10 once a minute', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, {
    addServers: [{ label: 'alpha', status: 'provisioning' }],
    rateLimit: null,
  });
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty, `/servers/${id}`);
  await expect(page.getByText('Provisioning', { exact: true })).toBeVisible();
  await calls.opened();
  const countIn = async (time: number): Promise<number> => {
    await calls.settled();
    calls.forget();
    await letPass(page, calls, time);
    expect(calls.all()).toHaveLength(calls.count('GET', `/servers/${id}`));
    return calls.all().length;
  };
  const first = await countIn(minute);
  expect(first).toBeGreaterThanOrEqual(15);
  expect(first).toBeLessThanOrEqual(22);
  await countIn(minute + 10_000);
  const second = await countIn(minute);
  expect(second).toBeGreaterThanOrEqual(5);
  expect(second).toBeLessThanOrEqual(7);
  await page.clock.fastForward(7 * minute);
  await countIn(10_000);
  expect(await countIn(5 * minute)).toBe(5);
});

test('an action makes the server’s page ask each 3 s until it is seen', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, {
    addServers: [{ label: 'alpha', status: 'stopped' }],
    rateLimit: null,
  });
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty, `/servers/${id}/settings`); // this page has no statistics
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText(/^Start requested, \d+s$/)).toBeVisible();
  await calls.settled();
  calls.forget();
  await letPass(page, calls, 30_000);
  expect(calls.count('GET', `/servers/${id}`)).toBeGreaterThanOrEqual(7);
  expect(calls.count('GET', `/servers/${id}`)).toBeLessThanOrEqual(11);
  await sandbox.advance(4_000, empty);
  await letPass(page, calls, 5_000);
  await expect(page.getByText('Running', { exact: true })).toBeVisible();
  calls.forget();
  await letPass(page, calls, 50_000);
  expect(calls.all()).toEqual([]);
});

test('a hidden tab asks nothing, and once when it is in sight again', async ({ page, key, sandbox }) => {
  const calls = await openList(page, { sandbox, key: key('empty'), status: 'provisioning' });
  await setHidden(page, true);
  await letPass(page, calls, 3 * minute);
  expect(calls.all()).toEqual([]);
  await setHidden(page, false);
  await letPass(page, calls, 1_000);
  expect(calls.count('GET', '/servers')).toBe(1);
  await letPass(page, calls, 10_000);
  expect(calls.count('GET', '/servers')).toBeGreaterThanOrEqual(2);
  expect(calls.count('GET', '/servers')).toBeLessThanOrEqual(4);
});

for (const [what, headers, rest] of [
  ['until the time it gives', { 'retry-after': '20' }, 20_000],
  ['for a minute where it gives none', {}, minute],
] as const) {
  test(`a 429 stops polling ${what}`, async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const calls = await openList(page, { sandbox, key: empty, status: 'provisioning' });
    await sandbox.fault(empty, 'listServers', { status: 429, headers });
    await letPass(page, calls, 6_000);
    expect(calls.count('GET', '/servers')).toBe(1);
    calls.forget();
    await letPass(page, calls, rest - 10_000);
    expect(calls.all()).toEqual([]);
    await letPass(page, calls, 20_000);
    expect(calls.count('GET', '/servers')).toBeGreaterThanOrEqual(1);
    // User requests have priority: they are not held back.
    await sandbox.fault(empty, 'listServers', { status: 429, headers });
    await letPass(page, calls, 6_000);
    calls.forget();
    await page.getByRole('link', { name: 'alpha' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'alpha' })).toBeVisible();
    expect(calls.count('GET', /^\/servers\/.+/)).toBe(1);
  });
}
