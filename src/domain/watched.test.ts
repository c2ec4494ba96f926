import { expect, test } from 'vitest';
import { readWatched, writeWatched } from './watched.ts';

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => id(index));
const upper = 'ABCDEF00-0000-4000-8000-000000000000';

test.each([
  ['nothing', undefined, [], 0, 0],
  ['an empty list', ' , ,', [], 0, 0],
  ['ids in their order', `${id(2)},${id(1)}`, [id(2), id(1)], 0, 0],
  [
    'an id with spaces, twice and in other cases',
    ` ${upper} ,${upper.toLowerCase()}`,
    [upper.toLowerCase()],
    0,
    0,
  ],
  ['what is no id, each once', `web-1,${id(1)},../sso,web-1`, [id(1)], 0, 2],
  ['as many as can be watched', ids(12).join(','), ids(12), 0, 0],
  ['more than can be watched', ids(14).join(','), ids(12), 2, 0],
])('a link with %s', (_what, text, expected, more, unreadable) => {
  expect(readWatched(text)).toEqual({ ids: expected, more, unreadable });
});

test('what is written is read again', () => {
  expect(writeWatched([])).toBeUndefined();
  expect(readWatched(writeWatched(ids(3))).ids).toEqual(ids(3));
});
