import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { atRest } from './atRest.ts';

/** The requests of a page until its first rows were painted, and those after that, when idle. */
export interface FirstLoad {
  /** Bytes of the scripts requested until the first rows were painted, each compressed by gzip -9. */
  readonly scriptBytes: number;
  /** All requests started until then, including the page itself. */
  readonly requests: readonly string[];
  /** Bytes of the scripts requested after that, counted the same way. */
  readonly idleScriptBytes: number;
  readonly idleScripts: readonly string[];
}

interface Timed {
  readonly url: string;
  readonly startTime: number;
}

/** A row is rendered once its link to a server is. */
const aRow = 'main a[href^="/servers/"]';

/**
 * Opens the list cold with `open` (in a context without a cache) and measures. Bodies are compressed here, whatever the
 * server did, so that the figures don't depend on how the app is served.
 */
export async function measureFirstLoad(page: Page, open: () => Promise<void>): Promise<FirstLoad> {
  const responses = new Map<string, Response>();
  page.on('response', (response) => responses.set(response.url(), response));
  await page.addInitScript((row) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector(row) === null) return;
      observer.disconnect();
      // The second frame begins when the first, which contains the rows, has been handed to the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('first-rows')));
    });
    observer.observe(document, { childList: true, subtree: true });
  }, aRow);

  await open();
  await page.waitForFunction(() => performance.getEntriesByName('first-rows').length > 0);
  await atRest(page);
  const { paintedAt, entries } = await page.evaluate(() => ({
    paintedAt: performance.getEntriesByName('first-rows')[0]?.startTime ?? 0,
    entries: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
      ({ name, startTime }): Timed => ({ url: name, startTime }),
    ),
  }));

  const before = entries.filter(({ startTime }) => startTime <= paintedAt).map(({ url }) => url);
  const after = entries.filter(({ startTime }) => startTime > paintedAt).map(({ url }) => url);
  const isScript = (url: string): boolean => new URL(url).pathname.endsWith('.js');
  const bytes = async (urls: readonly string[]): Promise<number> => {
    const answers = [...new Set(urls)].flatMap((url) => responses.get(url) ?? []);
    const bodies = await Promise.all(answers.map((answer) => answer.body()));
    return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  };
  return {
    scriptBytes: await bytes(before.filter(isScript)),
    requests: before,
    idleScriptBytes: await bytes(after.filter(isScript)),
    idleScripts: after.filter(isScript),
  };
}
