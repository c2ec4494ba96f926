import { expect, test } from 'vitest';
import { hiddenPace, listPace, samplePace, serverPace } from './pace.ts';

const minute = 60_000;

test.each([
  [12, undefined, 60_000],
  [12, 0, 5_000],
  [12, 5 * minute, 5_000],
  [12, 5 * minute + 1, 60_000],
  [1_000, 0, 5_000],
  [1_001, 0, 60_000],
])('a list of %i, on the way for %s ms, is asked each %i ms', (servers, onItsWayFor, pace) =>
  expect(listPace(servers, onItsWayFor)).toBe(pace),
);

test.each([
  [undefined, 60_000],
  [0, 3_000],
  [2 * minute, 3_000],
  [2 * minute + 1, 10_000],
  [10 * minute, 10_000],
  [10 * minute + 1, 60_000],
])('a server on its way for %s ms is asked each %i ms', (onItsWayFor, pace) =>
  expect(serverPace(onItsWayFor)).toBe(pace),
);

test.each([
  [3_000, 0, 3_000],
  [3_000, 1, 6_000],
  [3_000, 4, 48_000],
  [3_000, 5, 60_000],
  [3_000, 5_000, 60_000],
  [30_000, 0, 30_000],
  [30_000, 1, 60_000],
])('samples each %i ms, after %i without an answer: %i ms', (interval, failures, pace) =>
  expect(samplePace(interval, failures)).toBe(pace),
);

test.each([
  [-1, Infinity],
  [0, 30_000],
  [10 * minute, 30_000],
  [10 * minute + 1, Infinity],
])('what was begun here %i ms ago is asked for out of sight each %d ms', (since, pace) =>
  expect(hiddenPace(since)).toBe(pace),
);
