// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import {
  api,
  bodyOf,
  crashAfter,
  type Fate,
  isCrashed,
  openTab,
  pass,
  prepareBatches,
  webs,
} from '../../../tests/support/batchTabs.ts';

prepareBatches();

const minute = 60_000;
const labels = () => api.servers.map(({ label }) => label);
const range = (from: number, to: number, state: string) =>
  Array.from({ length: to - from + 1 }, (_, index) => `web-${from + index} ${state}`);

/** Lets time pass until so many servers were paid for. */
async function untilPaid(count: number): Promise<void> {
  const end = Date.now() + 10 * minute;
  while (api.payments < count) {
    if (Date.now() > end) throw new Error(`Only ${api.payments} of ${count} were paid for`);
    await pass(100);
  }
}

/** Each server was paid once, and none is there twice. */
function expectPaidOnce(count: number): void {
  expect(api.payments).toBe(count);
  expect(new Set(labels()).size).toBe(count);
  expect(api.servers).toHaveLength(count);
}

const noMoney: Fate = { is: 'refused', status: 402, message: 'Insufficient wallet balance' };

test('20 with a lost answer at the 7th, a reload at the 12th and no money at the 17th', async () => {
  const tab = await openTab();
  api.fate = (label, before) => {
    if (label === 'web-7' && before === 0) return { is: 'lost' };
    return label === 'web-17' ? noMoney : { is: 'answered' };
  };
  expect(await tab.begin(webs(20))).toBe('begun');
  await untilPaid(12);
  await tab.close();
  const again = await openTab();
  await pass(4 * minute);
  expectPaidOnce(16);
  expect(again.states()).toBe(
    [...range(1, 16, 'deployed'), 'web-17 refused', ...range(18, 20, 'left')].join(', '),
  );
  expect(again.shown()?.batch.servers[16]?.failure).toMatchObject({
    status: 402,
    words: ['Insufficient wallet balance'],
  });
  expect(await again.journal.readEntries()).toEqual([]);
  const ids = again.shown()?.batch.servers.flatMap(({ serverId }) => serverId ?? []);
  expect(ids).toEqual(api.servers.map(({ id }) => id));

  // After a top-up. The refused one goes with another key: the API has kept the refusal of the first.
  api.fate = () => ({ is: 'answered' });
  const refusedKey = again.shown()?.batch.servers[16]?.key;
  await again.retryRest(again.queryClient);
  await pass(2 * minute);
  expectPaidOnce(20);
  expect(again.states()).toBe(range(1, 20, 'deployed').join(', '));
  expect(again.shown()?.batch.servers[16]?.key).not.toBe(refusedKey);
  await again.dropBatch();
  expect(again.shown()).toBeUndefined();
});

describe('a tab that ends after any of its steps', () => {
  test.each([0, 1])('while the list lags by %i: each server is paid once', async (unlisted) => {
    let steps = 0;
    for (let isOver = false; !isOver; steps += 1) {
      api.unlisted = 0;
      [api.servers, api.payments] = [[], 0];
      const tab = await openTab();
      crashAfter(steps);
      await tab.begin(webs(2)).catch(() => undefined);
      api.unlisted = unlisted;
      await pass(30_000);
      isOver = !isCrashed();
      await tab.close();
      const next = await openTab();
      await pass(90_000);
      const wasKept = next.shown() !== undefined;
      const made = wasKept ? ['web-1', 'web-2'] : [];
      expect([steps, labels()]).toEqual([steps, made]);
      expectPaidOnce(made.length);
      expect([steps, await next.journal.readEntries()]).toEqual([steps, []]);
      expect(next.states()).toBe(wasKept ? 'web-1 deployed, web-2 deployed' : undefined);
      await next.dropBatch();
      await next.close();
    }
    // Each write to storage, request and answer of two servers.
    expect(steps).toBeGreaterThan(12);
  });
});

test('a second tab shows it, begins no other, and goes on when the first one is closed', async () => {
  const first = await openTab();
  const second = await openTab();
  await first.begin(webs(6));
  await untilPaid(2);
  expect(second.shown()).toMatchObject({ isInOtherTab: true });
  expect(second.states()).toBe(first.states());
  expect(await second.begin([bodyOf('db')])).toBe('unfinished');
  await first.closeBesideOthers();
  await pass(minute);
  expect(second.states()).toBe(range(1, 6, 'deployed').join(', '));
  expect(second.shown()?.isInOtherTab).toBe(false);
  expectPaidOnce(6);
});

test('paused and given up from another tab, nothing more is requested', async () => {
  const first = await openTab();
  const second = await openTab();
  await first.begin(webs(6));
  await untilPaid(2);
  await second.pauseDeployBatch(second.queryClient);
  await pass(minute);
  const made = api.payments;
  expect(first.shown()).toMatchObject({ pause: 'person' });
  await second.continueDeployBatch(second.queryClient);
  await untilPaid(made + 1);
  await second.cancelRest(second.queryClient);
  await pass(minute);
  expect(api.payments).toBeLessThan(6);
  expect(first.states()).toMatch(/^web-1 deployed.* left$/);
  expect(first.states()).not.toMatch(/waiting|sending/);
});

test('a key that is refused: the same account’s next one goes on, another account’s does nothing', async () => {
  const tab = await openTab();
  await tab.begin(webs(4));
  await untilPaid(2);
  api.refusedKey = 'otwa_a1';
  await pass(minute);
  const made = api.payments;
  expect(made).toBeLessThan(4);
  expect(tab.shown()?.pause).toBe('gate');
  await tab.close();
  const other = await openTab('a2');
  await pass(minute);
  expect(other.shown()).toBeUndefined();
  expect(api.payments).toBe(made);
  await other.close();
  const next = await openTab('a1', 'otwa_a1_next');
  await pass(minute);
  expectPaidOnce(4);
  expect(next.states()).toBe(range(1, 4, 'deployed').join(', '));
});

test('left unfinished for more than ten minutes, it waits for the user', async () => {
  const tab = await openTab();
  await tab.begin(webs(4));
  await untilPaid(2);
  await tab.close();
  const made = api.payments;
  await pass(11 * minute);
  const next = await openTab();
  await pass(minute);
  // What was in flight may exist.
  expect(next.states()).toMatch(/deployed, web-\d unclear, web-\d waiting/);
  expect(api.payments).toBe(made);
  await next.continueDeployBatch(next.queryClient);
  await pass(minute);
  expectPaidOnce(4);
});

describe('a server whose outcome stays unclear', () => {
  async function openUnclear() {
    const tab = await openTab();
    // Neither the list nor any answer says that the second one was made.
    api.fate = (label) => (label === 'web-2' ? { is: 'lost' } : { is: 'answered' });
    await tab.begin(webs(3));
    await untilPaid(1);
    api.unlisted = 1;
    await untilPaid(2);
    api.answers.set(api.keys.at(-1) ?? '', { status: 502, body: {} });
    await pass(2 * minute);
    expect(tab.states()).toBe('web-1 deployed, web-2 unclear, web-3 waiting');
    expect(tab.shown()?.pause).toBe('unclear');
    expect(await tab.journal.readEntries()).toHaveLength(1);
    const server = tab.shown()?.batch.servers[1];
    if (server === undefined) throw new Error('The batch has no second server');
    return { tab, server };
  }

  test('is looked for again, and the rest goes on', async () => {
    const { tab } = await openUnclear();
    api.unlisted = 0;
    await tab.continueDeployBatch(tab.queryClient);
    await pass(minute);
    expectPaidOnce(3);
    expect(tab.states()).toBe(range(1, 3, 'deployed').join(', '));
  });

  test('exists, says the user', async () => {
    const { tab, server } = await openUnclear();
    await tab.settleUnclear(tab.queryClient, server, 'exists');
    await pass(minute);
    // What was looked at is settled; what was not is asked about.
    expect([api.payments, tab.shown()?.pause]).toEqual([2, 'person']);
    await tab.continueDeployBatch(tab.queryClient);
    await pass(minute);
    expect(api.payments).toBe(3);
    expect(await tab.journal.readEntries()).toEqual([]);
  });

  test('is not there and no longer wanted, says the user', async () => {
    const { tab, server } = await openUnclear();
    await tab.settleUnclear(tab.queryClient, server, 'absent');
    await tab.cancelRest(tab.queryClient);
    await pass(minute);
    expect(tab.states()).toBe('web-1 deployed, web-2 left, web-3 left');
    expect(await tab.journal.readEntries()).toEqual([]);
    await tab.dropBatch();
    expect(tab.shown()).toBeUndefined();
  });

  test('has to be deployed again, says the user: with another key', async () => {
    const { tab, server } = await openUnclear();
    [api.servers, api.payments, api.unlisted] = [api.servers.slice(0, 1), 1, 0];
    api.fate = () => ({ is: 'answered' });
    await tab.settleUnclear(tab.queryClient, server, 'again');
    await pass(minute);
    expectPaidOnce(3);
    expect(new Set(api.keys).size).toBe(4);
  });
});

test('a label that somebody took meanwhile is asked about before anything is paid for it', async () => {
  api.servers.push({ id: crypto.randomUUID(), label: 'web-2' });
  const tab = await openTab();
  await tab.begin(webs(3));
  await pass(minute);
  expect(tab.states()).toBe('web-1 deployed, web-2 unclear, web-3 waiting');
  expect(api.payments).toBe(1);
  const server = tab.shown()?.batch.servers[1];
  if (server !== undefined) await tab.settleUnclear(tab.queryClient, server, 'again');
  await pass(minute);
  expect(api.payments).toBe(3);
  expect(labels().filter((label) => label === 'web-2')).toHaveLength(2);
});

test('paused while the next server is prepared, or asleep meanwhile, that one is not requested', async () => {
  const tab = await openTab();
  await tab.begin(webs(4));
  await untilPaid(1);
  // The list takes long to come.
  const online = globalThis.fetch;
  const { promise, resolve } = Promise.withResolvers<void>();
  globalThis.fetch = async (url, init) => {
    if (init?.method !== 'POST') await promise;
    return online(url, init);
  };
  await pass(2_000);
  const made = api.payments;
  await tab.pauseDeployBatch(tab.queryClient);
  resolve();
  await pass(minute);
  expect([api.payments, tab.shown()?.pause]).toEqual([made, 'person']);

  globalThis.fetch = online;
  const late = Promise.withResolvers<void>();
  globalThis.fetch = async (url, init) => {
    if (init?.method !== 'POST') await late.promise;
    return online(url, init);
  };
  await tab.continueDeployBatch(tab.queryClient);
  await pass(2_000);
  vi.setSystemTime(Date.now() + 3 * 60 * minute);
  late.resolve();
  await pass(minute);
  expect([api.payments, tab.shown()?.pause]).toEqual([made, 'old']);
});

test('what an old batch had in flight is asked about, and giving up the rest pays for nothing', async () => {
  const tab = await openTab();
  await tab.begin(webs(4));
  await untilPaid(1);
  await pass(200);
  // Before the next one leaves.
  crashAfter(2);
  await pass(30_000);
  await tab.close();
  const made = api.payments;
  await pass(11 * minute);
  const next = await openTab();
  await pass(minute);
  expect(['old', 'unclear']).toContain(next.shown()?.pause);
  await next.cancelRest(next.queryClient);
  await pass(minute);
  expect(api.payments).toBe(made);
});

test('offline it waits, and goes on by itself', async () => {
  const tab = await openTab();
  await tab.begin(webs(3));
  await untilPaid(1);
  const online = globalThis.fetch;
  const isDown = () => Promise.reject(new TypeError('Failed to fetch'));
  Object.assign(navigator, { onLine: false });
  globalThis.fetch = isDown;
  await pass(3 * minute);
  expect(['offline', 'unclear']).toContain(tab.shown()?.pause);
  globalThis.fetch = online;
  Object.assign(navigator, { onLine: true });
  window.dispatchEvent(new Event('online'));
  await pass(minute);
  if (tab.shown()?.pause === 'unclear') await tab.continueDeployBatch(tab.queryClient);
  await pass(minute);
  expectPaidOnce(3);
});

test('within the request budget, in which a person can still do something', async () => {
  const tab = await openTab();
  // Others have used a part of this minute's requests.
  for (let count = 0; count < 40; count += 1) await tab.budget.admit('otwa_a1');
  const begun = Date.now();
  await tab.begin(webs(20));
  await untilPaid(20);
  const inMinuteFrom = (at: number) => api.times.filter((other) => other >= at && other < at + minute).length;
  // Ten of the 90 stay free.
  expect(inMinuteFrom(begun)).toBeLessThanOrEqual(40);
  expect(Math.max(...api.times.map(inMinuteFrom))).toBeLessThanOrEqual(80);
  expectPaidOnce(20);
  expect(tab.intents().size).toBe(20);
});
