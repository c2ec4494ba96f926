import type { Page } from '@playwright/test';
import { type Calls, setHidden, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';
import { samplePath } from '../support/stats.ts';
import { stopClock, takeClock } from '../support/time.ts';

interface Window {
  readonly page: Page;
  readonly calls: Calls;
}

const step = 1_000;

test('a list with meters, a server’s page and a wall of 12 share the budget; hidden, they ask nothing', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  const empty = key('empty');
  const labels = Array.from({ length: 12 }, (_, index) => ({ label: `web-${index + 1}` }));
  const ids = await sandbox.world(empty, { addServers: labels });
  const windows: Window[] = [];
  /** When each request began, in steps of the clock shared by all windows. */
  const asked: { readonly at: number; readonly isPoll: boolean; readonly sampledBy: Page | undefined }[] = [];
  let steps = 0;
  const refused: string[] = [];
  context.on('request', (request) => {
    const path = new URL(request.url()).pathname.replace('/api/v1', '');
    if (!request.url().includes('/api/v1/')) return;
    const isSample = samplePath.test(path);
    // Also the list, and the server of the page.
    const isPoll = isSample || /^\/servers(?:\/[^/]+)?$/.test(path);
    asked.push({ at: steps, isPoll, sampledBy: isSample ? request.frame().page() : undefined });
  });
  context.on('response', (response) => {
    if (response.status() === 429) refused.push(response.url());
  });
  await takeClock(context);
  for (const path of ['/servers', `/servers/${ids[0] ?? ''}`, `/watch?servers=${ids.join(',')}`]) {
    const one = windows.length === 0 ? page : await context.newPage();
    windows.push({ page: one, calls: watchCalls(one) });
    await openAs(one, empty, path);
    await expect(one.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await stopClock(page);
  // While the windows opened, the clock ran by itself: those requests have no step.
  asked.length = 0;
  const letAllPass = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += step) {
      steps += 1;
      await sandbox.advance(step, empty);
      await page.clock.runFor(step); // in all windows: a context has one clock
      for (const { calls } of windows) await calls.settled();
    }
  };
  const mostInAMinute = (times: readonly number[]): number =>
    Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000 / step).length));

  await letAllPass(90_000);
  expect(mostInAMinute(asked.map(({ at }) => at))).toBeLessThan(90);
  const polls = asked.filter(({ isPoll }) => isPoll).map(({ at }) => at);
  expect(mostInAMinute(polls)).toBeLessThanOrEqual(50);
  // Each window samples: the page's 20 a minute leave the list about 8.
  const samples = windows.map((one) => asked.filter(({ sampledBy }) => sampledBy === one.page).length);
  expect(samples[0]).toBeGreaterThanOrEqual(6);
  expect(samples[1]).toBeGreaterThanOrEqual(20);
  expect(samples[2]).toBeGreaterThanOrEqual(8);
  expect(refused).toEqual([]);

  const [list, ...others] = windows;
  for (const other of others) await setHidden(other.page, true);
  for (const { calls } of windows) calls.forget();
  await letAllPass(30_000);
  expect(others.map(({ calls }) => calls.all())).toEqual([[], []]);
  expect(list?.calls.count('GET', samplePath)).toBeGreaterThan(3);
  await page.clock.resume();
});
