import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { beginBulk, openSelected } from '../support/bulk.ts';
import { type Calls, letPass, setHidden, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';
import { stopClock, takeClock } from '../support/time.ts';

interface Tab {
  readonly page: Page;
  readonly calls: Calls;
}

const step = 3_000;

test('a list, statistics and a bulk of 40 in three tabs with one key: never 100 requests in a minute', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  const tabs: Tab[] = [];
  /** When each request began, in steps of the clock shared by all tabs. */
  const asked: number[] = [];
  let steps = 0;
  const refused: string[] = [];
  context.on('request', (request) => {
    if (request.url().includes('/api/v1/')) asked.push(steps);
  });
  context.on('response', (response) => {
    if (response.status() === 429) refused.push(response.url());
  });
  for (const one of [page, await context.newPage(), await context.newPage()]) {
    await takeClock(one);
    tabs.push({ page: one, calls: watchCalls(one) });
  }
  const [bulk, list, server] = tabs.map((tab) => tab.page);
  if (bulk === undefined || list === undefined || server === undefined) throw new Error('three tabs');
  const [id = ''] = await openSelected(bulk, sandbox, empty, 40);
  await openAs(list, empty);
  await openAs(server, empty, `/servers/${id}`);
  await expect(server.getByRole('figure', { name: 'CPU' })).toContainText(/\d%/);
  await beginBulk(bulk, 'Stop', 40);
  await stopClock(bulk, list, server);
  const letAllPass = async (count: number): Promise<void> => {
    for (let left = count; left > 0; left -= 1) {
      steps += 1;
      await sandbox.advance(step, empty);
      for (const tab of tabs) await tab.page.clock.runFor(step);
      for (const tab of tabs) await tab.calls.settled();
    }
  };
  await letAllPass(40);
  const minute = 60_000 / step;
  const inMinute = Array.from(
    { length: steps },
    (_, from) => asked.filter((when) => when >= from && when < from + minute).length,
  );
  expect(Math.max(...inMinute)).toBeLessThan(100);
  // The tabs really sent requests: the bulk, its changes, and the samples.
  expect(Math.max(...inMinute)).toBeGreaterThan(60);
  expect(refused).toEqual([]);
  expect((await sandbox.ledger(empty)).commits).toHaveLength(40);

  for (const tab of tabs) {
    await setHidden(tab.page, true);
    tab.calls.forget();
  }
  await letAllPass(minute);
  expect(tabs.map((tab) => tab.calls.all().length)).toEqual([0, 0, 0]);
  for (const tab of tabs) await tab.page.clock.resume();
});

/** The design's number of requests for each page in three calm minutes. The test allows a tenth more. */
const calmLimits: Readonly<Record<string, number>> = {
  '/servers': 3 + 12,
  '/servers/$id': 3 + 60,
  '/watch?servers=$id': 3 + 60,
  '/servers/$id/addons': 3,
  '/servers/$id/credentials': 3,
  '/servers/$id/networking': 3,
  '/servers/$id/settings': 3,
  '/deploy': 0,
  '/activity': 0,
  '/account': 0,
  '/reseller': 0,
  '/find': 3,
  '/sso/servers/$id': 3,
};

test('left alone, each page asks for no more than the design’s numbers', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }], rateLimit: null });
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty, '/activity');
  for (const [path, most] of Object.entries(calmLimits)) {
    await page.goto(path.replace('$id', id));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await atRest(page);
    await calls.settled();
    calls.forget();
    // Pages without requests every few seconds can take longer clock steps.
    await letPass(page, calls, 180_000, calmLimits[path] === 3 + 60 ? step : 5 * step);
    expect({ path, asked: calls.all().length <= Math.floor(most * 1.1) || calls.all() }).toEqual({
      path,
      asked: true,
    });
  }
});
