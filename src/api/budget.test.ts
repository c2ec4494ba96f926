import { getEventListeners } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.useRealTimers();
});

/** Loads the budget as another tab would. */
async function openTab() {
  vi.resetModules();
  return import('./budget.ts');
}

type Tab = Awaited<ReturnType<typeof openTab>>;

/** Two tabs with one key and a third with another, once the first two receive each other's messages. */
async function openTabs() {
  const [mine, other, stranger] = [await openTab(), await openTab(), await openTab()];
  await other.admit('otwa_a');
  await stranger.admit('otwa_b');
  const before = other.requestsLeft();
  await vi.waitFor(async () => {
    await mine.admit('otwa_a');
    expect(other.requestsLeft()).toBeLessThan(before);
  });
  return { mine, other, stranger };
}

test('the tabs of a browser count each other’s requests with the same key, and no others', async () => {
  const { mine, other, stranger } = await openTabs();
  const [before, strangers] = [other.requestsLeft(), stranger.requestsLeft()];
  for (let count = 0; count < 10; count += 1) await mine.admit('otwa_a');
  await vi.waitFor(() => expect(other.requestsLeft()).toBeLessThanOrEqual(before - 10));
  expect(stranger.requestsLeft()).toBe(strangers);
});

test.each<[string, (mine: Tab) => void]>([
  [
    'has polled as often as all may',
    (mine) => {
      for (let count = 0; count < 50; count += 1) mine.takePoll();
    },
  ],
  ['was told that it asked too often', (mine) => mine.restPolling(undefined)],
])('where one tab %s, the others with its key poll no more', async (_what, act) => {
  const { mine, other, stranger } = await openTabs();
  expect(other.takePoll()).toBe(true);
  act(mine);
  await vi.waitFor(() => expect(other.takePoll()).toBe(false));
  expect(stranger.takePoll()).toBe(true);
});

test('until when polling rests is known in every tab with the key, and then they poll again', async () => {
  const { mine, other, stranger } = await openTabs();
  const until = Date.now() + 40_000;
  mine.restPolling(until);
  expect(mine.requestWindow().rest(Date.now())).toBe(until);
  await vi.waitFor(() => expect(other.requestWindow().rest(Date.now())).toBe(until));
  expect(stranger.requestWindow().rest(Date.now())).toBe(0);
  expect(other.takePoll()).toBe(false);
  vi.useFakeTimers({ toFake: ['Date'], now: until });
  expect(other.takePoll()).toBe(true);
});

test.each([599, 600, 86_400])(
  'asked to wait for %d s, polling rests for almost ten minutes',
  async (seconds) => {
    const mine = await openTab();
    vi.useFakeTimers({ toFake: ['Date'] });
    await mine.admit('otwa_a');
    const now = Date.now();
    mine.restPolling(now + seconds * 1_000);
    expect(mine.takePoll()).toBe(false);
    expect(mine.requestWindow().rest(now)).toBe(now + 595_000);
    vi.setSystemTime(now + 594_999);
    expect(mine.takePoll()).toBe(false);
    vi.setSystemTime(now + 595_000);
    expect(mine.takePoll()).toBe(true);
  },
);

/** Uses up the minute of `otwa_a`, with the clock taken. */
async function useUp(tab: Tab): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  do await tab.admit('otwa_a');
  while (tab.requestsLeft() > 0);
}

test('a request that waited while another key came into use counts for its own key', async () => {
  const { mine, other, stranger } = await openTabs();
  await useUp(mine);
  const waiting = mine.admit('otwa_a');
  const before = stranger.requestsLeft();
  await vi.waitFor(async () => {
    await mine.admit('otwa_b');
    expect(stranger.requestsLeft()).toBeLessThan(before);
  });
  await vi.advanceTimersByTimeAsync(61_000);
  await waiting;
  await vi.waitFor(() => expect(other.requestsLeft()).toBe(89));
  expect(stranger.requestsLeft()).toBe(90);
});

test('a wait that is over no longer listens for an abort', async () => {
  const mine = await openTab();
  await useUp(mine);
  const { signal } = new AbortController();
  const waiting = mine.admit('otwa_a', signal);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(61_000);
  await waiting;
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

test('a late answer to the key used before says nothing of the one in use', async () => {
  const mine = await openTab();
  await mine.admit('otwa_a');
  await mine.admit('otwa_b');
  mine.learnLimits('otwa_a', new Headers({ 'x-ratelimit-remaining': '12' }));
  expect(mine.requestsLeft()).toBe(89);
});
