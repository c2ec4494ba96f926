import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../support/accessible.ts';
import { letPass, watchCalls } from '../support/calls.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { holdAnswers } from '../support/hold.ts';
import { openAs } from '../support/session.ts';
import {
  exportAs,
  figure,
  openOverview,
  piecesOf,
  samplePath,
  sampleRows,
  saidReading,
  watchByClock,
} from '../support/stats.ts';
import { takeClock } from '../support/time.ts';

test('a server’s load is watched live, in words and charts, and fits every window', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const body = { cpu: 91.5, memoryUsed: 3300, memoryTotal: 4096, diskUsed: 10, diskTotal: 50 };
  await sandbox.fault(empty, 'getServerStats', { body }, { times: 9 });
  await takeClock(page);
  const calls = watchCalls(page);
  await openOverview(page, { sandbox, key: empty });
  await expect(figure(page, 'CPU')).toContainText('91.5%');
  await expect(figure(page, 'CPU')).toContainText('Critical');
  await expect(figure(page, 'Memory')).toContainText('3.2 GB of 4 GB');
  await expect(figure(page, 'Memory')).toContainText('High');
  await expect(figure(page, 'Disk')).toContainText('10 GB of 50 GB');
  await expect(figure(page, 'Disk')).not.toContainText(/High|Critical/);
  await letPass(page, calls, 7_000);
  await expect(figure(page, 'CPU').locator('path.recharts-area-curve')).toHaveAttribute('d', /L/);
  await expect(figure(page, 'CPU')).toContainText(/min 91\.5%, max 91\.5%, average 91\.5%/);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expectAccessible(page);
  await expectToFit(page);
});

test('the pointer and the arrow keys read one sample in all three charts', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const body = { cpu: 340, memoryUsed: 3277, memoryTotal: 4096, diskUsed: 10, diskTotal: 50 };
  await sandbox.fault(empty, 'getServerStats', { body: { ...body, cpu: 12 } });
  await sandbox.fault(empty, 'getServerStats', { body }, { times: 99 });
  const calls = await watchByClock(page, { sandbox, key: empty });
  await letPass(page, calls, 10_000);
  await page.getByRole('button', { name: 'Pause' }).click();
  const times = (await sampleRows(page)).map((row) => row.split('\t')[0] ?? '').toReversed();
  const [first = '', second = ''] = times;
  const chart = figure(page, 'CPU').getByRole('application');
  await test.step('the axes', async () => {
    for (const text of ['0%', '50%', '100%', '75%', '90%'])
      await expect(figure(page, 'Disk')).toContainText(text);
    await expect(figure(page, 'Disk')).toContainText(`since ${first}`);
    await expect(figure(page, 'CPU').getByText('Peak 340%')).toBeVisible();
    await expect(chart).toHaveAccessibleDescription(/^The arrow keys, Page Up/);
    await expect(figure(page, 'Memory').getByText('3.2 GB', { exact: true })).toHaveCount(4);
  });
  await test.step('by keys, said once', async () => {
    await chart.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect(saidReading(page)).toHaveText(
      `${second} · CPU 340% · Memory 3.2 GB of 4 GB (80%) · Disk 10 GB of 50 GB (20%)`,
    );
    await page.keyboard.press('ArrowLeft');
    for (const kind of ['CPU', 'Memory', 'Disk'] as const)
      await expect(figure(page, kind).getByRole('paragraph').filter({ hasText: first })).toBeVisible();
    await expect(figure(page, 'CPU').getByText('12%', { exact: true }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(saidReading(page)).toHaveCount(0);
  });
  await test.step('by pointer, not said', async () => {
    await figure(page, 'Disk')
      .getByRole('application')
      .hover({ position: { x: 1, y: 50 } });
    for (const kind of ['CPU', 'Memory', 'Disk'] as const)
      await expect(figure(page, kind).getByRole('paragraph').filter({ hasText: first })).toBeVisible();
    await expect(saidReading(page)).toHaveCount(0);
  });
});

test('a finger reads while it moves, says where it ends, and another touch ends it', async ({
  page,
  key,
  sandbox,
}) => {
  const calls = await watchByClock(page, { sandbox, key: key('empty') });
  await letPass(page, calls, 7_000);
  const chart = figure(page, 'Memory').getByRole('application');
  const { x, y } = (await chart.boundingBox()) ?? { x: 0, y: 0 };
  const finger = { pointerType: 'touch', bubbles: true, clientX: x + 5, clientY: y + 5 };
  const head = figure(page, 'CPU')
    .getByRole('paragraph')
    .filter({ hasText: /\d:\d\d:\d\d/ });
  await chart.dispatchEvent('pointerdown', finger);
  await chart.dispatchEvent('pointermove', finger);
  await expect(head).toBeVisible();
  await expect(saidReading(page)).toHaveCount(0);
  await chart.dispatchEvent('pointerup', finger);
  await expect(saidReading(page)).toHaveText(/CPU \d/);
  await page.getByRole('heading', { level: 1 }).dispatchEvent('pointerdown', finger);
  await expect(head).toHaveCount(0);
});

test('what was done to the server is a mark in its charts, also after a reload', async ({
  page,
  key,
  sandbox,
}) => {
  const calls = await watchByClock(page, { sandbox, key: key('empty') });
  await letPass(page, calls, 4_000);
  await page.getByRole('button', { name: 'Reboot' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reboot' }).click();
  const marks = page.getByRole('list', { name: 'Marks in the charts' }).getByRole('listitem');
  const mark = figure(page, 'Memory').getByTitle(/^Reboot requested, /);
  await letPass(page, calls, 6_000);
  await expect(marks).toHaveText([/^Reboot requested, \d+:\d\d:\d\d/]);
  await expect(mark).toBeVisible();
  await page.reload();
  await letPass(page, calls, 4_000);
  await expect(marks).toHaveText([/^Reboot requested, \d+:\d\d:\d\d/]);
  await test.step('which the pointer reads', async () => {
    const [plot, place] = [
      figure(page, 'CPU').getByRole('application'),
      figure(page, 'CPU').getByTitle(/^Reboot/),
    ];
    const [around, box] = [await plot.boundingBox(), await place.boundingBox()];
    if (around === null || box === null) throw new Error('nothing is drawn');
    await plot.click({ position: { x: box.x + box.width / 2 - around.x, y: 20 } });
    await expect(saidReading(page)).toContainText('Reboot requested');
  });
  await expectAccessible(page);
});

test('the window and the interval lie in the address; paused, nothing is asked', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await takeClock(page);
  const calls = watchCalls(page);
  await openOverview(page, { sandbox, key: empty, search: '?window=60&interval=10' });
  await expect(page.getByLabel('Time range')).toHaveValue('60');
  await expect(page.getByLabel('Interval')).toHaveValue('10');
  await expect(figure(page, 'CPU')).toContainText(/\d%/);
  // The first samples come faster, so that there is a line.
  await letPass(page, calls, 4_000);
  await calls.settled();
  calls.forget();
  await letPass(page, calls, 50_000);
  expect(calls.count('GET', samplePath)).toBeGreaterThanOrEqual(4);
  expect(calls.count('GET', samplePath)).toBeLessThanOrEqual(5);

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page).toHaveURL(/interval=off/);
  await expect(page.getByText('Paused. Nothing is requested until you resume.')).toBeVisible();
  await calls.settled();
  calls.forget();
  await letPass(page, calls, 30_000);
  expect(calls.count('GET', samplePath)).toBe(0);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page).toHaveURL(/interval=10/);
  await expect.poll(() => calls.count('GET', samplePath)).toBe(1);
  await page.getByLabel('Time range').selectOption('All');
  await page.getByLabel('Interval').selectOption('Every 3 s');
  await expect(page).toHaveURL(/\?window=all$/);
  await expect(page.getByRole('link', { name: 'Overview' })).toHaveAttribute('aria-current', 'page');
});

test('what was seen survives a way through the tabs and a reload, and goes with sign-out', async ({
  page,
  key,
  sandbox,
}) => {
  const calls = await watchByClock(page, { sandbox, key: key('empty') });
  await letPass(page, calls, 10_000);
  const seen = await sampleRows(page);
  expect(seen.length).toBeGreaterThanOrEqual(3);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('button', { name: 'Save label' })).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  expect(await sampleRows(page)).toEqual(expect.arrayContaining([...seen]));
  await page.reload();
  await expect(figure(page, 'CPU')).toBeVisible();
  await letPass(page, calls, 7_000);
  expect(await sampleRows(page)).toEqual(expect.arrayContaining([...seen]));
  // The line has a gap: no samples exist for the time the page was away.
  expect(await piecesOf(figure(page, 'CPU'))).toBeGreaterThanOrEqual(2);

  const kept = () =>
    page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.includes('stats')));
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide')));
  expect(await kept()).not.toEqual([]);
  // Signing out removes them, even on a page without statistics.
  await page.goto('/servers');
  await expect(page.getByRole('link', { name: 'alpha' })).toBeVisible();
  expect(await kept()).not.toEqual([]);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You’re signed out')).toBeVisible();
  expect(await kept()).toEqual([]);
});

test('an answer that comes late is never drawn for another server', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const [alpha = '', beta = ''] = await sandbox.world(empty, {
    addServers: [{ label: 'alpha' }, { label: 'beta' }],
    rateLimit: null,
  });
  const body = { cpu: 77.7, memoryUsed: 1, memoryTotal: 4, diskUsed: 1, diskTotal: 4 };
  await sandbox.fault(empty, 'getServerStats', { body }, { serverId: alpha, times: 9 });
  const { count, release } = await holdAnswers(page, `**/${alpha}/stats`);
  await openAs(page, empty, `/servers/${alpha}`);
  await expect.poll(count).toBe(1);
  await page.getByRole('link', { name: 'All servers' }).click();
  await page.getByRole('link', { name: 'beta' }).click();
  await expect(page).toHaveURL(new RegExp(beta));
  await expect(figure(page, 'CPU')).toContainText(/\d%/);
  release();
  // By the second sample, the late response has arrived as well.
  await expect.poll(async () => (await sampleRows(page)).length).toBe(2);
  expect((await sampleRows(page)).join('\n')).not.toContain('77.7%');
});

test('a full storage keeps nothing and breaks nothing', async ({ page, key, sandbox }) => {
  await page.addInitScript(() => {
    const put = Storage.prototype.setItem;
    Storage.prototype.setItem = function setItem(name, value) {
      if (name.includes('stats')) throw new DOMException('full', 'QuotaExceededError');
      put.call(this, name, value);
    };
  });
  const calls = await watchByClock(page, { sandbox, key: key('empty') });
  await letPass(page, calls, 70_000);
  expect((await sampleRows(page)).length).toBeGreaterThanOrEqual(15);
});

test('the samples in view are taken along as CSV', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const body = { cpu: 12.5, memoryUsed: 1024, memoryTotal: 4096, diskUsed: 10 };
  await sandbox.fault(empty, 'getServerStats', { body }, { times: 9 });
  await openOverview(page, { sandbox, key: empty });
  await expect(figure(page, 'Disk')).toContainText('10 GB of —');
  const downloading = page.waitForEvent('download');
  await exportAs(page, 'Export shown samples as CSV');
  const saved = await downloading;
  expect(saved.suggestedFilename()).toMatch(/^alpha-statistics-\d{4}-\d\d-\d\d-\d{4}\.csv$/);
  const text = await readFile(await saved.path(), 'utf8');
  const [head, first] = text.slice(1).split('\r\n');
  expect(head).toBe('Time (UTC),CPU (%),Memory used (MB),Memory total (MB),Disk used (GB),Disk total (GB)');
  expect(first).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z,12\.5,1024,4096,10,$/);
});
