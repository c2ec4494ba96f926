import type { Page } from '@playwright/test';
import { readAtOnce } from './atOnce.ts';
import { atRest, type Bench } from './bench.ts';
import { type Figure, median } from './figures.ts';
import { longestTask } from './tasks.ts';

/** Scrolls through all 10,000 rows, 40 in each frame. */
export async function scrollToEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = document.querySelector('table')?.parentElement;
    if (!frame) throw new Error('no table');
    while (frame.scrollTop + frame.clientHeight < frame.scrollHeight - 1) {
      frame.scrollTop += 40 * 44;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });
  await page.locator('[aria-rowindex="10001"]').waitFor();
}

/** Scrolls from the first to the last of 10,000 rows, 40 rows per frame. */
export async function measureScrolling({ onList, large }: Bench): Promise<readonly Figure[]> {
  const { processor, wall, reference } = await onList(
    large,
    async (page) => {
      await atRest(page);
      const references: number[] = [];
      for (let read = 0; read < 3; read += 1) references.push((await readAtOnce(page, large)).total);
      const scrolled = await longestTask(page, () => scrollToEnd(page));
      return { ...scrolled, reference: median(references) };
    },
    '/servers?status=any',
  );
  return [
    {
      what: 'the longest task while scrolling to the end, against reading the list at once',
      value: processor / reference,
      limit: 0.8,
      unit: '×',
      note:
        `processor time: ${processor.toFixed(1)} ms against ${reference.toFixed(1)} ms; ` +
        `${wall.toFixed(0)} ms on the clock`,
    },
  ];
}
