import type { Page } from '@playwright/test';
import type { Owner } from '#session/identity.ts';
import { watchCalls } from '../support/calls.ts';
import { ownerOf, storageName } from '../support/session.ts';
import { takeClock } from '../support/time.ts';
import type { Bench } from './bench.ts';
import { type Figure, median } from './figures.ts';
import { withPlainPage } from './plainPage.ts';
import { metricsAfterGc, metricsOf, performanceOf } from './memory.ts';

const samples = 30;
const interval = 3_000;

/** The median of the main thread's task time for one more sample, in milliseconds. */
async function workPerSample(page: Page, add: () => Promise<void>): Promise<number> {
  const cdp = await performanceOf(page);
  const works: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const before = await metricsOf(cdp);
    await add();
    works.push((await metricsOf(cdp)).work - before.work);
  }
  return median(works);
}

/** The same for three charts in plain Recharts, on a separate page. */
async function workOfPlainCharts(newPage: () => Promise<Page>): Promise<number> {
  return withPlainPage('plainCharts', async (address) => {
    const page = await newPage();
    await page.goto(address);
    await page.locator('path.recharts-area-curve').nth(2).waitFor({ state: 'attached' });
    const work = await workPerSample(page, () =>
      page.evaluate(async () => {
        (window as unknown as { addSample: () => void }).addSample();
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }),
    );
    await page.context().close();
    return work;
  });
}

/** Stores `count` samples in the tab, as if it had watched the server that long. */
async function seedHistory(page: Page, owner: Owner, serverId: string, count: number): Promise<void> {
  await page.addInitScript(
    ([prefix, owner, id, length]) => {
      const key = `${prefix}${id}`;
      if (sessionStorage.getItem(key) !== null) return;
      const last = Date.now() - 3_000;
      const steps = Array.from({ length }, (_, index) => (index === 0 ? last - (length - 1) * 3_000 : 3_000));
      const wave = (of: number) => Array.from({ length }, (_, index) => of + (of / 2) * Math.sin(index / 9));
      const table = [wave(50), wave(4_000), wave(0).fill(8_192), wave(30), wave(0).fill(100)];
      sessionStorage.setItem(key, JSON.stringify({ owner, steps, table, last }));
    },
    [storageName('session:stats:'), owner, serverId, count] as const,
  );
}

interface Watched {
  readonly page: Page;
  /** Lets one interval pass and waits until its sample is drawn. */
  readonly addSample: () => Promise<void>;
  /** The highest number of sample requests in flight at once. */
  readonly mostInFlight: () => number;
}

async function watchServer(
  { sandbox, small, openPage }: Bench,
  { kept, window }: { kept: number; window: string },
): Promise<Watched> {
  const [serverId = ''] = await sandbox.world(small, { addServers: [{ label: 'watched' }] });
  const seen = { inFlight: 0, most: 0, answers: 0 };
  const { page, open } = await openPage(small);
  const isSample = (url: string): boolean => url.endsWith('/stats');
  page.on('request', (request) => {
    if (!isSample(request.url())) return;
    seen.inFlight += 1;
    seen.most = Math.max(seen.most, seen.inFlight);
  });
  page.on('requestfinished', (request) => {
    if (!isSample(request.url())) return;
    seen.inFlight -= 1;
    seen.answers += 1;
  });
  await takeClock(page);
  const calls = watchCalls(page);
  await open(`/servers/${serverId}?window=${window}`, async () =>
    seedHistory(page, await ownerOf(page, small), serverId, kept),
  );
  await page.locator('path.recharts-area-curve').nth(2).waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await calls.settled();
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  return {
    page,
    mostInFlight: () => seen.most,
    async addSample() {
      const { answers } = seen;
      do {
        await page.clock.runFor(interval);
        // Round trips to the page let the response arrive and be rendered.
        do {
          await page.evaluate(() => 0);
          await page.evaluate(() => 0);
        } while (seen.inFlight > 0);
      } while (seen.answers === answers);
    },
  };
}

/** The cost of one more sample: against plain Recharts, and with many samples kept against few. */
export async function measureStatistics(bench: Bench): Promise<readonly Figure[]> {
  const plain = await workOfPlainCharts(bench.newPage);
  const worksOf = async (kept: number): Promise<number> => {
    const { page, addSample } = await watchServer(bench, { kept, window: 'all' });
    const work = await workPerSample(page, addSample);
    await page.context().close();
    return work;
  };
  const few = await worksOf(100);
  const some = await worksOf(300);
  const many = await worksOf(4_800);
  return [
    {
      what: 'one sample, three charts, against plain Recharts',
      value: some / plain,
      limit: 0.6,
      unit: '×',
      note: `main thread, median of ${samples}: ${some.toFixed(1)} ms against ${plain.toFixed(1)} ms`,
    },
    {
      what: 'the same with 4,800 samples kept, against 100',
      value: many / few,
      limit: 1.3,
      unit: '×',
      note: `${many.toFixed(1)} ms against ${few.toFixed(1)} ms`,
    },
  ];
}

const soakSamples = 14_400;
const warmupSamples = 600;

/** Twelve hours of samples in a row: nothing may grow except the history, which is limited. */
export async function measureStatisticsSoak(bench: Bench): Promise<readonly Figure[]> {
  const { page, addSample, mostInFlight } = await watchServer(bench, { kept: 0, window: '5' });
  const cdp = await performanceOf(page);
  for (let sample = 0; sample < warmupSamples; sample += 1) await addSample();
  const before = await metricsAfterGc(cdp);
  for (let sample = warmupSamples; sample < soakSamples; sample += 1) await addSample();
  const after = await metricsAfterGc(cdp);
  await page.context().close();
  const note = `after ${soakSamples.toLocaleString('en')} samples, against ${warmupSamples}`;
  return [
    { what: 'statistics: the heap grows by', value: after.heap - before.heap, limit: 3, unit: 'MB', note },
    {
      what: 'statistics: nodes change by',
      value: Math.abs(after.nodes / before.nodes - 1) * 100,
      limit: 2,
      unit: '%',
      note: `${before.nodes} before`,
    },
    {
      what: 'statistics: listeners grow by',
      value: after.listeners - before.listeners,
      limit: 0,
      unit: 'listeners',
      note: `${before.listeners} before`,
    },
    { what: 'statistics: requests on the line together', value: mostInFlight(), limit: 1, unit: 'requests' },
  ];
}
