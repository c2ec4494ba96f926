import { expect, test } from 'vitest';
import { axisTimes } from './statsView.ts';

test.each([
  ['both ends of a second', 1_000, 2_000, [1_000, 2_000]],
  ['the middle too, from where it has a second of its own', 1_000, 3_000, [1_000, 2_000, 3_000]],
  ['of five minutes', 0, 300_000, [0, 150_000, 300_000]],
])('an axis names %s', (_what, from, to, expected) => expect(axisTimes(from, to)).toEqual(expected));
