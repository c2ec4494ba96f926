import { type BrowserContext, expect, type Page, type Request } from '@playwright/test';

interface Traffic {
  readonly open: Set<object>;
  /** When a request last began or ended, by `performance.now()` of the test. */
  last: number;
}

const traffics = new WeakMap<Page, Traffic>();

function trafficOf(page: Page): Traffic {
  const known = traffics.get(page) ?? { open: new Set(), last: performance.now() };
  traffics.set(page, known);
  return known;
}

/** Notes the requests of every page of a context, for {@link atRest}. */
export function watchTraffic(context: BrowserContext): void {
  const note = (change: 'add' | 'delete') => (request: Request) => {
    if (request.isNavigationRequest()) return; // it comes before the page it is for
    const traffic = trafficOf(request.frame().page());
    traffic.open[change](request);
    traffic.last = performance.now();
  };
  context.on('request', note('add'));
  context.on('requestfinished', note('delete'));
  context.on('requestfailed', note('delete'));
}

/** For so many milliseconds nothing may come or go. */
const quiet = 400;

/** Resolves when the page has time: whatever it had put off until then has been begun. */
const idle = (): Promise<unknown> =>
  Promise.race([
    new Promise((resolve) => requestIdleCallback(resolve)),
    // On a clock that the test has stopped no such time comes.
    scheduler.postTask(() => 0, { priority: 'background', delay: 2_500 }),
  ]);

/**
 * Resolves when the page has nothing to do and asks for nothing: the code of what may come next is there. Playwright's
 * own `networkidle` is reached once in a page's life, on a busy machine before that code was asked for.
 */
export async function atRest(page: Page): Promise<void> {
  const traffic = trafficOf(page);
  await page.evaluate(idle);
  const since = performance.now();
  await expect
    .poll(() => traffic.open.size === 0 && performance.now() - Math.max(since, traffic.last) > quiet, {
      message: 'the page asks for nothing',
      intervals: [50],
    })
    .toBe(true);
  // What came meanwhile may be followed by more.
  if (traffic.last > since) await atRest(page);
}
