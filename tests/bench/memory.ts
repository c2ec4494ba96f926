import type { CDPSession, Page } from '@playwright/test';

/** The browser's performance counters for a page. */
export interface Metrics {
  /** The main thread's task time so far, in milliseconds. */
  readonly work: number;
  /** The used JS heap, in megabytes. */
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

/** The same after a full garbage collection. */
export async function metricsAfterGc(cdp: CDPSession): Promise<Metrics> {
  for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  return metricsOf(cdp);
}

export async function performanceOf(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  return cdp;
}
