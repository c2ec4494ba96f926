import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { pictureLayout, pictureWidth, xOf, yOf } from '#features/stats/pictureLayout.ts';
import { expectAccessible } from '../support/accessible.ts';
import { letPass, watchCalls } from '../support/calls.ts';
import { watchClipboard } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { exportAs, figure, openWatched } from '../support/stats.ts';
import { takeClock } from '../support/time.ts';

/** Of 30, 60 and 10 %. */
const body = { cpu: 30, memoryUsed: 2_457.6, memoryTotal: 4_096, diskUsed: 5, diskTotal: 50 };

/** A picture's size and the colours of some of its pixels, as red, green and blue. */
async function readPicture(
  context: BrowserContext,
  file: string,
  points: readonly (readonly [number, number])[],
) {
  const page = await context.newPage();
  const bytes = await readFile(file, 'base64');
  const read = await page.evaluate(
    async ([base64, places]) => {
      const blob = new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))]);
      const picture = await createImageBitmap(blob);
      const drawing = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      drawing?.drawImage(picture, 0, 0);
      const colours = places.map(([x, y]) => [...(drawing?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3));
      return { width: picture.width, height: picture.height, colours };
    },
    [bytes, points] as const,
  );
  await page.close();
  return read;
}

async function savePicture(page: Page) {
  const downloading = page.waitForEvent('download');
  await exportAs(page, 'Save charts as PNG');
  return downloading;
}

test('charts are taken along as a picture and as text', async ({ page, context, key, sandbox }) => {
  const empty = key('empty');
  await sandbox.fault(empty, 'getServerStats', { body }, { times: 99 });
  const copied = await watchClipboard(page);
  await takeClock(page);
  const calls = watchCalls(page);
  const id = await openWatched(page, { sandbox, key: empty });
  await letPass(page, calls, 7_000);
  await page.getByRole('button', { name: 'Pause' }).click();
  await letPass(page, calls, 60_000, 30_000);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Reboot' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reboot' }).click();
  await expect(
    page.getByRole('list', { name: 'Marks in the charts' }).getByText('Reboot requested', { exact: true }),
  ).toBeAttached();
  await letPass(page, calls, 7_000);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(figure(page, 'Memory')).toContainText(/min 60%, max 60%/);

  const saved = await savePicture(page);
  expect(saved.suggestedFilename()).toMatch(/^alpha-statistics-\d{4}-\d\d-\d\d-\d{4}\.png$/);
  // Below the charts stand the reboot and the samples.
  const { height, charts } = pictureLayout(3, 2);
  const values = [30, 60, 10];
  // At the beginning, and in the middle, where nothing was asked.
  const points = charts.flatMap(({ plot }, index) =>
    [0.01, 0.5].map((share) => [2 * xOf(share, 0, 1, plot), 2 * yOf(values[index] ?? 0, plot)] as const),
  );
  const picture = await readPicture(context, await saved.path(), [
    [1, 1],
    ...points.map(([x, y]) => [Math.round(x), Math.round(y)] as const),
  ]);
  expect([picture.width, picture.height]).toEqual([pictureWidth * 2, height * 2]);
  const [paper, ...found] = picture.colours;
  expect(paper).toEqual([255, 255, 255]);
  // Grid and area differ from the paper by less than 100 in all, the line by more than 400.
  const isLine = (colour: readonly number[]): boolean =>
    colour.reduce((sum, one) => sum + 255 - one, 0) > 300;
  expect(found.map(isLine)).toEqual([true, false, true, false, true, false]);

  await exportAs(page, 'Copy as text');
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
  const lines = (await copied()).split('\n');
  expect(lines.slice(0, 2)).toEqual([
    'alpha',
    expect.stringMatching(new RegExp(`^198\\.18\\.\\d+\\.\\d+ · ${id}$`)),
  ]);
  expect(lines[2]).toMatch(
    /^Statistics · Since \d+:\d\d:\d\d [AP]M · \w{3} \d+, \d{4}, .+ – \d+:\d\d:\d\d [AP]M$/,
  );
  expect(lines.slice(3, 6)).toEqual([
    'CPU: Last 30% · Min 30% · Average 30% · p95 30% · Max 30%',
    'Memory: Last 2.4 GB of 4 GB (60%) · Min 2.4 GB (60%) · Average 2.4 GB (60%) · p95 2.4 GB (60%) · Max 2.4 GB (60%)',
    'Disk: Last 5 GB of 50 GB (10%) · Min 5 GB (10%) · Average 5 GB (10%) · p95 5 GB (10%) · Max 5 GB (10%)',
  ]);
  expect(lines[6]).toMatch(/^\d+:\d\d:\d\d [AP]M · Reboot requested$/);
  expect(lines[7]).toMatch(/^\d+ samples, 1 gap: \d+:\d\d:\d\d [AP]M–\d+:\d\d:\d\d [AP]M$/);
});

test('a browser that refuses canvas and clipboard is told of, and the text can still be copied', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    // As with protection against fingerprinting: what is read is white.
    CanvasRenderingContext2D.prototype.getImageData = (_x, _y, width, height) =>
      new ImageData(new Uint8ClampedArray(width * height * 4).fill(255), width, height);
  });
  await openWatched(page, { sandbox, key: empty });
  const refused = page.getByRole('dialog', { name: 'The picture couldn’t be made' });
  await exportAs(page, 'Save charts as PNG');
  await expect(refused).toContainText('Your browser doesn’t let pages read what they draw');
  await expectAccessible(page);
  await refused.getByRole('button', { name: 'Copy as text' }).click();
  const byHand = page.getByRole('dialog', { name: 'Copy as text' });
  await expect(byHand.getByRole('textbox', { name: 'Text to copy' })).toHaveValue(
    /^alpha\n.*\nStatistics · /,
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeFocused();

  await test.step('where it gives no picture', async () => {
    await page.evaluate(() => {
      CanvasRenderingContext2D.prototype.getImageData = () =>
        new ImageData(new Uint8ClampedArray([0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255]), 3, 1);
      HTMLCanvasElement.prototype.toBlob = (give) => give(null);
    });
    await exportAs(page, 'Save charts as PNG');
    await expect(refused).toBeVisible();
  });
});
