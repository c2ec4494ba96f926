import { expect, type Page } from '@playwright/test';
import { stopClock } from './time.ts';

interface Call {
  readonly method: string;
  /** Relative to the API's base: "/servers". */
  readonly path: string;
}

/** The API calls that a page starts, as the browser sees them. */
export interface Calls {
  /** The number of calls since the last {@link forget}. */
  count(method: string, path: string | RegExp): number;
  all(): readonly Call[];
  forget(): void;
  /** Resolves when every call that was started has ended. */
  settled(): Promise<void>;
  /** The same, but also waits for what the frame asks when idle: is this a reseller, and what are things called? */
  opened(): Promise<void>;
}

/** Records the calls from now on. */
export function watchCalls(page: Page): Calls {
  let calls: Call[] = [];
  const open = new Set<object>();
  let allEnded = Promise.withResolvers<void>();
  const onEnd = (request: object): void => {
    open.delete(request);
    if (open.size > 0) return;
    allEnded.resolve();
    allEnded = Promise.withResolvers();
  };
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/v1/')) return;
    open.add(request);
    calls.push({ method: request.method(), path: pathname.slice('/api/v1'.length) });
  });
  page.on('requestfinished', onEnd);
  page.on('requestfailed', onEnd);
  const watched: Calls = {
    count: (method, path) =>
      calls.filter((call) => {
        const matches = typeof path === 'string' ? call.path === path : path.test(call.path);
        return call.method === method && matches;
      }).length,
    all: () => calls,
    forget() {
      calls = [];
    },
    async settled() {
      await page.evaluate(() => 0); // a round trip, so that calls just started are recorded
      while (open.size > 0) await allEnded.promise;
    },
    async opened() {
      const questions = ['/reseller', '/os-templates', '/regions'];
      const asked = (): number[] => questions.map((path) => watched.count('GET', path));
      await expect.poll(asked, 'the questions of the frame').toEqual([1, 1, 1]);
      await watched.settled();
    },
  };
  return watched;
}

/**
 * Advances the page's clock, which the test has taken, in steps of one second by default. Each step's responses arrive
 * before the next step, so that the counts hardly depend on the machine's speed. Before and after it, the clock runs by
 * itself.
 */
export async function letPass(page: Page, calls: Calls, milliseconds: number, step = 1_000): Promise<void> {
  await calls.settled();
  await stopClock(page);
  try {
    for (let passed = 0; passed < milliseconds; passed += step) {
      await page.clock.runFor(Math.min(step, milliseconds - passed));
      await calls.settled();
    }
  } finally {
    await page.clock.resume();
  }
}

/** Makes the page believe that its tab was hidden, or is visible again. */
export async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, isHidden);
}
