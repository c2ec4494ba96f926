import { expect, test } from 'vitest';
import type { Poll, PollPurpose } from './requestWindow.ts';
import { mayPollFor, nextPoll, pagePace, pollRoom, urgencyOf, watchPace } from './samplingPace.ts';

const now = 1_000_000_000;
const minute = 60_000;

/** As many polls, evenly over the last so many milliseconds. */
const spread = (purpose: PollPurpose, count: number, over = minute): readonly Poll[] =>
  Array.from({ length: count }, (_, index) => ({
    at: now - 1 - (index * over) / count,
    purpose,
    isOwn: true,
  }));

test.each<[PollPurpose, Partial<Record<PollPurpose, number>>, number, boolean]>([
  ['page', { page: 20 }, 1, true],
  ['page', { page: 20 }, 0, false],
  ['page', { page: 20, load: 29 }, 40, true],
  ['page', { page: 20, load: 30 }, 40, false],
  ['load', { load: 29 }, 30, true],
  ['load', { load: 30 }, 30, false],
  ['load', {}, 29, false],
  ['load', { page: 20, load: 20 }, 50, false],
  ['load', { watch: 38, load: 7 }, 50, true],
  ['load', { watch: 39, load: 7 }, 50, false],
  ['watch', { watch: 35 }, 15, true],
  ['watch', { watch: 36 }, 15, false],
  ['watch', {}, 14, false],
  ['watch', { page: 20, watch: 26 }, 50, false],
])('for %s, beside %o, with %i requests left: %s', (purpose, sent, left, expected) => {
  const polls = Object.entries(sent).flatMap(([of, count]) => spread(of as PollPurpose, count)); // a purpose's own key
  expect(mayPollFor(purpose, polls, left)).toBe(expected);
});

test.each<[PollPurpose, string, readonly Poll[], number]>([
  ['load', 'alone', [], 30],
  ['watch', 'alone', [], 36],
  ['load', 'beside a page at its steady pace', spread('page', 20), 20],
  ['watch', 'beside a page at its steady pace', spread('page', 20), 26],
  ['load', 'beside a page that was opened 15 s ago', spread('page', 5, 15_000), 20],
  ['load', 'beside a page that was left half a minute ago', spread('page', 20).slice(10), 30],
  ['load', 'beside a wall', spread('watch', 36), 8],
  ['load', 'beside a wall and a page', [...spread('watch', 26), ...spread('page', 20)], 8],
])('the room for %s, %s', (purpose, _beside, polls, room) => {
  expect(pollRoom(purpose, polls, now)).toBe(room);
});

test.each<[string, readonly Poll[], number | undefined, number]>([
  ['at once without any', [], undefined, -now],
  ['after 2 s where the minute is full', spread('load', 30), undefined, 2_000],
  ['once the first is a minute old, after a burst', spread('load', 30, 3_000), undefined, 57_100],
  ['soon where a server has none yet', spread('load', 1), 1_000, 1_000],
  ['no sooner for the second half of the minute', spread('load', 15), 1_000, 2_000],
])('the list’s next poll is due %s', (_when, polls, hurry, after) => {
  const { at } = nextPoll('load', polls, now, hurry);
  expect(Math.abs(at - now - after)).toBeLessThan(100);
});

test.each([
  [3_000, false, 0, 1_000],
  [500, false, 0, 500],
  [10_000, true, 1, 1_000],
  [10_000, true, 2, 2_000],
  [10_000, true, 3, 10_000],
  [10_000, true, 0, 10_000],
])('a page that samples each %i ms, sent: %s, with %i taken, waits %i ms', (interval, sent, taken, pace) =>
  expect(pagePace(interval, sent, taken)).toBe(pace),
);

test.each([
  [1, 36, 3_000],
  [2, 36, 3_334],
  [12, 36, 20_000],
  [12, 8, 90_000],
])('%i watched servers with %i polls a minute are sampled each %i ms', (servers, room, pace) =>
  expect(watchPace(servers, room)).toBe(pace),
);

test('in sight, a wait counts four times; none counts for more than five minutes', () => {
  expect(urgencyOf(20_000, true)).toBeGreaterThan(urgencyOf(79_000, false));
  expect(urgencyOf(20_000, true)).toBeLessThan(urgencyOf(81_000, false));
  expect(urgencyOf(10 * minute, false)).toBe(urgencyOf(5 * minute, false));
  expect(urgencyOf(now, false)).toBeLessThan(urgencyOf(76_000, true));
});
