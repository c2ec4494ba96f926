import type { Page } from '@playwright/test';

/** The longest task of the page's main thread, in milliseconds. */
export interface LongestTask {
  /** The processor time it took: what it would last on a machine with nothing else to do. */
  readonly processor: number;
  /** From its begin to its end, with what else the machine did meanwhile. */
  readonly wall: number;
}

/** What the browser writes into a trace; durations in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Traces the browser while `act` runs. A trace that saw no task of the main thread is a failure. */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<LongestTask> {
  const cdp = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  // The protocol leaves the events' shape open.
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] },
  });
  await act();
  const isComplete = new Promise((resolve) => {
    cdp.once('Tracing.tracingComplete', resolve);
  });
  await cdp.send('Tracing.end');
  await isComplete;
  await cdp.detach();

  const mainThreads = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}:${tid}`),
  );
  const tasks = events.filter(({ name, pid, tid }) => name === 'RunTask' && mainThreads.has(`${pid}:${tid}`));
  if (tasks.length === 0) throw new Error('the trace shows no task');
  return {
    // A task that the trace's begin or end cuts has no processor time of its own: it counts by the clock.
    processor: Math.max(...tasks.map(({ tdur, dur = 0 }) => tdur ?? dur)) / 1_000,
    wall: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1_000,
  };
}
