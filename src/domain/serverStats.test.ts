import { describe, expect, it } from 'vitest';
import { breakAt, busynessOf, isBreak, levelOf, percentOf, readStatsSample } from './serverStats.ts';

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
