import type { Page } from '@playwright/test';
import { atRest, type Bench } from './bench.ts';
import { type Figure, median } from './figures.ts';

const runs = 9;

const firstRows = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByName('first-rows')[0]?.startTime ?? Number.NaN);

/** The time from the navigation's start to the first rows on screen, with an empty cache. The two fleets alternate. */
export async function measureFirstRows({ onList, large, small }: Bench): Promise<readonly Figure[]> {
  const times: Record<'large' | 'small', number[]> = { large: [], small: [] };
  for (let run = 0; run < runs; run += 1) {
    times.small.push(await onList(small, firstRows));
    times.large.push(await onList(large, firstRows));
  }
  const nodes = await onList(large, async (page) => {
    await atRest(page);
    return page.evaluate(() => {
      const walker = document.createTreeWalker(document);
      let count = 1;
      while (walker.nextNode() !== null) count += 1;
      return { count, elements: document.querySelectorAll('*').length };
    });
  });
  const [inLarge, inSmall] = [median(times.large), median(times.small)];
  const list = (values: readonly number[]): string => values.map((value) => value.toFixed(0)).join(', ');
  return [
    {
      what: 'first rows of 10,000 servers, against 100 servers',
      value: inLarge / inSmall,
      limit: 1.3,
      unit: '×',
      note: `medians of ${list(times.large)} ms and of ${list(times.small)} ms`,
    },
    {
      what: 'nodes in the document, texts and all',
      value: nodes.count,
      limit: 1_500,
      unit: 'nodes',
      note: `10,000 servers, at rest; ${nodes.elements} elements among them`,
    },
  ];
}
