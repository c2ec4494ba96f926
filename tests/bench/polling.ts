import type { Page } from '@playwright/test';
import { readAtOnce, receiveOnly } from './atOnce.ts';
import { atRest, type Bench } from './bench.ts';
import { type Figure, median } from './figures.ts';
import { type LongestTask, longestTask } from './tasks.ts';

const polls = 5;
const unchangedPolls = 7;

/** Refetches the list without moving the focus. Resolves to the response's size in bytes once it is shown. */
async function pollOnce(page: Page): Promise<number> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/servers'));
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find((button) => button.ariaLabel === 'Refresh')?.click();
  });
  // Not by the body itself: the page's main thread would hand it to the test.
  const size = await (await answered).headerValue('content-length');
  await page.locator('button[aria-label=Refresh]:not([aria-busy])').waitFor();
  return Number(size);
}

/** Types a character and deletes it, again and again, until `over` settles. Resolves to the number of keystrokes. */
async function typeUntil(page: Page, over: Promise<unknown>): Promise<number> {
  const finished = new AbortController();
  void over.finally(() => finished.abort());
  let keystrokes = 0;
  for (; !finished.signal.aborted; keystrokes += 2) {
    await page.keyboard.press('1', { delay: 15 });
    await page.keyboard.press('Backspace', { delay: 15 });
  }
  return keystrokes;
}

interface Poll {
  readonly task: LongestTask;
  readonly bytes: number;
  readonly keystrokes: number;
}

async function pollWhileTyping(page: Page): Promise<Poll> {
  const seen = { bytes: 0, keystrokes: 0 };
  const task = await longestTask(page, async () => {
    const answered = pollOnce(page);
    seen.keystrokes = await typeUntil(page, answered);
    seen.bytes = await answered;
  });
  return { task, ...seen };
}

/** From here on, records how long each keystroke takes to the next paint. */
function watchKeystrokes(): void {
  const latencies: number[] = [];
  Object.assign(window, { latencies });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') latencies.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit); // an option newer than the types
}

const slowestKeystroke = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(16, ...(window as unknown as { latencies: number[] }).latencies.splice(0)));

const medianOf = (polls: readonly LongestTask[], of: 'processor' | 'total'): number =>
  median(polls.map((poll) => poll[of]));
const inMs = (value: number): string => `${value.toFixed(1)} ms`;

/** Polls an unchanged list, and reads the same response at once beside it, in turn. */
async function measureUnchanged({ onList, small, large }: Bench): Promise<readonly Figure[]> {
  const pollAtRest = (page: Page): Promise<LongestTask> =>
    longestTask(page, async () => {
      await pollOnce(page);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    });
  const shown: LongestTask[] = [];
  const polled: LongestTask[] = [];
  const atOnce: LongestTask[] = [];
  const received: LongestTask[] = [];
  await onList(small, async (page) => {
    for (let poll = 0; poll < unchangedPolls; poll += 1) shown.push(await pollAtRest(page));
  });
  await onList(large, async (page) => {
    await atRest(page);
    await pollOnce(page);
    await readAtOnce(page, large);
    for (let poll = 0; poll < unchangedPolls; poll += 1) {
      polled.push(await pollAtRest(page));
      atOnce.push(await readAtOnce(page, large));
      received.push(await receiveOnly(page, large));
    }
  });
  const [poll, rendering, whole, transfer] = [polled, shown, atOnce, received].map((of) =>
    medianOf(of, 'total'),
  ) as [number, number, number, number]; // one for each
  return [
    {
      what: 'an unchanged poll, against reading it at once',
      value: Math.max(0, poll - rendering - transfer) / (whole - transfer),
      limit: 0.25,
      unit: '×',
      note:
        `processor time, medians of ${unchangedPolls}: ${inMs(poll)}, of which ${inMs(rendering)} with 100 servers ` +
        `and ${inMs(transfer)} to receive it; at once ${inMs(whole)}`,
    },
    {
      what: 'its longest task, against reading it at once',
      value: medianOf(polled, 'processor') / whole,
      limit: 0.3,
      unit: '×',
      note: `processor time: ${inMs(medianOf(polled, 'processor'))}`,
    },
  ];
}

/** Polls the whole list of 10,000 servers, unchanged, and while the user types and 200 have changed each time. */
export async function measurePolling(bench: Bench): Promise<readonly Figure[]> {
  const { onList, sandbox, large } = bench;
  const unchanged = await measureUnchanged(bench);
  return onList(large, async (page) => {
    await atRest(page);
    await page.getByRole('searchbox', { name: 'Search servers' }).focus();
    await page.keyboard.type('web');
    await page.waitForURL(/q=web/);
    await readAtOnce(page, large);
    const whole = [
      await readAtOnce(page, large),
      await readAtOnce(page, large),
      await readAtOnce(page, large),
    ];
    await page.evaluate(watchKeystrokes);
    await typeUntil(page, page.waitForTimeout(2_000));
    const without = await slowestKeystroke(page);
    const seen: Poll[] = [];
    for (let poll = 0; poll < polls; poll += 1) {
      const [from, to] = poll % 2 === 0 ? ['running', 'failed'] : ['failed', 'running'];
      await sandbox.world(large, { changeSome: { count: 200, from, to } });
      seen.push(await pollWhileTyping(page));
    }
    const slowest = await slowestKeystroke(page);
    const longest = Math.max(...seen.map(({ task }) => task.processor));
    return [
      ...unchanged,
      {
        what: 'the longest task during a poll, while typing, against reading it at once',
        value: longest / medianOf(whole, 'total'),
        limit: 0.5,
        unit: '×',
        note:
          `processor time, the longest of ${polls} answers of ${((seen[0]?.bytes ?? 0) / 1e6).toFixed(1)} MB: ` +
          `${inMs(longest)}, against ${inMs(medianOf(whole, 'total'))}; ` +
          `${Math.max(...seen.map(({ task }) => task.wall)).toFixed(0)} ms on the clock`,
      },
      {
        what: 'the slowest keystroke meanwhile, against those without a poll',
        value: slowest / without,
        limit: 3,
        unit: '×',
        note:
          `to the next paint, of ${seen.reduce((sum, { keystrokes }) => sum + keystrokes, 0)}, by Event Timing: ` +
          `${slowest} ms against ${without} ms on the clock`,
      },
    ];
  });
}
