import { expect, test } from 'vitest';
import { idlePhase } from './watchIdle.ts';

const minute = 60_000;

test.each<[string, number, number, boolean, string]>([
  ['just now', 0, 30, false, 'active'],
  ['28:59 of 30 minutes', 28 * minute + 59_000, 30, false, 'active'],
  ['29 of 30 minutes', 29 * minute, 30, false, 'warned'],
  ['29 of 30 minutes, a write open', 29 * minute, 30, true, 'warned'],
  ['30 of 30 minutes', 30 * minute, 30, false, 'over'],
  ['30 of 30 minutes, a write open', 30 * minute, 30, true, 'waiting'],
  ['40 of 30 minutes, a write open', 40 * minute, 30, true, 'over'],
  ['29 seconds of one minute', 29_000, 1, false, 'active'],
  ['30 seconds of one minute', 30_000, 1, false, 'warned'],
  ['a clock corrected by a second', -1_000, 30, false, 'active'],
  ['a clock set back by an hour', -60 * minute, 30, true, 'over'],
  ['nobody knows when', Number.NaN, 30, true, 'over'],
])('idle since %s', (_name, idle, minutes, hasOpenWrite, phase) => {
  expect(idlePhase(idle, minutes * minute, hasOpenWrite)).toBe(phase);
});
