import type { CDPSession, Page } from '@playwright/test';

/** What the browser counts of a page. */
export interface Metrics {
  /** The main thread's work so far, in milliseconds. */
  readonly work: number;
  /** After all that can be collected was, in megabytes. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function metricsOf(cdp: CDPSession): Promise<Metrics> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return {
    work: of('TaskDuration') * 1_000,
    heap: of('JSHeapUsedSize') / 1e6,
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  };
}

/** The same once everything that can be collected was. */
export async function collected(cdp: CDPSession): Promise<Metrics> {
  for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  return metricsOf(cdp);
}

export async function performanceOf(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  return cdp;
}
