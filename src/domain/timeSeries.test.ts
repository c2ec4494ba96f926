import { describe, expect, it } from 'vitest';
import { summarize, thinOut, type TimedValue } from './timeSeries.ts';

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
