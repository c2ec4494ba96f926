// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import {
  answerFor,
  answering,
  api,
  asked,
  askedFor,
  hanging,
  longestSilence,
  minute,
  missing,
  mostInAMinute,
  openTab,
  pass,
  prepareSamplingTabs,
  sample,
  serverAt,
  serversFrom,
  spreadOver,
} from '../../../tests/support/samplingTabs.ts';

prepareSamplingTabs();

/** When each request was sent, in milliseconds after the first. */
const times = (): readonly number[] => asked.map(({ at }) => at - (asked[0]?.at ?? 0));

describe('a server’s page', () => {
  test('has samples at 0, 1 and 3 s, then at the chosen interval', async () => {
    const tab = await openTab();
    tab.openServerPage(10_000);
    await pass(34_000);
    expect(times()).toEqual([0, 1_000, 3_000, 13_000, 23_000, 33_000]);
  });

  test('asks at once where the list has met failures, and once where it was just asked', async () => {
    const tab = await openTab();
    api.answer = answering({}, { status: 500 });
    const stop = tab.startSampling('load', () => [serverAt(0)]);
    await pass(5 * minute);
    stop();
    asked.length = 0;
    api.answer = answering(sample);
    for (let time = 0; time < 3; time += 1) {
      tab.openServerPage()();
      await pass(100);
    }
    expect(asked).toHaveLength(1);
  });

  test('doubles the wait with each failure, up to a minute, and goes on as before', async () => {
    const tab = await openTab();
    tab.openServerPage();
    await pass(4_000);
    api.answer = answering({}, { status: 500 });
    asked.length = 0;
    await pass(4 * minute);
    const waits = times()
      .slice(1)
      .map((time, index) => time - (times()[index] ?? 0));
    expect(waits).toEqual([6_000, 12_000, 24_000, 48_000, 60_000, 60_000]);
    api.answer = answering(sample);
    await pass(minute);
    asked.length = 0;
    await pass(30_000);
    expect(asked).toHaveLength(10);
  });

  test('asks no more after a refusal, until the user wants it', async () => {
    const tab = await openTab();
    api.answer = answering({ message: 'Not found', statusCode: 404 }, { status: 404 });
    tab.openServerPage();
    await pass(20 * minute);
    expect(asked).toHaveLength(1);
    api.answer = answering(sample);
    tab.askAgain(serverAt(0));
    await pass(10_000);
    expect(asked.length).toBeGreaterThanOrEqual(4);
  });
});

describe('the list', () => {
  test('knows 12 servers within 20 s, then asks in turn, 30 a minute at most', async () => {
    const tab = await openTab();
    const ids = serversFrom(0, 12);
    tab.startSampling('load', () => ids);
    await pass(20_000);
    expect(missing(tab, ids)).toBe(0);
    await pass(10 * minute);
    expect(mostInAMinute(asked)).toBeLessThanOrEqual(30);
    expect(asked.length).toBeGreaterThan(280);
    const [least, most] = spreadOver(ids);
    expect(most - least).toBeLessThanOrEqual(1);
    // No burst, and no silence after it.
    expect(longestSilence(asked)).toBeLessThan(5_000);
  });

  test('asks about each server at most once in 15 s', async () => {
    const tab = await openTab();
    tab.startSampling('load', () => serversFrom(0, 2));
    await pass(61_000);
    expect(times()).toEqual([0, 1_000, 15_000, 17_000, 30_000, 32_000, 45_000, 47_000, 60_000]);
  });

  test('turns to what came into view within a second, though all before are known', async () => {
    const tab = await openTab();
    let ids: readonly string[] = [];
    tab.startSampling('load', () => ids);
    await pass(3_000);
    ids = serversFrom(0, 2);
    await pass(3_000);
    expect(asked).toHaveLength(2);
    ids = serversFrom(5, 1);
    await pass(1_100);
    expect(askedFor(ids)).toHaveLength(1);
  });

  test('samples what is in sight more often, once all else is known, and forgets no other', async () => {
    const tab = await openTab();
    const all = serversFrom(0, 40);
    let seen: readonly string[] = serversFrom(30, 10);
    const never = (): number => Infinity;
    tab.startSampling(
      'load',
      () => seen,
      never,
      () => all,
    );
    await pass(11_000);
    expect(missing(tab, seen)).toBe(0);
    await pass(90_000);
    expect(missing(tab, all)).toBe(0);
    asked.length = 0;
    await pass(10 * minute);
    // 290 in 10 minutes: 10 in sight have four shares each, 30 others one.
    for (const id of seen) expect(askedFor([id]).length).toBeGreaterThan(13);
    for (const id of all.slice(0, 30)) expect(askedFor([id]).length).toBeGreaterThan(2);
    seen = serversFrom(0, 5);
    await pass(12_000);
    const isFresh = (id: string): boolean => Date.now() - (tab.samples.latestSample(id)?.at ?? 0) < minute;
    expect(seen.filter(isFresh)).toEqual(seen);
  });

  test('leaves 30 requests to what the user does', async () => {
    const tab = await openTab();
    for (let count = 0; count < 61; count += 1) await tab.budget.admit('otwa_a1');
    tab.startSampling('load', () => serversFrom(0, 5));
    await pass(50_000);
    expect(asked).toEqual([]);
    await pass(20_000);
    expect(asked.length).toBeGreaterThan(3);
  });

  test('a server that never answers holds up no other, and has at most one request', async () => {
    const tab = await openTab();
    const ids = serversFrom(0, 12);
    answerFor([serverAt(3)], hanging);
    tab.startSampling('load', () => ids);
    await pass(20_000);
    expect(missing(tab, ids)).toBe(1);
    expect(askedFor([serverAt(3)]).length).toBe(1);
    expect(tab.requests.requestOf(serverAt(3)).error?.kind).toBe('timeout');
    await pass(2 * minute);
    expect(longestSilence(asked)).toBeLessThan(5_000);
  });

  test('where none answers, four requests wait at once', async () => {
    const tab = await openTab();
    api.answer = hanging;
    tab.startSampling('load', () => serversFrom(0, 12));
    await pass(7_900);
    expect(asked).toHaveLength(4);
  });

  test.each([
    ['the key may not', 'Missing scope', 2],
    ['this server is suspended', 'The server is suspended', 12],
  ])('a 403 that says that %s', async (_what, message, servers) => {
    const tab = await openTab();
    const ids = serversFrom(0, 12);
    const refused = answering({ message, statusCode: 403 }, { status: 403 });
    if (servers === 2) api.answer = refused;
    else answerFor([serverAt(0)], refused);
    tab.startSampling('load', () => ids);
    await pass(4 * minute);
    expect(new Set(asked.map(({ serverId }) => serverId)).size).toBeLessThanOrEqual(servers);
    expect(askedFor([serverAt(0)])).toHaveLength(1);
    expect(tab.requests.refusalOfAll() === undefined).toBe(servers === 12);
    if (servers === 2) return;
    expect(missing(tab, ids)).toBe(1);
    // It may be allowed again one day.
    await pass(2 * minute);
    expect(askedFor([serverAt(0)])).toHaveLength(2);
  });

  test('rests after a 429 for as long as it says', async () => {
    const tab = await openTab();
    tab.startSampling('load', () => serversFrom(0, 12));
    await pass(5_500);
    api.answer = answering({}, { status: 429, headers: { 'retry-after': '40' } });
    await pass(1_000);
    asked.length = 0;
    api.answer = answering(sample);
    await pass(38_000);
    expect(asked).toEqual([]);
    await pass(4_000);
    expect(asked.length).toBeGreaterThanOrEqual(1);
  });

  test('rests while hidden or at the gate, goes on after, and leaves no timer behind', async () => {
    const tab = await openTab();
    const stop = tab.startSampling('load', () => serversFrom(0, 12));
    await pass(5_500);
    for (const [rest, goOn] of [
      [() => tab.show(false), () => tab.show(true)],
      [
        () => {
          const current = tab.session.currentSession();
          if (current.state === 'open') tab.session.refuseSession(current.session);
        },
        () => {
          const current = tab.session.currentSession();
          if (current.state === 'gate') tab.session.openSession(current.session);
        },
      ],
    ] as const) {
      rest();
      asked.length = 0;
      await pass(10 * minute);
      expect(asked).toEqual([]);
      goOn();
      await pass(5_000);
      expect(asked.length).toBeGreaterThanOrEqual(1);
    }
    stop();
    asked.length = 0;
    await pass(5 * minute);
    expect(asked).toEqual([]);
  });

  test.each([-3_600_000, 3_600_000])('goes on where the clock jumps by %d ms', async (jump) => {
    const tab = await openTab();
    tab.startSampling('load', () => serversFrom(0, 5));
    await pass(30_000);
    vi.setSystemTime(Date.now() + jump);
    asked.length = 0;
    await pass(minute);
    expect(asked.length).toBeGreaterThanOrEqual(15);
    expect(asked.length).toBeLessThanOrEqual(30);
    expect(missing(tab, serversFrom(0, 5))).toBe(0);
  });
});
