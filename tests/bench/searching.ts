import type { Page } from '@playwright/test';
import { readAtOnce } from './atOnce.ts';
import { atRest, type Bench } from './bench.ts';
import { type Figure, median } from './figures.ts';

/**
 * Records for each keystroke how long after the event's timestamp its rows were painted. The field's value and the rows
 * change in one commit.
 */
function watchKeystrokes(): void {
  const times: number[] = [];
  Object.assign(window, { keystrokes: times });
  document.addEventListener(
    'input',
    ({ timeStamp }) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        // A message posted in an animation frame is delivered after that frame has been painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => times.push(performance.now() - timeStamp), { once: true });
          port1.start();
          port2.postMessage(0);
        });
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    },
    { capture: true },
  );
}

const rowCount = (page: Page): Promise<string | null> =>
  page.getByRole('table').getAttribute('aria-rowcount');

async function typeAndClear(page: Page, query: readonly string[]): Promise<void> {
  const keystrokeCount = () =>
    page.evaluate(() => (window as unknown as { keystrokes: number[] }).keystrokes.length);
  for (const key of [...query, ...query.map(() => 'Backspace')]) {
    const before = await keystrokeCount();
    await page.keyboard.press(key);
    await page.waitForFunction(
      (count) => (window as unknown as { keystrokes: number[] }).keystrokes.length > count,
      before,
    );
  }
}

/** Types a search that narrows 10,000 rows down with every letter, then deletes it letter by letter. */
export async function measureSearching({ onList, large }: Bench): Promise<readonly Figure[]> {
  const { times, reference } = await onList(large, async (page) => {
    await atRest(page);
    const references: number[] = [];
    for (let read = 0; read < 3; read += 1) references.push((await readAtOnce(page, large)).wall);
    await page.evaluate(watchKeystrokes);
    await page.getByRole('searchbox', { name: 'Search servers' }).focus();
    const all = await rowCount(page);
    await page.keyboard.press('7');
    if ((await rowCount(page)) === all) throw new Error('the search did not narrow the rows down');
    await page.keyboard.press('Backspace');
    await typeAndClear(page, ['1', '2', '3', '4', '5']);
    await typeAndClear(page, ['f', 'r', 'a', '-', 'd', 'b']);
    return {
      times: await page.evaluate(() => (window as unknown as { keystrokes: number[] }).keystrokes),
      reference: median(references),
    };
  });
  return [
    {
      what: 'a keystroke in the search to painted rows, against parsing and merging the list at once',
      value: median(times) / reference,
      limit: 1.2,
      unit: '×',
      note:
        `on the clock, median of ${times.length}: ${median(times).toFixed(0)} ms against ${reference.toFixed(0)} ms; ` +
        `the slowest ${Math.max(...times).toFixed(0)} ms`,
    },
  ];
}
