import type { Page } from '@playwright/test';
import { type LongestTask, longestTask } from './tasks.ts';

/**
 * References for reading a large list: the same response, only received, or decoded, parsed and merged at once as
 * `Response.text`, `JSON.parse` and the query cache would. Whatever the machine, a figure is a multiple of these.
 */

/** Merges as the query cache does: parts of `next` that equal those of `former` are replaced by them. */
function installMerge(): void {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  function merge(former: unknown, next: unknown): unknown {
    if (former === next || !isObject(former) || !isObject(next)) return next;
    const copy: Record<string, unknown> = Array.isArray(next) ? Object.assign([], next) : { ...next };
    const names = Object.keys(copy);
    let equal = 0;
    for (const name of names) {
      copy[name] = merge(former[name], copy[name]);
      if (copy[name] === former[name]) equal += 1;
    }
    return equal === names.length && equal === Object.keys(former).length ? former : copy;
  }
  Object.assign(window, { merge });
}

const readOnPage = (page: Page, key: string, isAtOnce: boolean): Promise<void> =>
  page.evaluate(
    async ([key, isAtOnce]) => {
      const kept = window as unknown as { merge: (one: unknown, other: unknown) => unknown; list?: unknown };
      const response = await fetch('/api/v1/servers', {
        cache: 'no-store',
        headers: { authorization: `Bearer ${key}` },
      });
      if (isAtOnce) {
        const text = await response.text();
        await new Promise((resolve) => setTimeout(resolve));
        kept.list = kept.merge(kept.list, JSON.parse(text));
      } else {
        const reader = response.clone().body?.getReader();
        await response.body?.cancel();
        while ((await reader?.read())?.done === false);
      }
      // Time to collect the garbage.
      await new Promise((resolve) => setTimeout(resolve, 300));
    },
    [key, isAtOnce] as const,
  );

/** Reads the list of the key's account beside the app, on its page. */
export async function readAtOnce(page: Page, key: string): Promise<LongestTask> {
  await page.evaluate(installMerge);
  return longestTask(page, () => readOnPage(page, key, true));
}

/** Receives it, and does nothing with it. */
export const receiveOnly = (page: Page, key: string): Promise<LongestTask> =>
  longestTask(page, () => readOnPage(page, key, false));
