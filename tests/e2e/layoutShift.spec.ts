import type { Page } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { reviewOfWeb } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { hold } from '../support/hold.ts';
import { enterKey, openAs } from '../support/session.ts';

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
        const { value, hadRecentInput, sources } = entry as unknown as {
          value: number;
          hadRecentInput: boolean;
          sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
        };
        if (hadRecentInput) continue;
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

/** Choices for the wizard's steps. */
const chosen = `${reviewOfWeb.slice(reviewOfWeb.indexOf('?'))}&region=de-fra-01`;

const pages: readonly (readonly [path: string, sizes: readonly (typeof narrow)[]])[] = [
  ['/servers', [narrow, wide]],
  ['/servers/{id}', [narrow, wide]],
  ['/servers/{id}/addons', [narrow]],
  ['/servers/{id}/networking', [narrow]],
  ['/deploy', [narrow, wide]],
  [`/deploy/region${chosen}`, [narrow]],
  [`/deploy/add-ons${chosen}`, [narrow]],
  [`/deploy/review${chosen}`, [narrow]],
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

const everyPage = [
  '/servers',
  '/servers/{id}',
  '/servers/{id}/addons',
  '/servers/{id}/credentials',
  '/servers/{id}/networking',
  '/servers/{id}/settings',
  '/deploy',
  `/deploy${chosen}`,
  `/deploy/region${chosen}`,
  `/deploy/system${chosen}`,
  `/deploy/details${chosen}`,
  `/deploy/add-ons${chosen}`,
  `/deploy/review${chosen}`,
  '/account',
  '/activity',
  '/find?q=alpha',
  '/reseller',
  '/sso',
  '/sso/servers/{id}',
  '/no-such-page',
] as const;

test('on a slow phone nothing moves on any page', async ({ page, key, sandbox }) => {
  // Each page takes a slow phone's time.
  test.setTimeout(600_000);
  const reseller = key('reseller');
  const [id = ''] = await sandbox.world(reseller, { addServers: [{ label: 'alpha', count: 3 }] });
  await page.setViewportSize(narrow);
  const shifts = await watchShifts(page);
  const phone = await page.context().newCDPSession(page);
  await phone.send('Network.enable');
  // Chromium's "slow 4G", and a processor of a quarter of the speed (web.dev, "Lighthouse throttling").
  await phone.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 94_000,
  });
  await phone.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const open = async (path: string): Promise<void> => {
    await page.goto(path.replace('{id}', id));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await atRest(page);
  };
  await page.goto('/sign-in');
  await enterKey(page, reseller);
  const signedIn = await shifts();
  expect.soft(signedIn.sum, `/sign-in\n${signedIn.moved}`).toBeLessThanOrEqual(mostShift);
  for (const path of everyPage) {
    await open(path);
    const { sum, moved } = await shifts();
    expect.soft(sum, `${path}\n${moved}`).toBeLessThanOrEqual(mostShift);
  }
});
