import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { openAs } from '../support/session.ts';

/** Nothing that is read moves while the page loads, whatever comes first: the API's answers or the code. */

/** The most that may move, as Chromium counts it (web.dev/cls): far below what anybody notices. */
const mostShift = 0.02;

const narrow = { width: 390, height: 844 };
const wide = { width: 1280, height: 800 };

/** The page's own parts that load after the first page's. */
const lateCode = /\/assets\/(?!entry|vendor|first-page|rolldown-runtime|style).*\.js$/;

/** Sums up what has moved, with what moved most. */
async function watchShifts(page: Page): Promise<() => Promise<{ sum: number; moved: string }>> {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // The types know no layout shifts: only Chromium reports them.
        const { value, sources } = entry as unknown as {
          value: number;
          sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
        };
        const texts = sources.map(
          ({ node, previousRect: from, currentRect: to }) =>
            `${node?.textContent?.trim().slice(0, 40)} (${from.x} ${from.y} → ${to.x} ${to.y})`,
        );
        performance.mark('shift', { detail: { value, texts: texts.join(' | ') } });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () =>
    page.evaluate(() => {
      const marks = performance.getEntriesByName('shift') as PerformanceMark[];
      const shifts = marks.map(({ detail }) => detail as { value: number; texts: string });
      return {
        sum: shifts.reduce((sum, { value }) => sum + value, 0),
        moved: shifts.map(({ value, texts }) => `${value.toFixed(3)}: ${texts}`).join('\n'),
      };
    });
}

const pages: readonly (readonly [path: string, sizes: readonly (typeof narrow)[]])[] = [
  ['/servers', [narrow, wide]],
  ['/servers/{id}', [narrow, wide]],
  ['/servers/{id}/addons', [narrow]],
  ['/servers/{id}/networking', [narrow]],
  ['/deploy', [narrow, wide]],
  ['/deploy/region', [narrow]],
  ['/deploy/add-ons?plan=6f1d2c30-5b7a-4e18-9c00-000000000002', [narrow]],
  ['/account', [narrow]],
  ['/find', [narrow]],
  ['/reseller', [narrow]],
  ['/sso/servers/{id}', [narrow]],
];

for (const [path, sizes] of pages) {
  for (const size of sizes) {
    for (const [late, what] of [
      ['the answers come', '**/api/v1/**'],
      ['the code comes', lateCode],
    ] as const) {
      test(`${path} at ${size.width} px: nothing moves where ${late} late`, async ({
        page,
        key,
        sandbox,
      }) => {
        const empty = key('empty');
        const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha', count: 3 }] });
        await page.setViewportSize(size);
        const shifts = await watchShifts(page);
        await openAs(page, empty, '/favicon.svg');
        const { count, release } = await hold(page, what);
        await page.goto(path.replace('{id}', id));
        await expect.poll(count).toBeGreaterThan(0);
        // What is not held back is painted: otherwise everything would come at once.
        await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
        release();
        await atRest(page);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const { sum, moved } = await shifts();
        expect(sum, moved).toBeLessThanOrEqual(mostShift);
      });
    }
  }
}
