import { scrollToEnd } from './scrolling.ts';
import type { Page } from '@playwright/test';
import { atRest, type Bench } from './bench.ts';
import { type Figure, median } from './figures.ts';
import { longestTask } from './tasks.ts';

/** How many samples are looked at one by one. */
const samples = 8;

/** Which rows the page changes, and which parts of them, as long as it is open. */
function watchRowChanges(): void {
  const changes: { row: string; isMeters: boolean }[] = [];
  Object.assign(window, { rowChanges: changes });
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const row = element?.closest('tr[data-index]');
      // The age grows by itself, in all rows at once.
      if (!row || element?.closest('time')) continue;
      changes.push({
        row: row.getAttribute('data-index') ?? '',
        isMeters: element?.closest('.fleet-load') !== null,
      });
    }
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
}

const takeChanges = (page: Page): Promise<{ row: string; isMeters: boolean }[]> =>
  page.evaluate(() =>
    (window as unknown as { rowChanges: { row: string; isMeters: boolean }[] }).rowChanges.splice(0),
  );

/** Resolves when the page has shown one more sample: an answer alone may change nothing yet. */
async function nextSample(page: Page): Promise<void> {
  await page.waitForFunction(
    () => (window as unknown as { rowChanges: readonly unknown[] }).rowChanges.length > 0,
  );
  // The second frame begins when the first, which shows it, is painted.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

/** The load in the list of 10,000: what one sample costs, and what scrolling costs with the meters on. */
export async function measureMeters({ onList, large }: Bench): Promise<readonly Figure[]> {
  return onList(
    large,
    async (page) => {
      await page.addInitScript(watchRowChanges);
      await page.reload();
      await atRest(page);
      await nextSample(page);
      await takeChanges(page);
      const costs: number[] = [];
      const rows: number[] = [];
      let elsewhere = 0;
      for (let sample = 0; sample < samples; sample += 1) {
        await takeChanges(page);
        const { processor } = await longestTask(page, () => nextSample(page));
        const changes = await takeChanges(page);
        const changed = new Set(changes.map(({ row }) => row)).size;
        rows.push(changed);
        // Two answers may come at once: then neither's cost is known.
        if (changed === 1) costs.push(processor);
        elsewhere += changes.filter(({ isMeters }) => !isMeters).length;
      }
      if (costs.length < samples / 2)
        throw new Error(`too few samples that changed one row: ${rows.join(', ')}`);
      const scrolled = await longestTask(page, () => scrollToEnd(page));
      return [
        {
          what: 'rows that one sample changes',
          value: median(rows),
          limit: 1,
          unit: 'rows',
          note: `median of ${samples}; all: ${rows.join(', ')}`,
        },
        { what: 'changes outside of the meters', value: elsewhere, limit: 0, unit: 'nodes' },
        {
          what: 'the longest task while one sample comes',
          value: median(costs),
          limit: 2,
          unit: 'ms',
          note: `processor time, median of ${costs.length}; all: ${costs.map((cost) => cost.toFixed(1)).join(', ')}`,
        },
        {
          what: 'the longest task while scrolling to the end with meters',
          value: scrolled.processor,
          limit: 50,
          unit: 'ms',
          note: `processor time; ${scrolled.wall.toFixed(0)} ms on the clock`,
        },
      ];
    },
    '/servers?status=any',
  );
}
