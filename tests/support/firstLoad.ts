import { expect, type Page } from '@playwright/test';
import { atRest } from './atRest.ts';

/**
 * What the list may cost when it is opened cold, by the encoding that the browser accepts: bytes as they are sent, and
 * numbers of requests. One budget for every server: the files are compressed when they are built.
 */
const budgets = {
  gzip: { scriptBytes: 148_850, requests: 9, idleScriptBytes: 75_000, idleScripts: 8 },
  br: { scriptBytes: 129_750, requests: 9, idleScriptBytes: 66_800, idleScripts: 8 },
} as const;

export type Encoding = keyof typeof budgets;

/** The requests of a page until its first rows were painted, and those after that, when idle. */
export interface FirstLoad {
  /** Bytes of the scripts requested until the first rows were painted, as the server sent them. */
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
  /** Of the body as it was sent. */
  readonly bytes: number;
}

/** A row is rendered once its link to a server is. */
const aRow = 'main a[href^="/servers/"]';

/** Opens the list cold with `open`, in a context without a cache, accepting one encoding alone, and measures. */
export async function measureFirstLoad(
  page: Page,
  encoding: Encoding,
  open: () => Promise<void>,
): Promise<FirstLoad> {
  await page.setExtraHTTPHeaders({ 'Accept-Encoding': encoding });
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
    entries: ['navigation', 'resource']
      // Entries of both kinds have this type.
      .flatMap((kind) => performance.getEntriesByType(kind) as PerformanceResourceTiming[])
      .map(({ name, startTime, encodedBodySize }): Timed => ({
        url: name,
        startTime,
        bytes: encodedBodySize,
      })),
  }));

  const before = entries.filter(({ startTime }) => startTime <= paintedAt);
  const after = entries.filter(({ startTime }) => startTime > paintedAt);
  const scripts = (timed: readonly Timed[]): readonly Timed[] =>
    timed.filter(({ url }) => new URL(url).pathname.endsWith('.js'));
  const bytes = (timed: readonly Timed[]): number =>
    [...new Map(timed.map((entry) => [entry.url, entry.bytes])).values()].reduce(
      (sum, size) => sum + size,
      0,
    );
  return {
    scriptBytes: bytes(scripts(before)),
    requests: before.map(({ url }) => url),
    idleScriptBytes: bytes(scripts(after)),
    idleScripts: scripts(after).map(({ url }) => url),
  };
}

export function expectWithinBudget(load: FirstLoad, encoding: Encoding): void {
  const budget = budgets[encoding];
  // A measurement without scripts or without the list measured nothing.
  expect(load.scriptBytes).toBeGreaterThan(50_000);
  expect(load.requests.filter((url) => url.endsWith('/api/v1/servers'))).toHaveLength(1);
  expect(load.scriptBytes).toBeLessThanOrEqual(budget.scriptBytes);
  expect(load.requests.length, load.requests.join('\n')).toBeLessThanOrEqual(budget.requests);
  // Idle-time code is fetched, in a few files.
  expect(load.idleScripts.length).toBeGreaterThan(0);
  expect(load.idleScripts.length, load.idleScripts.join('\n')).toBeLessThanOrEqual(budget.idleScripts);
  expect(load.idleScriptBytes, load.idleScripts.join('\n')).toBeLessThanOrEqual(budget.idleScriptBytes);
}
