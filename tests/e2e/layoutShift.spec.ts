import type { Page, Route } from '@playwright/test';
import { atRest } from '../support/atRest.ts';
import { reviewOfWeb } from '../support/deploy.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs, takeForReal } from '../support/session.ts';

/** Nothing that is read moves while the page loads, in whatever order the API's answers and the code come. */

/** The most that may move, as Chromium counts it (web.dev/cls): far below what anybody notices. */
const mostShift = 0.02;

const narrow = { width: 390, height: 844 };
const wide = { width: 1280, height: 800 };

const answers = /\/api\/v1\//;
/** The page's own parts that load after the first page's. */
const lateCode = /\/assets\/(?!entry|vendor|first-page|rolldown-runtime|style).*\.js$/;
const everything = new RegExp(`${answers.source}|${lateCode.source}`);

/**
 * Sums up what has moved, with what moved most.
 * @param countsAfterInput also within half a second of a key or a click, when the browser takes it for their effect
 */
async function watchShifts(
  page: Page,
  countsAfterInput = false,
): Promise<() => Promise<{ sum: number; moved: string }>> {
  await page.addInitScript((countsAll) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // The types know no layout shifts: only Chromium reports them.
        const { value, hadRecentInput, sources } = entry as unknown as {
          value: number;
          hadRecentInput: boolean;
          sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
        };
        if (hadRecentInput && !countsAll) continue;
        const texts = sources.map(
          ({ node, previousRect: from, currentRect: to }) =>
            `${node?.textContent?.trim().slice(0, 40)} (${from.x} ${from.y} → ${to.x} ${to.y})`,
        );
        performance.mark('shift', { detail: { value, texts: texts.join(' | ') } });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }, countsAfterInput);
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

type Order = 'in turn' | 'the last first' | 'at once';

/**
 * What comes late. All of it in the order in which the page asks for it is what happens on a slow phone; the other orders
 * come about by chance.
 */
const lateness: readonly (readonly [what: string, late: RegExp, order: Order])[] = [
  ['everything comes late', everything, 'in turn'],
  ['the answers come late', answers, 'the last first'],
  ['the code comes late', lateCode, 'at once'],
];

/** Resolves when everything that has come is painted: otherwise the next would come at once with it. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => requestIdleCallback(resolve));
  });

/** Holds back what comes late while `open` opens the page, then lets it come, until the page is at rest. */
async function openLate(page: Page, late: RegExp, order: Order, open: () => Promise<unknown>): Promise<void> {
  const held: Route[] = [];
  let isReleased = false;
  await page.route(late, (route) => (isReleased ? route.fallback() : void held.push(route)));
  await open();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  await painted(page);
  const next = {
    'in turn': () => held.shift(),
    'the last first': () => held.pop(),
    'at once': () => undefined,
  }[order];
  for (let route = next(); route !== undefined; route = next()) {
    await route.continue();
    const response = await route.request().response();
    // An answer that was asked for before the code which reads it is not finished until that has come.
    if (lateCode.test(route.request().url())) await response?.finished();
    await painted(page);
  }
  isReleased = true;
  await Promise.all(held.map((route) => route.continue()));
  await atRest(page);
  await page.unroute(late);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Choices for the wizard's steps. */
const chosen = `${reviewOfWeb.slice(reviewOfWeb.indexOf('?'))}&region=de-fra-01`;

const pages: readonly (readonly [
  path: string,
  sizes?: readonly (typeof narrow)[],
  account?: 'reseller' | 'empty',
])[] = [
  ['/servers', [narrow, wide]],
  ['/servers/{id}', [narrow, wide]],
  ['/servers/{id}/addons'],
  ['/servers/{id}/credentials'],
  ['/servers/{id}/networking'],
  ['/servers/{id}/settings'],
  ['/deploy', [narrow, wide]],
  [`/deploy${chosen}`],
  [`/deploy/region${chosen}`],
  [`/deploy/system${chosen}`],
  [`/deploy/details${chosen}`],
  [`/deploy/add-ons${chosen}`],
  [`/deploy/review${chosen}`],
  ['/account'],
  ['/activity'],
  ['/find', [narrow], 'empty'],
  ['/find?q=alpha'],
  ['/reseller'],
  ['/reseller', [narrow], 'empty'],
  ['/watch?servers={ids}', [narrow, wide]],
  ['/sso'],
  ['/sso/servers/{id}'],
  ['/no-such-page'],
];

for (const [path, sizes = [narrow], account = 'reseller'] of pages) {
  for (const size of sizes) {
    test(`${path} at ${size.width} px, account ${account}: nothing moves, whatever comes late`, async ({
      page,
      key,
      sandbox,
    }) => {
      const owner = key(account);
      const ids = await sandbox.world(owner, { addServers: [{ label: 'alpha', count: 3 }] });
      const [id = ''] = ids;
      const address = path.replace('{id}', id).replace('{ids}', ids.join(','));
      await page.setViewportSize(size);
      const shifts = await watchShifts(page);
      await openAs(page, owner, '/favicon.svg');
      for (const [what, late, order] of lateness) {
        await openLate(page, late, order, () => page.goto(address));
        const { sum, moved } = await shifts();
        expect.soft(sum, `${what}\n${moved}`).toBeLessThanOrEqual(mostShift);
      }
    });
  }
}

test('nothing moves after signing in, though everything comes late', async ({ page, key, context }) => {
  // A sandbox is told by a bar above the page, once the API has said that it is one.
  await takeForReal(context);
  await page.setViewportSize(narrow);
  const shifts = await watchShifts(page, true);
  await page.goto('/sign-in');
  await page.getByLabel('API key').fill(key('reseller'));
  await atRest(page);
  await openLate(page, everything, 'in turn', () => page.getByRole('button', { name: 'Sign in' }).click());
  await expect(page).toHaveURL('/servers');
  const { sum, moved } = await shifts();
  expect(sum, moved).toBeLessThanOrEqual(mostShift);
});
