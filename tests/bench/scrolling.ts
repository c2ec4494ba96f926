import { atRest, type Bench } from './bench.ts';
import type { Figure } from './figures.ts';
import { longestTask } from './tasks.ts';

/** Scrolls from the first to the last of 10,000 rows, 40 rows per frame. */
export async function measureScrolling({ onList, large }: Bench): Promise<readonly Figure[]> {
  const { processor, wall } = await onList(
    large,
    async (page) => {
      await atRest(page);
      return longestTask(page, async () => {
        await page.evaluate(async () => {
          const frame = document.querySelector('table')?.parentElement;
          if (!frame) throw new Error('no table');
          while (frame.scrollTop + frame.clientHeight < frame.scrollHeight - 1) {
            frame.scrollTop += 40 * 44;
            await new Promise((resolve) => requestAnimationFrame(resolve));
          }
        });
        await page.locator('[aria-rowindex="10001"]').waitFor();
      });
    },
    '/servers?status=any',
  );
  return [
    {
      what: 'the longest task while scrolling to the end',
      value: processor,
      limit: 50,
      unit: 'ms',
      note: `processor time; ${wall.toFixed(0)} ms on the clock`,
    },
  ];
}
