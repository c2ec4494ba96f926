import { expect, test } from 'vitest';
import { breakAt, type StatsSample } from '#domain/serverStats.ts';
import { stepOf, wallView } from './wallView.ts';

const begin = 1_700_000_000_000;
const second = 1_000;
const minute = 60 * second;

const at = (after: number): StatsSample => ({ ...breakAt(begin + after), cpu: 5 });
const every = (step: number, from: number, to: number): readonly StatsSample[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => at(from + index * step));

test.each([
  ['no server', [], 15, [-begin, -begin]],
  ['servers without samples', [[], []], 15, [-begin, -begin]],
  ['servers that were opened together: it grows', [[at(0), at(40)], [at(10), at(60)], []], 15, [-940, 60]],
  [
    'one that has more behind it than another: both show the window',
    [every(20 * second, 0, 20 * minute), [at(19 * minute), at(20 * minute + 5)]],
    15,
    [5 * minute + 5, 20 * minute + 5],
  ],
  [
    'one that was sampled long ago: the others don’t wait for it',
    [[at(0)], every(20 * second, 60 * minute, 62 * minute)],
    15,
    [60 * minute, 62 * minute],
  ],
  [
    'all that is known',
    [every(20 * second, 0, 30 * minute), every(20 * second, 10 * minute, 31 * minute)],
    'all',
    [0, 31 * minute],
  ],
] as const)('shows the same time in all tiles: %s', (_what, all, window, [from, to]) => {
  expect(wallView(all, window)).toEqual({ from: begin + from, to: begin + to });
});

test.each([
  ['nothing is known', [[], [at(0)]], undefined],
  [
    'one is sampled far less often: it is the exception',
    [
      [at(0), at(20)],
      [at(5), at(26)],
      [at(0), at(900)],
    ],
    21,
  ],
  [
    'one has a gap at its end',
    [
      [at(0), breakAt(begin + 1), at(60)],
      [at(0), at(40)],
    ],
    40,
  ],
  ['all stopped', [[at(0), at(20), breakAt(begin + 21)]], undefined],
])('measures the time between two samples: %s', (_what, all, step) => {
  expect(stepOf(all)).toBe(step);
});
