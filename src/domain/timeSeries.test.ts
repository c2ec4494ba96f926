import { describe, expect, it } from 'vitest';
import { breakAt, type StatsSample } from './serverStats.ts';
import { makeSeries, summarize, summarizeAmounts, thinOut, type TimedValue, windowOf } from './timeSeries.ts';

const start = 1_700_000_000_000;

/** One value every 3 seconds. */
function series(length: number, value: (index: number) => number | null): TimedValue[] {
  return Array.from({ length }, (_, index) => ({ at: start + index * 3_000, value: value(index) }));
}

describe('summarize', () => {
  it.each([
    ['nothing', [], undefined],
    ['gaps alone', [null, null], undefined],
    ['one value', [5], { least: 5, average: 5, p95: 5, greatest: 5 }],
    [
      'values and a gap, sorted by number',
      [100, null, 9, 20],
      { least: 9, average: 43, p95: 100, greatest: 100 },
    ],
    [
      'a hundred values',
      Array.from({ length: 100 }, (_, index) => 100 - index),
      { least: 1, average: 50.5, p95: 95, greatest: 100 },
    ],
  ])('of %s', (_name, values, expected) => {
    expect(summarize(values.map((value, at) => ({ at, value })))).toEqual(expected);
  });
});

describe('summarizeAmounts', () => {
  const memory = (memoryUsed: number | null, memoryTotal: number | null): StatsSample => ({
    ...breakAt(0),
    memoryUsed,
    memoryTotal,
  });
  it.each<[what: string, samples: readonly StatsSample[], least?: number, greatest?: number]>([
    ['nothing', []],
    ['breaks alone', [breakAt(1)]],
    ['amounts without a total', [memory(5, null), memory(3, null)], 3, 5],
    ['a total that changes', [memory(1, 2), breakAt(1), memory(3, 8)], 1, 3],
    ['the samples with a total, where there are some', [memory(9, null), memory(2, 4), memory(1, 4)], 1, 2],
  ])('of %s', (_what, samples, least, greatest) => {
    const summary = summarizeAmounts(samples, 'memory');
    expect([summary?.least, summary?.greatest]).toEqual([least, greatest]);
  });

  it('has none for the CPU', () =>
    expect(summarizeAmounts([{ ...breakAt(1), cpu: 5 }], 'cpu')).toBeUndefined());
});

describe('thinOut', () => {
  it('leaves a short series as it is', () => {
    const short = series(300, (index) => index);
    expect(thinOut(short, 300)).toBe(short);
  });

  it.each([301, 1_000, 4_800])('brings %i values down, with the least and the greatest', (length) => {
    const long = series(length, (index) => (index === 200 ? 99 : index === 250 ? -1 : 50 + (index % 7)));
    const thin = thinOut(long, 300);
    expect(thin.length).toBeLessThanOrEqual(300);
    expect(thin.length).toBeGreaterThan(90);
    expect(thin).toContain(long[200]);
    expect(thin).toContain(long[250]);
    expect(thin).toEqual(thin.toSorted((one, other) => one.at - other.at));
  });

  it('keeps gaps between the values they part', () => {
    const long = series(4_800, (index) => (index % 400 === 399 ? null : 10));
    const thin = thinOut(long, 300);
    expect(thin.length).toBeLessThanOrEqual(300);
    expect(thin.filter(({ value }) => value === null)).toHaveLength(12);
  });

  it('stays within the bound where every other value is a gap', () => {
    expect(
      thinOut(
        series(4_800, (index) => (index % 2 === 0 ? 1 : null)),
        300,
      ).length,
    ).toBeLessThanOrEqual(300);
  });

  it('leaves what is drawn where it is when one more value comes', () => {
    const long = series(4_001, (index) => (index * 7_919) % 101);
    const before = thinOut(long.slice(0, 4_000), 300);
    const after = thinOut(long, 300);
    expect(after.slice(0, before.length - 3)).toEqual(before.slice(0, -3));
  });
});

describe('windowOf', () => {
  const sample = (at: number): StatsSample => ({ ...breakAt(at), cpu: 1 });
  /** Samples in seconds, with breaks as negative ones. */
  const at = (...seconds: number[]): StatsSample[] =>
    seconds.map((second) => (second < 0 ? breakAt(-second * 1_000) : sample(second * 1_000)));
  const every3 = (from: number, to: number): number[] =>
    Array.from({ length: Math.floor((to - from) / 3) + 1 }, (_, index) => from + index * 3);
  it.each<
    [
      what: string,
      samples: StatsSample[],
      minutes: number | 'all',
      view: [from: number, to: number, shown: number, isGrowing: boolean],
      until?: number,
    ]
  >([
    ['one sample', at(100), 1, [99, 100, 1, true]],
    ['two samples, from the first', at(100, 101), 1, [100, 101, 2, true]],
    ['a window that just filled', at(...every3(100, 160)), 1, [100, 160, 21, false]],
    ['a full window', at(...every3(100, 400)), 1, [340, 400, 21, false]],
    ['an edge between two samples', at(...every3(100, 400), 401), 1, [341, 401, 21, false]],
    ['everything, however long', at(...every3(100, 4_000)), 'all', [100, 4_000, 1_301, true]],
    ['a pause inside', at(100, 103, -104, 130), 1, [100, 130, 4, true]],
    ['a return after a long pause', at(...every3(100, 160), -161, 4_000, 4_001), 1, [4_000, 4_001, 2, true]],
    ['a pause that leaves the window', at(...every3(100, 160), -161, 164, 167, 223), 1, [163, 223, 3, false]],
    ['a pause at its end', at(100, 103, -104), 1, [100, 104, 3, true]],
    ['breaks alone', at(-100), 1, [99, 100, 0, true]],
    ['a mark after the last sample', at(100, 103), 1, [100, 105, 2, true], 105],
    ['a mark before the last sample', at(100, 103), 1, [100, 103, 2, true], 101],
  ])('shows %s', (_what, samples, minutes, [from, to, count, isGrowing], until) => {
    const view = windowOf(samples, minutes, until === undefined ? undefined : until * 1_000);
    expect([view.from, view.to, view.shown.length, view.isGrowing]).toEqual([
      from * 1_000,
      to * 1_000,
      count,
      isGrowing,
    ]);
  });

  it.each<[what: string, runs: readonly [from: number, to: number][], growths: number]>([
    ['without a pause', [[0, 900]], 1],
    [
      'with pauses shorter than it',
      [
        [0, 120],
        [240, 360],
        [480, 900],
      ],
      1,
    ],
    [
      'with many short runs',
      [
        [0, 30],
        [120, 123],
        [300, 303],
        [400, 900],
      ],
      1,
    ],
    [
      'again after a pause longer than it',
      [
        [0, 400],
        [800, 1_300],
      ],
      2,
    ],
  ])('grows until it is full and then slides, %s', (_what, runs, growths) => {
    const seconds = runs.flatMap(([from, to], index) => [
      ...(index === 0 ? [] : [-from + 1]),
      ...every3(from, to),
    ]);
    let last = { from: 0, length: 0, isGrowing: false };
    let begun = 0;
    let jumps = 0;
    for (let end = 1; end <= seconds.length; end += 1) {
      const { from, to, isGrowing } = windowOf(at(...seconds.slice(0, end)), 5);
      const length = to - from;
      if (isGrowing && !last.isGrowing) begun += 1;
      else if (from < last.from || length < last.length) jumps += 1;
      last = { from, length, isGrowing };
    }
    expect(jumps).toBe(0);
    expect(last).toMatchObject({ length: 300_000, isGrowing: false });
    expect(begun).toBe(growths);
  });

  it('has nothing to show without a sample', () => expect(windowOf([], 5).shown).toEqual([]));
});

describe('makeSeries', () => {
  const samples = Array.from({ length: 9 }, (_, at): StatsSample => ({
    ...breakAt(at),
    cpu: at === 4 ? null : at,
  }));
  const fresh = (of: readonly StatsSample[]) => of.map(({ at, cpu }) => ({ at, value: cpu }));

  it.each<[what: string, before: readonly StatsSample[], after: readonly StatsSample[], kept: boolean]>([
    ['one more sample', samples.slice(0, 5), samples.slice(0, 6), true],
    ['one more and one less', samples.slice(0, 5), samples.slice(1, 6), true],
    ['only less', samples, samples.slice(3), true],
    ['a longer window', samples.slice(3), samples, false],
    ['others at the same times', samples, samples.map((sample) => ({ ...sample, cpu: 1 })), false],
    ['a series that began again', samples, samples.slice(8), true],
    ['something after nothing', [], samples, false],
    ['nothing after something', samples, [], false],
  ])('makes the series of %s', (_what, before, after, isKept) => {
    const seriesOf = makeSeries('cpu');
    const earlier = new Set(seriesOf(before));
    const series = seriesOf(after);
    expect(series).toEqual(fresh(after));
    expect(series.some((point) => earlier.has(point))).toBe(isKept);
  });
});
