import type { BrowserContext, Page, Route } from '@playwright/test';

/** Requests or answers that are held back. */
export interface Held {
  /** The number of requests or answers that are or were held back. */
  readonly count: () => number;
  readonly release: () => void;
}

/**
 * Holds back requests, as a slow connection does, until they are released; later ones pass. The test has all the time it
 * needs to look at the page meanwhile, which a delay in milliseconds doesn't give it on a busy machine.
 * @param method only requests with this method
 */
export async function hold(
  pages: Page | BrowserContext,
  addresses: string | RegExp,
  method?: string,
): Promise<Held> {
  return holdRoute(pages, addresses, method, async (route, released, arrived) => {
    arrived();
    await released;
    await route.continue();
  });
}

/**
 * The same, but what was requested is done at once, and only the answers are held back: the API has made the change,
 * and the page doesn't know yet. Each counts once it is there. They arrive even if the page is offline by then.
 */
export async function holdAnswers(
  pages: Page | BrowserContext,
  addresses: string | RegExp,
  method?: string,
): Promise<Held> {
  return holdRoute(pages, addresses, method, async (route, released, arrived) => {
    const response = await route.fetch();
    arrived();
    await released;
    await route.fulfill({ response });
  });
}

async function holdRoute(
  pages: Page | BrowserContext,
  addresses: string | RegExp,
  method: string | undefined,
  handle: (route: Route, released: Promise<void>, arrived: () => void) => Promise<void>,
): Promise<Held> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let count = 0;
  let isReleased = false;
  await pages.route(addresses, async (route) => {
    if (isReleased || (method !== undefined && route.request().method() !== method)) return route.fallback();
    return handle(route, promise, () => (count += 1));
  });
  return {
    count: () => count,
    release() {
      isReleased = true;
      resolve();
    },
  };
}
