import { expect, test, vi } from 'vitest';

/** Loads the budget as another tab would. */
async function openTab() {
  vi.resetModules();
  return import('./budget.ts');
}

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

test.each<[string, (mine: Awaited<ReturnType<typeof openTab>>) => void]>([
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
