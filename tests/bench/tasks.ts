import type { Page } from '@playwright/test';

/** The longest task of the page's main thread, in milliseconds. */
export interface LongestTask {
  /** The processor time it took: its duration on an otherwise idle machine. */
  readonly processor: number;
  /**
   * The processor time of the longest run of scripts, in whichever task. What the browser does after it, as layout and
   * paint, doesn't count. NaN if none ran.
   */
  readonly script: number;
  /** The time from its start to its end, including other work of the machine. */
  readonly wall: number;
  /** The processor time of all tasks together. */
  readonly total: number;
}

/** An entry of a browser trace; durations in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Traces the browser while `act` runs. Throws if the trace holds no task of the main thread. */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<LongestTask> {
  const cdp = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  // The protocol doesn't define the events' shape.
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'],
    },
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
  const named = (...names: readonly string[]): TraceEvent[] =>
    events.filter(({ name, pid, tid }) => names.includes(name) && mainThreads.has(`${pid}:${tid}`));
  // What is cut off by the trace's start or end has no processor time: its wall time counts instead.
  const timeOf = ({ tdur, dur = 0 }: TraceEvent): number => tdur ?? dur;
  const tasks = named('RunTask');
  if (tasks.length === 0) throw new Error('the trace shows no task');
  const times = tasks.map(timeOf);
  const scripts = named('FunctionCall', 'RunMicrotasks');
  return {
    script: scripts.length === 0 ? Number.NaN : Math.max(...scripts.map(timeOf)) / 1_000,
    processor: Math.max(...times) / 1_000,
    total: times.reduce((sum, time) => sum + time, 0) / 1_000,
    wall: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1_000,
  };
}
