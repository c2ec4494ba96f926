import { createHash } from 'node:crypto';
import { afterEach, beforeEach, vi } from 'vitest';
import { sandboxHeader } from '#domain/sandboxHeader.ts';
import { sessionOf } from './aSession.ts';
import { channels, LocalChannel } from './localChannel.ts';

/**
 * Tabs of one browser that sample servers, all in this process and by one clock, which the test has taken. Messages
 * between them take a while, as in a browser: two tabs may act at the same moment.
 */

export const minute = 60_000;

/** How long a message takes from one tab to another, in milliseconds. */
const delivery = 3;

class SlowChannel extends LocalChannel {
  protected override deliver(data: unknown): void {
    const copy = structuredClone(data);
    setTimeout(() => super.deliver(copy), delivery);
  }
}

interface Asked {
  readonly at: number;
  readonly serverId: string;
}

export const serverAt = (index: number): string =>
  `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
export const serversFrom = (first: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => serverAt(first + index));

/** Every request that reached the API, in order. */
export const asked: Asked[] = [];

export const sample = { cpu: 12, memoryUsed: 1, memoryTotal: 4, diskUsed: 1, diskTotal: 4 };

type Answer = (serverId: string, signal: AbortSignal | null | undefined) => Promise<Response>;

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An answer that comes after a while, 120 ms by default. */
export const answering =
  (body: unknown, { status = 200, after = 120, headers = {} } = {}): Answer =>
  async () => {
    await wait(after);
    return new Response(JSON.stringify(body), { status, headers: { ...headers, [sandboxHeader]: '1' } });
  };

/** No answer, until the request is given up. */
export const hanging: Answer = (_serverId, signal) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error)); // as `fetch` does
  });

/** How the API answers; each test may change it. */
export const api: { answer: Answer } = { answer: answering(sample) };

/** Answers some servers otherwise. */
export function answerFor(serverIds: readonly string[], other: Answer): void {
  const rest = answering(sample);
  api.answer = (serverId, signal) => (serverIds.includes(serverId) ? other : rest)(serverId, signal);
}

const visible = new Set<object>();

/** Loads the app's sampler as a new tab would, visible and signed in. */
export async function openTab(account = 'a1', key?: string) {
  vi.resetModules();
  const self = {};
  const before = new Set(channels);
  visible.add(self);
  vi.doMock('#api/polling.ts', async () => {
    const { openConnection } = await import('#api/connection.ts');
    const { wasOnline } = await import('#api/online.ts');
    return { mayPoll: () => visible.has(self) && wasOnline() && openConnection() !== undefined };
  });
  const session = await import('#session/session.ts');
  const { configureSession, sessionSettings } = await import('#session/sessionSettings.ts');
  configureSession({ ...sessionSettings(), keep: 'memory' });
  session.openSession({ ...sessionOf(account, key), isSandbox: true });
  const budget = await import('#api/budget.ts');
  // Every page has sent a request before it samples, by which the budget knows the key.
  await budget.admit(key ?? `otwa_${account}`);
  const tab = {
    samples: await import('#shared/samples/samples.ts'),
    requests: await import('#shared/samples/sampleRequests.ts'),
    ...(await import('#shared/samples/sampler.ts')),
  };
  const opened = [...channels].filter((channel) => !before.has(channel));
  return {
    ...tab,
    session,
    budget,
    /** Samples server 0 as its page does, every 3 s by default. Returns the function that ends it. */
    openServerPage: (interval = 3_000) =>
      tab.startSampling(
        'page',
        () => [serverAt(0)],
        () => interval,
      ),
    show(isVisible: boolean): void {
      if (isVisible) visible.add(self);
      else visible.delete(self);
      document.dispatchEvent(new Event('visibilitychange'));
    },
    /** The tab goes as if it had crashed: nothing that it waits for is told. */
    close(): void {
      visible.delete(self);
      for (const channel of opened) channel.close();
    },
  };
}

export type SamplingTab = Awaited<ReturnType<typeof openTab>>;

/** Lets time pass in steps, so that every answer and message comes when it is due. */
export const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

/** The most requests in any minute. */
export function mostInAMinute(requests: readonly Asked[]): number {
  return Math.max(
    0,
    ...requests.map(({ at }) => requests.filter((other) => other.at >= at && other.at < at + minute).length),
  );
}

/** The longest time without a request, from the first one to now, in milliseconds. */
export function longestSilence(requests: readonly Asked[]): number {
  const times = [...requests.map(({ at }) => at), Date.now()];
  return Math.max(...times.slice(1).map((at, index) => at - (times[index] ?? at)));
}

/** What was asked about each of these servers. */
export const askedFor = (serverIds: readonly string[]): readonly Asked[] =>
  asked.filter(({ serverId }) => serverIds.includes(serverId));

/** How many of the servers the tab knows no load of. */
export const missing = (tab: SamplingTab, serverIds: readonly string[]): number =>
  serverIds.filter((serverId) => tab.samples.latestSample(serverId) === undefined).length;

/** How often the server that was asked about the most was asked about, and the one asked about the least. */
export function spreadOver(ids: readonly string[]): readonly [number, number] {
  const counts = ids.map((id) => askedFor([id]).length);
  return [Math.min(...counts), Math.max(...counts)];
}

/** Takes clock, network and channels for each test. */
export function prepareSamplingTabs(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('BroadcastChannel', SlowChannel);
    vi.stubGlobal('crypto', {
      subtle: {
        // Answers without a thread of its own, for which a fake clock would not wait.
        digest: (_algorithm: string, data: Uint8Array) =>
          Promise.resolve(Uint8Array.from(createHash('sha256').update(data).digest()).buffer),
      },
    });
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException('late', 'TimeoutError')), milliseconds);
      return controller.signal;
    });
    vi.stubGlobal('fetch', (input: string, options: RequestInit) => {
      const serverId = /servers\/([^/]+)\/stats$/.exec(input)?.[1] ?? '';
      asked.push({ at: Date.now(), serverId });
      return api.answer(serverId, options.signal);
    });
    asked.length = 0;
    api.answer = answering(sample);
    visible.clear();
  });

  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
    for (const channel of channels) channel.close();
    sessionStorage.clear();
  });
}
