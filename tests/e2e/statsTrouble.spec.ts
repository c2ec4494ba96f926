import { letPass, setHidden, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { figure, openOverview, openWatched, piecesOf, samplePath } from '../support/stats.ts';
import { takeClock } from '../support/time.ts';

const noSamples = [
  ['without a sample', { body: null }, 'running', 'The API has no sample for this server right now.'],
  [
    'of a newer form without one',
    { body: { powerState: 'off', live: null } },
    'running',
    'The API has no sample',
  ],
  ['that the key may not read', { status: 403 }, 'running', 'This key may lack the permission servers:read'],
  ['with a problem of the API’s', { status: 500 }, 'running', 'We’ll keep trying.'],
  ['of a stopped server', {}, 'stopped', 'It’s stopped. Statistics start once it’s running.'],
  ['of a server that is set up', {}, 'provisioning', 'It’s still being set up.'],
  ['of a suspended server', {}, 'suspended', 'Only running servers have statistics.'],
  ['in an unknown state', {}, 'frobnicating', 'Only running servers have statistics.'],
] as const;

test('where there is no sample the page says why, and asks no more than it must', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.fault(empty, 'getServerStats', { body: null }, { times: 99 });
  const id = await openOverview(page, { sandbox, key: empty });
  for (const [what, fault, status, words] of noSamples) {
    await test.step(what, async () => {
      await sandbox.clearFaults(empty);
      await sandbox.fault(empty, 'getServerStats', fault, { times: 99 });
      await sandbox.world(empty, { servers: [{ id, status }] });
      // Leave first, so that no requests of the previous page are counted.
      await page.goto('about:blank');
      const calls = watchCalls(page);
      await page.goto(`/servers/${id}`);
      await expect(page.getByRole('main').getByText(words)).toBeVisible();
      await calls.settled();
      const asked = calls.count('GET', samplePath);
      const age = await page.evaluate(() => performance.now());
      // One request at once, before the status is known. Of a running server also one after 1 s and one every 3 s.
      const later = status === 'running' ? Math.min(1, Math.floor(age / 1_000)) + Math.floor(age / 3_000) : 0;
      expect(asked).toBeGreaterThanOrEqual(1);
      expect(asked).toBeLessThanOrEqual(1 + later);
    });
  }
});

test(
  'whatever a sample holds, nothing but numbers is drawn and said',
  { tag: '@cell-45' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    const good = { cpu: 1, memoryUsed: 1, memoryTotal: 4, diskUsed: 1, diskTotal: 4 };
    const bodies: readonly unknown[] = [
      good,
      { ...good, cpu: 250 },
      { ...good, cpu: 'NaN', memoryTotal: 0 },
      { ...good, memoryUsed: 9, diskTotal: null },
      { ...good, cpu: '12.5', diskUsed: '2' },
      { cpu: -4, memoryUsed: {}, diskUsed: [] },
      { powerState: 'running', live: good },
      { cpu: 5 },
      null,
      { memoryUsed: 5 },
      { ...good, diskTotal: 1e-9 },
      good,
    ];
    await takeClock(page);
    const calls = watchCalls(page);
    await sandbox.fault(empty, 'getServerStats', { body: good });
    await openOverview(page, { sandbox, key: empty });
    await expect(figure(page, 'CPU')).toContainText('1%');
    for (const body of bodies) {
      await sandbox.fault(empty, 'getServerStats', { body });
      await letPass(page, calls, 3_000);
      const figures = await page
        .getByRole('figure')
        .evaluateAll((all) => all.map((one) => one.outerHTML).join(''));
      expect(figures).not.toMatch(/NaN|Infinity|undefined|\[object/);
    }
    await sandbox.fault(empty, 'getServerStats', {
      body: '{"cpu":1e309,"memoryUsed":5,"memoryTotal":1e309}',
      contentType: 'application/json',
    });
    await letPass(page, calls, 3_000);
    expect(await page.getByRole('main').innerHTML()).not.toMatch(/NaN|Infinity|undefined|\[object/);
  },
);

test(
  'an answer that does not come holds up nothing else, and only one is waited for',
  { tag: '@cell-46' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await sandbox.fault(empty, 'getServerStats', { socket: 'hang' }, { times: 9 });
    await takeClock(page);
    const calls = watchCalls(page);
    await openOverview(page, { sandbox, key: empty });
    await expect.poll(() => calls.count('GET', samplePath)).toBe(1);
    await page.clock.runFor(6_000);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => calls.count('GET', /^\/servers\/[^/]+$/)).toBe(2);
    expect(calls.count('GET', samplePath)).toBe(1);
    await page.clock.runFor(3_000);
    await expect(page.getByText('The API didn’t respond in time.')).toBeVisible();
  },
);

test(
  'ten minutes of trouble are at most twenty requests, the charts stay with their age, and then it goes on',
  { tag: '@cell-48' },
  async ({ page, key, sandbox }) => {
    const empty = key('empty');
    await takeClock(page);
    const calls = watchCalls(page);
    await openWatched(page, { sandbox, key: empty });
    await letPass(page, calls, 7_000);
    await sandbox.fault(empty, 'getServerStats', { status: 500 }, { times: 999 });
    await calls.settled();
    calls.forget();
    await letPass(page, calls, 20_000);
    await expect(page.getByText(/Last sample: \d+:\d\d:\d\d [AP]M/)).toBeVisible();
    await expect(figure(page, 'CPU').locator('path.recharts-area-curve')).toHaveAttribute('d', /L/);
    await expect(figure(page, 'CPU').getByText('—').first()).toBeVisible();
    // The pauses get longer, so steps of ten seconds delay none of them much.
    await letPass(page, calls, 9 * 60_000 + 40_000, 10_000);
    expect(calls.count('GET', samplePath)).toBeLessThanOrEqual(20);
    expect(calls.count('GET', samplePath)).toBeGreaterThanOrEqual(10);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await sandbox.clearFaults(empty);
    await letPass(page, calls, 70_000, 10_000);
    calls.forget();
    await letPass(page, calls, 30_000);
    expect(calls.count('GET', samplePath)).toBeGreaterThanOrEqual(7);
  },
);

test('a 429 is waited out for as long as it says', { tag: '@cell-47' }, async ({ page, key, sandbox }) => {
  const empty = key('empty');
  await takeClock(page);
  const calls = watchCalls(page);
  await openWatched(page, { sandbox, key: empty });
  await sandbox.fault(empty, 'getServerStats', { status: 429, headers: { 'retry-after': '40' } });
  await letPass(page, calls, 4_000);
  await expect(page.getByRole('status').getByText(/We’ll try again at \d+:\d\d:\d\d/)).toBeVisible();
  calls.forget();
  // The clock also runs while it is being stopped, on a slow machine for some seconds.
  await letPass(page, calls, 27_000, 9_000);
  expect(calls.all()).toEqual([]);
  await letPass(page, calls, 20_000);
  expect(calls.count('GET', samplePath)).toBeGreaterThanOrEqual(1);
});

test('hidden, nothing is asked and what was seen gets old; after a sleep one sample comes, behind a gap', async ({
  page,
  context,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  const calls = watchCalls(page);
  await openWatched(page, { sandbox, key: empty });
  await letPass(page, calls, 10_000);
  await setHidden(page, true);
  await calls.settled();
  calls.forget();
  await letPass(page, calls, 60_000, 10_000);
  expect(calls.all()).toEqual([]);
  await context.setOffline(true);
  await setHidden(page, false);
  await expect(page.getByText('You’re offline. Sampling goes on once you’re connected.')).toBeVisible();
  await expect(page.getByText(/Last sample: \d+:\d\d:\d\d [AP]M/)).toBeVisible();
  await expect(figure(page, 'CPU').locator('p').first()).toHaveText('—');
  await context.setOffline(false);
  await letPass(page, calls, 1_000);
  expect(calls.count('GET', samplePath)).toBe(1);
  await letPass(page, calls, 9_000);
  expect(await piecesOf(figure(page, 'CPU'))).toBe(2);
  await calls.settled();
  calls.forget();
  await page.clock.fastForward('00:20:00'); // the laptop sleeps, for less than the idle lock's limit
  await expect.poll(() => calls.count('GET', samplePath)).toBe(1);
});
