import { scrollToEnd } from './scrolling.ts';
import type { Page } from '@playwright/test';
import { atRest, type Bench } from './bench.ts';
import { type Figure, median } from './figures.ts';
import { longestTask } from './tasks.ts';

/** How many samples are looked at one by one. */
const samples = 8;

const listed = (times: readonly number[]): string => times.map((time) => time.toFixed(1)).join(', ');

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

/** Resolves when what has just been changed is painted: the second frame begins after the first, which shows it. */
const painted = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** Resolves when the page has shown one more sample: an answer alone may change nothing yet. */
async function nextSample(page: Page): Promise<void> {
  await page.waitForFunction(
    () => (window as unknown as { rowChanges: readonly unknown[] }).rowChanges.length > 0,
    undefined,
    // Not in each frame, which would ask for frames that the page doesn't need.
    { polling: 20 },
  );
  await painted(page);
}

/** Whether all rows in sight have a sample: the first adds nodes, the others change them. */
function areAllKnown(): boolean {
  const bottom = document.querySelector('table')?.parentElement?.getBoundingClientRect().bottom ?? 0;
  const inSight = [...document.querySelectorAll('td.fleet-load:has(svg)')].filter(
    (meters) => meters.getBoundingClientRect().bottom < Math.min(bottom, window.innerHeight),
  );
  return inSight.length > 0 && inSight.every((meters) => meters.querySelector('time'));
}

/** Changes as much as a sample does, without the app: bars and numbers of one row. Calling it again undoes it. */
function changeByHand(): void {
  const cell = [...document.querySelectorAll('td.fleet-load')].find((meters) => meters.querySelector('time'));
  if (!cell) throw new Error('no row has a sample');
  for (const bar of cell.querySelectorAll('path + path')) {
    const [before, after] = [bar.getAttribute('d') ?? '', bar.getAttribute('data-other') ?? 'M0 4H50'];
    bar.setAttribute('d', after);
    bar.setAttribute('data-other', before);
  }
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text; // as the walker was asked for
    text.data = Array.from(text.data).toReversed().join('');
  }
}

/** The load in the list of 10,000: what one sample costs, and what scrolling costs with the meters on. */
export async function measureMeters({ onList, large }: Bench): Promise<readonly Figure[]> {
  return onList(
    large,
    async (page) => {
      await page.addInitScript(watchRowChanges);
      await page.reload();
      await atRest(page);
      await page.waitForFunction(areAllKnown);
      await takeChanges(page);
      const scripts: number[] = [];
      const frames: number[] = [];
      const references: number[] = [];
      const rows: number[] = [];
      let elsewhere = 0;
      for (let sample = 0; sample < samples; sample += 1) {
        references.push(
          (
            await longestTask(page, async () => {
              await page.evaluate(changeByHand);
              await painted(page);
            })
          ).processor,
        );
        await page.evaluate(changeByHand);
        await painted(page);
        await takeChanges(page);
        const { processor, script } = await longestTask(page, () => nextSample(page));
        const changes = await takeChanges(page);
        const changed = new Set(changes.map(({ row }) => row)).size;
        rows.push(changed);
        elsewhere += changes.filter(({ isMeters }) => !isMeters).length;
        // Two answers may come at once: then neither's cost is known.
        if (changed !== 1) continue;
        scripts.push(script);
        frames.push(processor);
      }
      if (scripts.length < samples / 2)
        throw new Error(`too few samples that changed one row: ${rows.join(', ')}`);
      const scrolled = await longestTask(page, () => scrollToEnd(page));
      const [frame, reference] = [median(frames), median(references)];
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
          what: 'the longest run of scripts while one sample comes',
          value: median(scripts),
          limit: 2,
          unit: 'ms',
          note: `processor time, median of ${scripts.length}; all: ${listed(scripts)}`,
        },
        {
          what: 'the longest task while one sample comes, against changing the same nodes by hand',
          value: frame / reference,
          limit: 2,
          unit: '×',
          note:
            `processor time of a whole frame: ${frame.toFixed(1)} ms against ${reference.toFixed(1)} ms; ` +
            `all: ${listed(frames)} against ${listed(references)}`,
        },
        {
          what: 'the longest task while one sample comes',
          value: frame,
          limit: 15,
          unit: 'ms',
          note: 'processor time of a whole frame, of which the browser takes most for any change',
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
