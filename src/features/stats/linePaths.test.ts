import { expect, test } from 'vitest';
import { linePaths } from './linePaths.ts';

const begin = 1_700_000_000_000;

/** Values at every tenth of the box. */
const at = (values: readonly (number | null)[]) =>
  values.map((value, index) => ({ at: begin + index * 10, value }));

test.each([
  ['nothing', [], '', ''],
  ['gaps alone', [null, null], '', ''],
  ['two values', [0, 50], 'M0 100L10 50', 'M0 100L0 100L10 50V100Z'],
  [
    'a gap',
    [10, 20, null, 30, 40],
    'M0 90L10 80M30 70L40 60',
    'M0 100L0 90L10 80V100ZM30 100L30 70L40 60V100Z',
  ],
  ['one value', [null, 25], 'M9 75L11 75', 'M9 100L9 75L11 75V100Z'],
  ['one value at the left', [25], 'M0 75L2 75', 'M0 100L0 75L2 75V100Z'],
  ['values beyond the box', [340, -5], 'M0 0L10 100', 'M0 100L0 0L10 100V100Z'],
  ['fractions', [33.333, 66.666], 'M0 66.67L10 33.33', 'M0 100L0 66.67L10 33.33V100Z'],
])('draws %s', (_what, values, line, area) => {
  expect(linePaths(at(values), begin, begin + 100)).toEqual({ line, area });
});

test('leaves out what is outside of the time', () => {
  expect(linePaths(at([1, 2, 3, 4]), begin + 10, begin + 20).line).toBe('M0 98L100 97');
});

test('one value that is all the time there is stands at the right', () => {
  expect(linePaths(at([50]), begin, begin).line).toBe('M98 50L100 50');
});
