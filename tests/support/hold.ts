import type { Page } from '@playwright/test';

/** What is held back on its way out. */
export interface Held {
  /** How many requests are or were. */
  readonly count: () => number;
  readonly release: () => void;
}

/**
 * Holds back what a page asks for, as a slow line does, until it is released: what is looked at meanwhile has all the
 * time it needs.
 * @param method only requests of this method
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
