import { describe, expect, it, test } from 'vitest';
import {
  breakAt,
  busynessOf,
  firstFrom,
  isBreak,
  levelOf,
  nearestSample,
  nextSample,
  percentOf,
  readStatsSample,
  type StatsSample,
  usedOf,
} from './serverStats.ts';

const documented = { cpu: 12.4, memoryUsed: 1024, memoryTotal: 4096, diskUsed: 10, diskTotal: 50 };

describe('readStatsSample', () => {
  it.each([
    ['the contract’s sample', documented, documented],
    ['the newer form', { powerState: 'running', live: documented }, documented],
    ['numbers as texts', { ...documented, cpu: '12.4', memoryUsed: '1024' }, documented],
    [
      'a missing total',
      { cpu: 1, memoryUsed: 5 },
      { cpu: 1, memoryUsed: 5, memoryTotal: null, diskUsed: null, diskTotal: null },
    ],
    [
      'more than the total, and more than one core',
      { ...documented, cpu: 250, memoryUsed: 5000 },
      { ...documented, cpu: 250, memoryUsed: 5000 },
    ],
    [
      'what is no number beside what is one',
      { ...documented, cpu: 'NaN', diskUsed: -1, diskTotal: Infinity },
      { ...documented, cpu: null, diskUsed: null, diskTotal: null },
    ],
  ])('reads %s', (_name, answer, expected) => {
    expect(readStatsSample(answer, 7)).toEqual({ at: 7, ...expected });
  });

  it.each([
    ['null', null],
    ['a text', 'running'],
    ['a list', [documented]],
    ['an empty object', {}],
    ['the newer form while it is off', { powerState: 'stopped', live: null }],
    ['the newer form with a text', { powerState: 'running', live: 'soon' }],
    ['nothing but what can’t be read', { cpu: '1e309', memoryUsed: null, diskUsed: {} }],
    ['totals alone', { memoryTotal: 4096, diskTotal: 50 }],
  ])('finds no sample in %s', (_name, answer) => {
    expect(readStatsSample(answer, 7)).toBeUndefined();
  });
});

describe('percentOf', () => {
  const sample = { at: 1, ...documented };
  it.each([
    ['cpu', sample, 12.4],
    ['memory', sample, 25],
    ['disk', sample, 20],
    ['memory', { ...sample, memoryTotal: 0 }, null],
    ['memory', { ...sample, memoryTotal: null }, null],
    ['disk', { ...sample, diskUsed: 60 }, 120],
    ['cpu', breakAt(1), null],
  ] as const)('%s of a sample', (kind, of, expected) => {
    expect(percentOf(of, kind)).toBe(expected);
  });
});

describe('busynessOf', () => {
  const sample = { at: 1, ...documented };
  it.each([
    ['the higher of both, here memory', sample, 25],
    ['the higher of both, here CPU', { ...sample, cpu: 340 }, 340],
    ['CPU, where there is no total to compare memory with', { ...sample, memoryTotal: 0 }, 12.4],
    ['memory, where CPU is missing', { ...sample, cpu: null }, 25],
    ['zero, which is known', { ...sample, cpu: 0, memoryUsed: null }, 0],
    ['nothing, where only the disk is known', { ...sample, cpu: null, memoryUsed: null }, undefined],
    ['nothing in a break', breakAt(1), undefined],
  ])('%s', (_what, of, expected) => {
    expect(busynessOf(of)).toBe(expected);
  });
});

it('a break holds nothing', () => {
  expect(isBreak(breakAt(3))).toBe(true);
  expect(isBreak({ ...breakAt(3), cpu: 0 })).toBe(false);
});

it.each([
  [null, 'calm'],
  [74.9, 'calm'],
  [75, 'high'],
  [89.9, 'high'],
  [90, 'critical'],
  [250, 'critical'],
] as const)('%s %% is %s', (percent, level) => {
  expect(levelOf(percent)).toBe(level);
});

describe('samples in time', () => {
  const sample = (at: number): StatsSample => ({ ...breakAt(at), cpu: 1 });
  const samples = [sample(10), breakAt(11), sample(20), sample(30), breakAt(31)];

  it.each([
    [0, 0],
    [10, 0],
    [11, 1],
    [12, 2],
    [31, 4],
    [32, 5],
  ])('the first from %i has the index %i', (at, index) => expect(firstFrom(samples, at)).toBe(index));

  it.each([
    [-1, 1, 10],
    [0, 1, 20],
    [2, -1, 10],
    [5, -1, 30],
    [3, 1, undefined],
    [0, -1, undefined],
  ] as const)('after index %i by %i comes %s', (index, step, at) =>
    expect(nextSample(samples, index, step)?.at).toBe(at),
  );

  it.each([
    [-99, 10],
    [14, 10],
    [15, 20],
    [11, 10],
    [20, 20],
    [24, 20],
    [26, 30],
    [99, 30],
  ])('nearest to %i is %i', (at, nearest) => expect(nearestSample(samples, at)?.at).toBe(nearest));

  it('there is none nearest where all is unknown', () => {
    expect(nearestSample([breakAt(1)], 1)).toBeUndefined();
    expect(nearestSample([], 1)).toBeUndefined();
  });
});

test.each([
  ['cpu', null],
  ['memory', 1024],
  ['disk', 10],
] as const)('usedOf %s', (kind, amount) => {
  expect(usedOf({ at: 1, ...documented }, kind)).toBe(amount);
  expect(usedOf(breakAt(1), kind)).toBeNull();
});
