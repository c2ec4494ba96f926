import type { Locator, Page } from '@playwright/test';
import { letPass, setHidden, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectLabels, row } from '../support/fleet.ts';
import { openAs } from '../support/session.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { samplePath } from '../support/stats.ts';
import { expectInTime, takeClock } from '../support/time.ts';

const sample = { cpu: 12, memoryUsed: 512, memoryTotal: 1024, diskUsed: 1, diskTotal: 4 };

/** From now on every request for the server's load is answered so. */
const answerLoad = (sandbox: SandboxControls, key: string, serverId: string, body: unknown): Promise<void> =>
  sandbox.fault(key, 'getServerStats', { body }, { times: 999, serverId });

const head = (page: Page): Locator => page.getByRole('columnheader', { name: 'Load' });
const loadSwitch = (page: Page): Locator =>
  page.getByRole('main').getByRole('button', { name: 'Show load', pressed: true });

test('twelve servers’ load is known within 20 s, nothing moves as it comes, and a hidden tab asks for none', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, {
    addServers: [
      { label: 'web', count: 12 },
      { label: 'stopped', status: 'stopped' },
    ],
    rateLimit: null,
  });
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty);
  await expect(row(page, 'web-12')).toBeVisible();
  const places = (): Promise<unknown> =>
    page.getByRole('cell').evaluateAll((cells) =>
      cells.map((cell) => {
        const { x, y, width, height } = cell.getBoundingClientRect();
        return [x, y, width, height].map(Math.round).join(' ');
      }),
    );
  await calls.opened();
  const before = await places();
  await letPass(page, calls, 20_000);
  await expect(row(page, 'stopped').getByRole('cell').nth(2)).toHaveText('—');
  for (let server = 1; server <= 12; server += 1)
    await expect(row(page, `web-${server}`)).toContainText(/CPU \d+%, memory \d+%/);
  expect(await places()).toEqual(before);

  calls.forget();
  await letPass(page, calls, 60_000);
  expect(calls.count('GET', samplePath)).toBeGreaterThan(20);
  expect(calls.count('GET', samplePath)).toBeLessThanOrEqual(30);
  const asked = calls.all().map(({ path }) => path);
  for (const path of new Set(asked.filter((one) => samplePath.test(one))))
    expect(asked.filter((one) => one === path).length, path).toBeLessThanOrEqual(4);

  await setHidden(page, true);
  calls.forget();
  await letPass(page, calls, 30_000);
  expect(calls.count('GET', samplePath)).toBe(0);
  // The age says so.
  await expect(row(page, 'web-1')).toContainText(/\d+ sec\. ago/);
});

test('whatever is answered for one server, its row says so, and the others’ load comes', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const labels = ['cores', 'failing', 'good', 'no-sample', 'no-total', 'silent', 'stops'];
  const ids = await sandbox.world(empty, { addServers: labels.map((label) => ({ label })), rateLimit: null });
  const idOf = (label: string): string => ids[labels.indexOf(label)] ?? '';
  await sandbox.fault(empty, 'getServerStats', { socket: 'hang' }, { times: 99, serverId: idOf('silent') });
  await sandbox.fault(empty, 'getServerStats', { status: 500 }, { times: 99, serverId: idOf('failing') });
  await answerLoad(sandbox, empty, idOf('cores'), { ...sample, cpu: 340 });
  await answerLoad(sandbox, empty, idOf('good'), sample);
  await answerLoad(sandbox, empty, idOf('no-sample'), null);
  await answerLoad(sandbox, empty, idOf('no-total'), { ...sample, memoryTotal: 0 });
  await answerLoad(sandbox, empty, idOf('stops'), sample);
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty);
  await expectInTime(page, async () => {
    await expect(row(page, 'stops')).toContainText('CPU 12%, memory 50%', { timeout: 500 });
  });
  await expect(row(page, 'cores')).toContainText('CPU 340%, memory 50%');
  await expect(row(page, 'no-total')).toContainText('CPU 12%, memory —');
  await expect(row(page, 'no-sample')).toContainText('The API has no sample for this server right now.');
  await expect(row(page, 'failing')).toContainText('Its load couldn’t be read.');
  await expectInTime(page, async () => {
    await expect(row(page, 'silent')).toContainText('Its load couldn’t be read.', { timeout: 500 });
  });
  await expect(row(page, 'good')).toContainText('CPU 12%, memory 50%');

  await sandbox.world(empty, { servers: [{ id: idOf('stops'), status: 'stopped' }] });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(row(page, 'stops').getByRole('cell').nth(2)).toHaveText('—');

  // A key that may not read it is told so once, and asks no more.
  await sandbox.clearFaults(empty);
  await sandbox.fault(empty, 'getServerStats', { status: 403 }, { times: 99 });
  const words = page.getByText('The load can’t be shown. This key may lack the permission servers:read');
  await expectInTime(page, async () => {
    await expect(words).toBeVisible({ timeout: 500 });
  });
  await expect(words).toHaveCount(1);
  calls.forget();
  await letPass(page, calls, 60_000);
  expect(calls.count('GET', samplePath)).toBe(0);
  await loadSwitch(page).click();
  await expect(words).toHaveCount(0);
  await page.getByRole('main').getByRole('button', { name: 'Show load' }).click();
  await letPass(page, calls, 20_000);
  await expect(words).toBeVisible();
  expect(calls.count('GET', samplePath)).toBe(1);
});

test('the busiest come first, of those that are known, and stay in place while one points at them', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const labels = ['a', 'b', 'c', 'd', 'e'];
  const ids = await sandbox.world(empty, {
    addServers: labels.map((label) => ({ label, ...(label === 'e' && { status: 'stopped' }) })),
    rateLimit: null,
  });
  const loads = [{ ...sample, cpu: 60 }, sample, { ...sample, cpu: 95 }, null];
  for (const [index, load] of loads.entries()) await answerLoad(sandbox, empty, ids[index] ?? '', load);
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty, '/servers?sort=load&order=desc');
  await expect(row(page, 'a')).toBeVisible();
  await calls.opened();
  // As soon as each has answered, with a sample or without.
  await letPass(page, calls, 10_000);
  await expectLabels(page, ['c', 'a', 'b', 'd', 'e']);
  await page.getByRole('columnheader', { name: 'Label' }).getByRole('button').click();
  await expectLabels(page, labels);
  await head(page).getByRole('button').click();
  await expect(page).toHaveURL('/servers?sort=load&order=desc');
  await expect(head(page)).toHaveAttribute('aria-sort', 'descending');
  await expectLabels(page, ['c', 'a', 'b', 'd', 'e']);
  await expect(page.getByText('Load known for 3 of 4 running servers')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Sorted by Load, busiest first' })).toHaveCount(1);

  await sandbox.clearFaults(empty);
  loads[1] = { ...sample, cpu: 99 };
  for (const [index, load] of loads.entries()) await answerLoad(sandbox, empty, ids[index] ?? '', load);
  await row(page, 'e').hover();
  await letPass(page, calls, 40_000);
  await expect(row(page, 'b')).toContainText('CPU 99%');
  await expectLabels(page, ['c', 'a', 'b', 'd', 'e']);
  await page.getByRole('heading', { level: 1 }).hover();
  await letPass(page, calls, 20_000);
  await expectLabels(page, ['b', 'c', 'a', 'd', 'e']);

  await head(page).getByRole('button').click();
  await expect(page).toHaveURL('/servers?sort=load');
  await expectLabels(page, ['a', 'c', 'b', 'd', 'e']);
});

test('the load is switched off, also on a phone, and stays off: then nothing is asked for', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }], rateLimit: null });
  await answerLoad(sandbox, empty, id, sample);
  await page.setViewportSize({ width: 390, height: 844 });
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty);
  const card = page.getByRole('main').getByRole('listitem');
  await expect(card).toContainText('CPU 12%, memory 50%');
  await page.getByLabel('Sort by').selectOption({ label: 'Sort: Load' });
  await expect(page).toHaveURL('/servers?sort=load&order=desc');
  await expect(page.getByLabel('Sort order')).toHaveValue('desc');
  await expect(page.getByText('Load known for 1 of 1 running servers')).toBeVisible();

  // Nothing is left of the order by load, not even its direction.
  await loadSwitch(page).click();
  await expect(card).not.toContainText('memory');
  calls.forget();
  await page.reload();
  await expect(card).toBeVisible();
  await expect(page.getByLabel('Sort by')).toHaveValue('label');
  await expect(page.getByLabel('Sort order')).toHaveValue('asc');
  await calls.opened();
  await letPass(page, calls, 30_000);
  expect(calls.count('GET', samplePath)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole('columnheader', { name: 'Label' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(head(page)).toHaveCount(0);
  await page.getByRole('main').getByRole('button', { name: 'Show load' }).click();
  await expect(head(page)).toBeVisible();
  await expect(head(page)).toHaveAttribute('aria-sort', 'descending');
  await expect(row(page, 'alpha')).toContainText('CPU 12%, memory 50%');
});

test('of a large list only what is in sight is asked about, wherever it is scrolled', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const ids = await sandbox.world(empty, { addServers: [{ label: 'web', count: 300 }], rateLimit: null });
  await takeClock(page);
  const calls = watchCalls(page);
  await openAs(page, empty);
  await expect(row(page, 'web-1')).toBeVisible();
  await calls.opened();
  await letPass(page, calls, 10_000);
  const asked = (): readonly number[] =>
    calls
      .all()
      .filter(({ path }) => samplePath.test(path))
      .map(({ path }) => ids.findIndex((id) => path.includes(id)));
  expect(asked().length).toBeGreaterThan(5);
  expect(Math.max(...asked())).toBeLessThan(20);
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(row(page, 'web-300')).toBeInViewport();
  calls.forget();
  await letPass(page, calls, 10_000);
  expect(asked().length).toBeGreaterThan(5);
  expect(Math.min(...asked())).toBeGreaterThan(280);
});
