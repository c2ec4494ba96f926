import { type BrowserContext, expect, type Page } from '@playwright/test';
import { browserNow } from './now.ts';

/** Reads are retried after a random delay; this makes it the shortest one, so that a test need not wait. */
export async function retryAtOnce(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Math.random = () => 0;
  });
}

/**
 * Puts the page's timers under the test's control (`page.clock`), including those of `AbortSignal.timeout`, which the
 * browser keeps separately. Call it before the page is opened.
 */
export async function takeClock(page: Page | BrowserContext, from = browserNow): Promise<void> {
  await page.clock.install({ time: from });
  await page.addInitScript(() => {
    AbortSignal.timeout = (milliseconds) => {
      const controller = new AbortController();
      const late = (): void => controller.abort(new DOMException('signal timed out', 'TimeoutError'));
      setTimeout(late, milliseconds);
      return controller.signal;
    };
  });
}

/**
 * Stops the page's clock at a moment in the near future, since it keeps running while it is read: a second ahead, or as
 * much more as the machine takes. Returns the time at which it stopped, in milliseconds since 1970.
 */
export async function stopClock(...pages: readonly Page[]): Promise<number> {
  for (let ahead = 1_000; ; ahead *= 2) {
    const times = await Promise.all(pages.map((page) => page.evaluate(() => Date.now())));
    const at = Math.max(...times) + ahead;
    try {
      for (const page of pages) await page.clock.pauseAt(at);
      return at;
    } catch (error) {
      if (!String(error).includes('to the past')) throw error;
    }
  }
}

/**
 * Resolves when the browser has answered what the page has asked it so far about locks and databases. The page gives
 * up on either after a few seconds: a step of the clock must not be the reason.
 */
async function browserHasAnswered(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    // Locks are missing on pages that are not secure; the types say otherwise.
    await (navigator.locks as LockManager | undefined)?.query();
    await indexedDB.databases();
  }
}

/**
 * Advances the page's clock step by step until `seen` passes, for waits whose length isn't the point.
 * @param step in milliseconds
 */
export async function expectInTime(page: Page, seen: () => Promise<void>, step = 1_000): Promise<void> {
  await expect(async () => {
    await page.evaluate(browserHasAnswered);
    await page.clock.fastForward(step);
    await seen();
  }).toPass({ timeout: 120_000, intervals: [100] });
}
