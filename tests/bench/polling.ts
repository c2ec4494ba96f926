import type { Page } from '@playwright/test';
import { atRest, type Bench } from './bench.ts';
import type { Figure } from './figures.ts';
import { type LongestTask, longestTask } from './tasks.ts';

const polls = 5;

/** Refetches the list without moving the focus. Resolves to the response's size in bytes once it is shown. */
async function pollOnce(page: Page): Promise<number> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/servers'));
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find((button) => button.textContent.trim() === 'Refresh')?.click();
  });
  const body = await (await answered).body();
  await page.locator('button:not([aria-busy])', { hasText: 'Refresh' }).waitFor();
  return body.length;
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

/** Polls the whole list of 10,000 servers while the user types. 200 servers have changed each time. */
export async function measurePolling({ onList, sandbox, large }: Bench): Promise<readonly Figure[]> {
  return onList(large, async (page) => {
    await atRest(page);
    await page.getByRole('searchbox', { name: 'Search servers' }).focus();
    await page.keyboard.type('web');
    await page.waitForURL(/q=web/);
    await page.evaluate(() => {
      const latencies: number[] = [];
      Object.assign(window, { latencies });
      new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) if (name === 'keydown') latencies.push(duration);
      }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit); // an option newer than the types
    });
    const seen: Poll[] = [];
    for (let poll = 0; poll < polls; poll += 1) {
      const [from, to] = poll % 2 === 0 ? ['running', 'failed'] : ['failed', 'running'];
      await sandbox.world(large, { changeSome: { count: 200, from, to } });
      seen.push(await pollWhileTyping(page));
    }
    const slowest = await page.evaluate(() =>
      Math.max(0, ...(window as unknown as { latencies: number[] }).latencies),
    );
    return [
      {
        what: 'the longest task during a poll, while typing',
        value: Math.max(...seen.map(({ task }) => task.processor)),
        limit: 50,
        unit: 'ms',
        note:
          `processor time, the longest of ${polls} answers of ${((seen[0]?.bytes ?? 0) / 1e6).toFixed(1)} MB; ` +
          `${Math.max(...seen.map(({ task }) => task.wall)).toFixed(0)} ms on the clock`,
      },
      {
        what: 'the slowest keystroke meanwhile, to the next paint',
        value: slowest,
        limit: 200,
        unit: 'ms',
        note: `of ${seen.reduce((sum, { keystrokes }) => sum + keystrokes, 0)}, by Event Timing, on the clock`,
      },
    ];
  });
}
