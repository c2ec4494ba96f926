import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../support/accessible.ts';
import { letPass, watchCalls } from '../support/calls.ts';
import { watchClipboard } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { exportAs, figure, openWatched, sampleRows, saidReading } from '../support/stats.ts';
import { takeClock } from '../support/time.ts';

// Whatever zone and day the tests run in: the clocks of Berlin go back from 3:00 to 2:00 at 01:00 UTC.
test.use({ timezoneId: 'Europe/Berlin' });
const byText = (one = '', other = ''): number => one.localeCompare(other);
const change = Date.parse('2026-10-25T01:00:00Z');

test('a chart over the hour that comes twice says so, and keeps its order', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const body = { cpu: 12, memoryUsed: 1, memoryTotal: 4, diskUsed: 1, diskTotal: 4 };
  await sandbox.fault(empty, 'getServerStats', { body }, { times: 99 });
  const copied = await watchClipboard(page);
  await takeClock(page, change - 10_000);
  const calls = watchCalls(page);
  await openWatched(page, { sandbox, key: empty, search: '?window=all' });
  const said = page.getByText('The clocks went back in this period');
  await letPass(page, calls, 30_000);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(said).toBeVisible();
  await expect(figure(page, 'CPU')).toContainText(/2:59:5\d AM GMT\+2/);
  await expect(figure(page, 'CPU')).toContainText(/2:00:\d\d AM GMT\+1/);

  const rows = await sampleRows(page);
  const zones = rows.map((row) => /^2:(\d\d:\d\d) AM (GMT\+[12])/.exec(row)?.slice(1) ?? []);
  const later = zones.filter(([, zone]) => zone === 'GMT+1').map(([time]) => time);
  const earlier = zones.filter(([, zone]) => zone === 'GMT+2').map(([time]) => time);
  expect([...later, ...earlier], 'newest first, by the instant').toEqual(zones.map(([time]) => time));
  expect(later.length).toBeGreaterThan(1);
  expect(earlier.length).toBeGreaterThan(1);
  expect(later).toEqual(later.toSorted(byText).toReversed());

  await figure(page, 'CPU').getByRole('application').focus();
  await page.keyboard.press('ArrowRight');
  await expect(saidReading(page)).toHaveText(/AM GMT\+[12] · CPU 12%/);

  const downloading = page.waitForEvent('download');
  await exportAs(page, 'Export shown samples as CSV');
  const text = await readFile(await (await downloading).path(), 'utf8');
  const times = text
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',')[0]);
  expect(times).toEqual(times.toSorted(byText));
  expect(times).toHaveLength(rows.length);

  await exportAs(page, 'Copy as text');
  await expect.poll(copied).toMatch(/2:59:5\d AM GMT\+2 – 2:00:\d\d AM GMT\+1$/m);
  await expectAccessible(page);
});

test('two hours later, in a window without it, nothing is said', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const after = change + 2 * 3_600_000;
  await takeClock(page, after);
  await openWatched(page, { sandbox, key: empty });
  await expect(figure(page, 'CPU')).toContainText(/4:00:\d\d AM(?! GMT)/);
  await expect(page.getByText('The clocks went back in this period')).toHaveCount(0);
});
