import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page, request } from '@playwright/test';
import { preview } from 'vite';
import { findBrowser, launchArguments } from '../support/browser.ts';
import { freshKey, type SandboxControls, sandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';

/** The built app in a browser, with two fleets in the sandbox behind it. */
export interface Bench {
  readonly sandbox: SandboxControls;
  /** The API key of the fleet with 10,000 servers. */
  readonly large: string;
  /** The API key of the fleet with 100 servers. */
  readonly small: string;
  /** Opens the fleet's list in a new browser context with an empty cache, and runs `measure` on it. */
  onList<Result>(key: string, measure: (page: Page) => Promise<Result>, path?: string): Promise<Result>;
  /** Opens a page in a new browser context with an empty cache. The caller closes the context. */
  newPage(): Promise<Page>;
  /** The same, signed in with a key. `open` runs `prepare` after storing the session and before opening the path. */
  openPage(key: string): Promise<{
    readonly page: Page;
    readonly open: (path: string, prepare: () => Promise<void>) => Promise<void>;
  }>;
  close(): Promise<void>;
}

const viewport = { width: 1280, height: 800 };

/** Marks when the first rows have been painted: the second animation frame begins after the first was painted. */
function markFirstRows(): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector('main a[href^="/servers/"]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('first-rows')));
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function openOnList<Result>(
  browser: Browser,
  baseURL: string,
  { key, path, measure }: { key: string; path: string; measure: (page: Page) => Promise<Result> },
): Promise<Result> {
  const context = await browser.newContext({ baseURL, viewport });
  try {
    const page = await context.newPage();
    await page.addInitScript(markFirstRows);
    await openAs(page, key, path);
    await page.waitForFunction(() => performance.getEntriesByName('first-rows').length > 0);
    return await measure(page);
  } finally {
    await context.close();
  }
}

/**
 * The time from the start of the navigation that `open` makes to the first rows on screen, in milliseconds.
 * @param slowdown how many times slower than this machine the page's processor is
 */
export async function timeOfFirstRows(
  page: Page,
  slowdown: number,
  open: () => Promise<void>,
): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const mark = await page.addInitScript(markFirstRows);
  await open();
  await page.waitForFunction(() => performance.getEntriesByName('first-rows').length > 0);
  const time = await page.evaluate(
    () => performance.getEntriesByName('first-rows')[0]?.startTime ?? Number.NaN,
  );
  await mark.dispose();
  await cdp.detach();
  return time;
}

export async function openBench(): Promise<Bench> {
  const server = await preview({ logLevel: 'error', preview: { host: '127.0.0.1', port: 0 } });
  // A server on a TCP port has an address object once it listens.
  const { port } = server.httpServer.address() as AddressInfo;
  const baseURL = `http://127.0.0.1:${port}`;
  const { executablePath, environment } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args: [...launchArguments],
    env: { ...process.env, ...environment },
  });
  const api = await request.newContext({ baseURL });
  const sandbox = sandboxControls(api);
  const [large, small] = [freshKey('fleet'), freshKey('empty')];
  await sandbox.world(large, { rateLimit: null });
  await sandbox.world(small, {
    rateLimit: null,
    addServers: [{ label: 'web', count: 100, addonIds: ['q3ht81xa'] }],
  });
  // Warm up, so that no measurement includes a fresh process's one-time work.
  for (const key of [small, large]) {
    await openOnList(browser, baseURL, { key, path: '/servers', measure: () => Promise.resolve() });
  }
  const newPage = async (): Promise<Page> => (await browser.newContext({ baseURL, viewport })).newPage();
  return {
    sandbox,
    newPage,
    async openPage(key) {
      const page = await newPage();
      return {
        page,
        async open(path, prepare) {
          await openAs(page, key, '/favicon.svg');
          await prepare();
          await page.goto(path);
        },
      };
    },
    large,
    small,
    onList: (key, measure, path = '/servers') => openOnList(browser, baseURL, { key, path, measure }),
    async close() {
      await api.dispose();
      await browser.close();
      await server.close();
    },
  };
}

/** Resolves when the page has loaded its idle-time code, has room for all rows of a large fleet, and is idle. */
export async function atRest(page: Page): Promise<void> {
  // Until the code for large fleets is loaded, the table holds only its first rows.
  await page.waitForFunction(() => (document.querySelector('table')?.clientHeight ?? 0) > 400_000);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
}
