import type { CDPSession, Page, Response } from '@playwright/test';
import { mostWatched } from '#domain/watched.ts';
import { type Calls, watchCalls } from '../support/calls.ts';
import { samplePath } from '../support/stats.ts';
import { stopClock, takeClock } from '../support/time.ts';
import type { Bench } from './bench.ts';
import type { Figure } from './figures.ts';
import { metricsAfterGc, type Metrics, performanceOf } from './memory.ts';

const minutes = 8 * 60;
const half = minutes / 2;
const interval = 3_000;

const pathOf = (response: Response): string => new URL(response.url()).pathname.slice('/api/v1'.length);

interface Soaked {
  readonly what: string;
  readonly page: Page;
  readonly calls: Calls;
  readonly cdp: CDPSession;
  /** How many samples were answered. */
  readonly answered: () => number;
  /** How far the clock advances at a time, in milliseconds: at most the page's polling interval. */
  readonly step: number;
}

/** Opens a page on a fake clock, which is paused from then on. */
async function openSoaked(bench: Bench, what: string, path: string, step: number): Promise<Soaked> {
  const { page, open } = await bench.openPage(bench.small);
  await takeClock(page);
  const calls = watchCalls(page);
  let answered = 0;
  page.on('response', (response) => {
    if (response.ok() && samplePath.test(pathOf(response))) answered += 1;
  });
  // The idle lock must not end eight hours without user input.
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { session: { idleMinutes: 24 * 60 } } }),
  );
  await open(path, () => Promise.resolve());
  await page.waitForLoadState('networkidle');
  await calls.settled();
  await stopClock(page);
  return { what, page, calls, answered: () => answered, cdp: await performanceOf(page), step };
}

async function letMinutePass({ page, calls, step }: Soaked): Promise<void> {
  for (let passed = 0; passed < 60_000; passed += step) {
    await page.clock.runFor(step);
    await calls.settled();
  }
}

/** Measured right after an answer: where one is missing, the page says so, and that has nodes of its own. */
async function metricsAfterAnswer({ page, calls, cdp, answered, step }: Soaked): Promise<Metrics> {
  const before = answered();
  for (let steps = 0; steps < 20 && answered() === before; steps += 1) {
    await page.clock.runFor(step);
    await calls.settled();
  }
  return metricsAfterGc(cdp);
}

/** A step that is longer than a request may take ends requests that would have been answered. */
function answerFigure({ what, calls, answered }: Soaked): Figure {
  const asked = calls.count('GET', samplePath);
  return {
    what: `8 hours of ${what}: samples without an answer`,
    value: (1 - answered() / asked) * 100,
    limit: 1,
    unit: '%',
    note: `${answered().toLocaleString('en')} were answered`,
  };
}

function growthFigures({ what }: Soaked, before: Metrics, after: Metrics, asked: number): readonly Figure[] {
  const note = 'from hour 4 to hour 8';
  return [
    {
      what: `8 hours of ${what}: the heap grows by`,
      value: after.heap - before.heap,
      limit: 3,
      unit: 'MB',
      note: `${note}; ${after.heap.toFixed(1)} MB at the end, ${asked.toLocaleString('en')} requests in all`,
    },
    {
      what: `8 hours of ${what}: nodes change by`,
      value: Math.abs(after.nodes / before.nodes - 1) * 100,
      limit: 2,
      unit: '%',
      note: `${note}; ${after.nodes} at the end`,
    },
    {
      what: `8 hours of ${what}: listeners grow by`,
      value: after.listeners - before.listeners,
      limit: 0,
      unit: 'listeners',
      note: `${note}; ${after.listeners} at the end`,
    },
  ];
}

/** Eight hours on the list, a server with statistics and twelve watched ones, without the idle lock and the API's limit. */
export async function measureSoak(bench: Bench): Promise<readonly Figure[]> {
  const ids = await bench.sandbox.world(bench.small, {
    addServers: Array.from({ length: mostWatched }, (_, index) => ({ label: `soaked-${index + 1}` })),
  });
  const [serverId = ''] = ids;
  const pages = [
    await openSoaked(bench, 'the list', '/servers', interval),
    await openSoaked(bench, 'a server with statistics', `/servers/${serverId}`, interval),
    // Twelve servers are sampled in turn, one every 1.7 s.
    await openSoaked(bench, 'twelve watched servers', `/watch?servers=${ids.join(',')}`, interval),
  ];
  const figures: Figure[] = [];
  for (const soaked of pages) {
    let before: Metrics | undefined;
    for (let minute = 1; minute <= minutes; minute += 1) {
      await letMinutePass(soaked);
      if (minute === half) before = await metricsAfterAnswer(soaked);
    }
    const after = await metricsAfterAnswer(soaked);
    figures.push(answerFigure(soaked));
    if (before !== undefined)
      figures.push(...growthFigures(soaked, before, after, soaked.calls.all().length));
    await soaked.page.context().close();
  }
  return figures;
}
