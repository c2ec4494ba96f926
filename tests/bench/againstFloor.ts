import { request } from '@playwright/test';
import { freshKey, type SandboxControls, sandboxControls } from '../support/sandboxControls.ts';
import { type Bench, timeOfFirstRows } from './bench.ts';
import { type Figure, median } from './figures.ts';
import { withPlainPage } from './plainPage.ts';

const runs = 7;

/** How many times slower than this machine the processor is, how long the API takes, in milliseconds, and the limit. */
const conditions = [
  { slowdown: 1, delay: 0, limit: 2 },
  { slowdown: 1, delay: 100, limit: 1.5 },
  { slowdown: 1, delay: 300, limit: 1.2 },
  { slowdown: 4, delay: 0, limit: 2.5 },
  { slowdown: 4, delay: 100, limit: 1.9 },
  { slowdown: 4, delay: 300, limit: 1.4 },
];

async function delayAnswers({ fault }: SandboxControls, key: string, delayMs: number): Promise<void> {
  if (delayMs > 0) await fault(key, '*', { delayMs }, { times: 2 });
}

/**
 * The time from the navigation's start to the first rows of a dozen servers, as a multiple of the same time of a plain
 * table made with the same libraries. Both are served by the same server, and alternate.
 */
export async function measureAgainstFloor(bench: Bench): Promise<readonly Figure[]> {
  return withPlainPage('plainTable', async (plainPage) => {
    const api = await request.newContext({ baseURL: plainPage });
    const plainSandbox = sandboxControls(api);
    const figures: Figure[] = [];
    for (const { slowdown, delay, limit } of conditions) {
      const times: Record<'app' | 'floor', number[]> = { app: [], floor: [] };
      for (let run = 0; run < runs; run += 1) {
        const [key, plainKey] = [freshKey('owner'), freshKey('owner')];
        await delayAnswers(plainSandbox, plainKey, delay);
        const { page, open } = await bench.openPage(key);
        times.floor.push(
          await timeOfFirstRows(
            page,
            slowdown,
            async () => void (await page.goto(`${plainPage}#${plainKey}`)),
          ),
        );
        await open('about:blank', async () => delayAnswers(bench.sandbox, key, delay));
        times.app.push(await timeOfFirstRows(page, slowdown, async () => void (await page.goto('/servers'))));
        await page.context().close();
      }
      const [app, floor] = [median(times.app), median(times.floor)];
      const list = (values: readonly number[]): string => values.map((value) => value.toFixed(0)).join(', ');
      figures.push({
        what: `first rows against the floor, processor ${slowdown}× slower, API ${delay} ms`,
        value: app / floor,
        limit,
        unit: '×',
        note: `${app.toFixed(0)} against ${floor.toFixed(0)} ms; ${list(times.app)} against ${list(times.floor)}`,
      });
    }
    await api.dispose();
    return figures;
  });
}
