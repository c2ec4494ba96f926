// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isBreak, type StatsSample } from '#domain/serverStats.ts';
import { endSession, openSession } from '#session/session.ts';
import { sessionOf } from '../../../tests/support/aSession.ts';
import { cleanTab } from '../../../tests/support/cleanSession.ts';
import { serverAt } from '../../../tests/support/samplingTabs.ts';

const id = serverAt(1);
const start = Date.parse('2026-05-20T09:30:00Z');
const at = (seconds: number, cpu = 1): StatsSample => ({
  at: start + seconds * 1_000,
  cpu,
  memoryUsed: 1,
  memoryTotal: 4,
  diskUsed: 1,
  diskTotal: 4,
});

/** A page that was just opened, or reloaded. */
async function openPage() {
  vi.resetModules();
  const session = await import('#session/session.ts');
  session.openSession({ ...sessionOf('a1'), isSandbox: true });
  return import('./samples.ts');
}

let page: Awaited<ReturnType<typeof openPage>>;

/** Adds a sample when it is taken. */
function take(seconds: number, cpu?: number): void {
  vi.setSystemTime(start + seconds * 1_000);
  page.addSample(id, at(seconds, cpu));
}

/** The series in seconds; `|` where it has a gap. */
const series = (): string =>
  page
    .samplesOf(id)
    .map((sample) => (isBreak(sample) ? '|' : String((sample.at - start) / 1_000)))
    .join(' ');

beforeEach(async () => {
  vi.useFakeTimers();
  openSession({ ...sessionOf('a1'), isSandbox: true });
  page = await openPage();
});

afterEach(() => {
  vi.useRealTimers();
  endSession();
  cleanTab();
});

describe('a series', () => {
  test.each<[string, readonly number[], string]>([
    ['in a row', [0, 1, 3, 6], '0 1 3 6'],
    ['a minute and a half apart, as in a long list', [0, 90, 180], '0 90 180'],
    ['further apart than that', [0, 3, 94], '0 3 | 94'],
    ['seldom, but always', [0, 120, 240, 360], '0 | 120 240 360'],
    ['after a sleep, seldom as they came before', [0, 90, 180, 3_600], '0 90 180 | 3600'],
    ['older than four hours', [0, 3, 4 * 3_600, 4 * 3_600 + 2], '3 | 14400 14402'],
  ])('of samples %s', (_what, seconds, expected) => {
    for (const second of seconds) take(second);
    expect(series()).toBe(expected);
  });

  test('holds 4,800 samples at most', () => {
    for (let second = 0; second < 4_810; second += 1) take(second);
    expect(page.samplesOf(id)).toHaveLength(4_800);
    expect(page.samplesOf(id)[0]?.at).toBe(at(10).at);
  });

  test('drops what another tab tells too late, and what it has', () => {
    take(10);
    page.addSample(id, at(9));
    page.addSample(id, at(10));
    expect(series()).toBe('10');
  });

  test.each<[string, readonly number[], string]>([
    ['corrected by a little', [0, 3, 6, 4, 7], '0 3 4 7'],
    ['set back for good', [0, 3, 6, 9, -3_600, -3_597], '-3600 -3597'],
    ['set back by a minute among steady samples', [0, 30, 60, 90, 31, 34], '31 34'],
    ['ahead by an hour for a while', [0, 3, 3_606, 3_609, 12, 15], '0 3 | 12 15'],
  ])('where the clock was %s', (_what, seconds, expected) => {
    for (const second of seconds) take(second);
    expect(series()).toBe(expected);
  });

  test('has a gap after a pause, unless another tab went on', () => {
    take(0);
    page.addPause(id);
    take(3);
    page.addPause(id);
    take(14);
    expect(series()).toBe('0 3 | 14');
  });

  test('has a gap where a request brought nothing, unless another tab had a sample since', () => {
    take(0);
    page.addNoSample(id, start - 1_000, false);
    expect(series()).toBe('0');
    page.addNoSample(id, start + 1_000, false);
    page.addNoSample(id, start + 1_000, false);
    take(3);
    expect(series()).toBe('0 | 3');
  });
});

describe('the latest sample', () => {
  test('stays over a pause and a failure, and goes where the API has none', () => {
    take(0, 7);
    page.addPause(id);
    page.addBreak(id);
    expect(page.latestSample(id)?.cpu).toBe(7);
    page.addNoSample(id, start + 1_000, false);
    expect(page.latestSample(id)?.cpu).toBe(7);
    const told = vi.fn<() => void>();
    page.onAnySample(told);
    expect(page.isSilent(id)).toBe(false);
    page.addNoSample(id, start + 1_000);
    expect(page.latestSample(id)).toBeUndefined();
    expect(page.isSilent(id)).toBe(true);
    expect(told).toHaveBeenCalled();
    take(5, 8);
    expect(page.latestSample(id)?.cpu).toBe(8);
    expect(page.isSilent(id)).toBe(false);
  });

  test('is of the last five minutes', () => {
    take(0);
    vi.setSystemTime(start + 299_000);
    expect(page.latestSample(id)).toBeDefined();
    vi.setSystemTime(start + 301_000);
    expect(page.latestSample(id)).toBeUndefined();
    // The clock was set back.
    vi.setSystemTime(start - 301_000);
    expect(page.latestSample(id)).toBeUndefined();
  });
});

describe('over a reload', () => {
  test.each([
    ['a minute', () => vi.advanceTimersByTime(60_100)],
    ['leaving', () => window.dispatchEvent(new Event('pagehide'))],
  ])('the samples are stored after %s', async (_when, act) => {
    take(0);
    take(3);
    act();
    page = await openPage();
    // With its age, before any history is read.
    expect(page.latestSample(id)?.at).toBe(at(3).at);
    take(6);
    expect(series()).toBe('0 3 | 6');
  });

  test('what came after the history was stored is stored on leaving, apart and in little', async () => {
    for (let second = 0; second < 4_000; second += 3) take(second, 12.5);
    vi.advanceTimersByTime(60_100);
    for (let second = 4_000; second < 4_030; second += 3) take(second, 12.5);
    page.addSample(serverAt(2), at(4_030, 40));
    const write = vi.spyOn(Storage.prototype, 'setItem');
    window.dispatchEvent(new Event('pagehide'));
    const written = write.mock.calls.reduce((sum, [, text]) => sum + text.length, 0);
    write.mockRestore();
    expect(written).toBeLessThan(1_500);
    page = await openPage();
    vi.setSystemTime(start + 4_040_000);
    expect(page.latestSample(serverAt(2))?.cpu).toBe(40);
    expect(page.samplesOf(id).filter((sample) => !isBreak(sample))).toHaveLength(1_344);
    expect(page.samplesOf(id).at(-2)?.at).toBe(at(4_027).at);
    vi.setSystemTime(start + 4_040_000 + 5 * 60_000);
    expect(page.latestSample(serverAt(2))).toBeUndefined();
  });

  test('without a new sample nothing waits', () => {
    expect(vi.getTimerCount()).toBe(0);
    take(0);
    vi.advanceTimersByTime(61_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('two million characters are kept, of the servers sampled last, one server a task', async () => {
    const servers = 60;
    vi.setSystemTime(start + 6_100_000);
    for (let server = 0; server < servers; server += 1)
      for (let second = 0; second < 2_000; second += 1)
        page.addSample(serverAt(server), at(second * 3 + server / 100, 12.5));
    let tasks = 0;
    vi.advanceTimersByTime(59_999);
    while (vi.getTimerCount() > 0 && tasks < 200) {
      const before = sessionStorage.length;
      vi.advanceTimersToNextTimer();
      tasks += 1;
      expect(sessionStorage.length - before).toBeLessThanOrEqual(1);
    }
    expect(tasks).toBeGreaterThanOrEqual(servers);
    const kept = Object.keys(sessionStorage).filter((key) => key.includes('stats:'));
    const length = kept.reduce((sum, key) => sum + (sessionStorage.getItem(key) ?? '').length, 0);
    expect(length).toBeLessThanOrEqual(2_000_000);
    expect(length).toBeGreaterThan(1_900_000);
    expect(kept.some((key) => key.endsWith(serverAt(59)))).toBe(true);
    expect(kept.some((key) => key.endsWith(serverAt(0)))).toBe(false);
  });

  test('another account finds nothing', async () => {
    take(0);
    window.dispatchEvent(new Event('pagehide'));
    vi.resetModules();
    const session = await import('#session/session.ts');
    session.openSession({ ...sessionOf('b2'), isSandbox: true });
    page = await import('./samples.ts');
    expect(page.latestSample(id)).toBeUndefined();
    expect(series()).toBe('');
  });
});
