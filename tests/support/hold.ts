import type { Page } from '@playwright/test';

/** Requests that are held back before they are sent. */
export interface Held {
  /** The number of requests that are or were held back. */
  readonly count: () => number;
  readonly release: () => void;
}

/**
 * Holds back a page's requests, as a slow connection does, until they are released: the test has all the time it needs
 * to look at the page meanwhile.
 * @param method only requests with this method
 */
export async function hold(page: Page, addresses: string | RegExp, method?: string): Promise<Held> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let count = 0;
  await page.route(addresses, async (route) => {
    if (method !== undefined && route.request().method() !== method) return route.continue();
    count += 1;
    await promise;
    return route.continue();
  });
  return { count: () => count, release: resolve };
}
