import { type BrowserContext, expect, type Page, type Request } from '@playwright/test';

interface Traffic {
  readonly open: Set<object>;
  /** When a request last began or ended, as `performance.now()` of the test's process. */
  last: number;
}

const traffics = new WeakMap<Page, Traffic>();

function trafficOf(page: Page): Traffic {
  const known = traffics.get(page) ?? { open: new Set(), last: performance.now() };
  traffics.set(page, known);
  return known;
}

/** Records the requests of every page of a context, for {@link atRest}. */
export function watchTraffic(context: BrowserContext): void {
  const note = (change: 'add' | 'delete') => (request: Request) => {
    if (request.isNavigationRequest()) return; // it precedes the page that it is for
    const traffic = trafficOf(request.frame().page());
    traffic.open[change](request);
    traffic.last = performance.now();
  };
  context.on('request', note('add'));
  context.on('requestfinished', note('delete'));
  context.on('requestfailed', note('delete'));
}

/** A page is at rest if no request begins or ends for this long, in milliseconds. */
const quietMs = 400;

/** Resolves when the page is idle: all work that was deferred until then has started. */
const idle = (): Promise<unknown> =>
  Promise.race([
    new Promise((resolve) => requestIdleCallback(resolve)),
    // While the test has stopped the page's clock, the idle callback never runs.
    scheduler.postTask(() => 0, { priority: 'background', delay: 2_500 }),
  ]);

/**
 * Resolves when the page is idle and has no requests in progress: the code that may be needed next is loaded.
 * Playwright's `networkidle` is reached only once in a page's life, on a busy machine before that code is requested.
 */
export async function atRest(page: Page): Promise<void> {
  const traffic = trafficOf(page);
  await page.evaluate(idle);
  const since = performance.now();
  await expect
    .poll(() => traffic.open.size === 0 && performance.now() - Math.max(since, traffic.last) > quietMs, {
      message: 'the page asks for nothing',
      intervals: [50],
    })
    .toBe(true);
  // New requests may be followed by more.
  if (traffic.last > since) await atRest(page);
}
