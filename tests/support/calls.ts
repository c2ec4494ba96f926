import { expect, type Page } from '@playwright/test';
import { stopClock } from './time.ts';

interface Call {
  readonly method: string;
  /** Below the API's base: "/servers". */
  readonly path: string;
}

/** The API's calls that a page begins, as the browser sees them. */
export interface Calls {
  /** How many since the last {@link forget}. */
  count(method: string, path: string | RegExp): number;
  all(): readonly Call[];
  forget(): void;
  /** Resolves when each call that was begun has ended. */
  settled(): Promise<void>;
  /** The same once the frame has asked its one question, whether the account is a reseller, which it asks when idle. */
  opened(): Promise<void>;
}

/** Counts from now on. */
export function watchCalls(page: Page): Calls {
  let calls: Call[] = [];
  const open = new Set<object>();
  let whenNoneIsOpen = Promise.withResolvers<void>();
  const end = (request: object): void => {
    open.delete(request);
    if (open.size > 0) return;
    whenNoneIsOpen.resolve();
    whenNoneIsOpen = Promise.withResolvers();
  };
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith('/api/v1/')) return;
    open.add(request);
    calls.push({ method: request.method(), path: pathname.slice('/api/v1'.length) });
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  const watched: Calls = {
    count: (method, path) =>
      calls.filter((call) => {
        const isMeant = typeof path === 'string' ? call.path === path : path.test(call.path);
        return call.method === method && isMeant;
      }).length,
    all: () => calls,
    forget() {
      calls = [];
    },
    async settled() {
      await page.evaluate(() => 0); // a round trip brings in what has just begun
      while (open.size > 0) await whenNoneIsOpen.promise;
    },
    async opened() {
      await expect.poll(() => watched.count('GET', '/reseller'), 'the question of the frame').toBe(1);
      await watched.settled();
    },
  };
  return watched;
}

/**
 * Lets time pass on a page whose clock the test has taken, second by second where nothing else is said, each second's
 * answers coming in before the next: what is counted hardly depends on how fast the machine is. Before and after it,
 * the clock goes on by itself.
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

/** Makes the page believe that its tab was hidden, or is in sight again. */
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
