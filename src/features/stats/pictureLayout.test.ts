import { describe, expect, it } from 'vitest';
import { fitText, flagsOf, pictureLayout, pictureWidth, piecesOf, xOf, yOf } from './pictureLayout.ts';

const plot = { left: 100, top: 50, width: 400, height: 100 };

it.each([
  [1_000, 1_000, 2_000, 100],
  [1_500, 1_000, 2_000, 300],
  [2_000, 1_000, 2_000, 500],
  // A window without a length, as of a single sample.
  [1_000, 1_000, 1_000, 500],
])('places the time %d of the window %d to %d', (at, from, to, x) => expect(xOf(at, from, to, plot)).toBe(x));

it.each([
  [0, 150],
  [50, 100],
  [100, 50],
  [340, 50],
  [-4, 150],
])('places %d %%', (percent, y) => expect(yOf(percent, plot)).toBe(y));

it('draws one piece for each run of values, and marks what is cut off', () => {
  const series = [10, 120, null, null, 50, null].map((value, index) => ({ at: index * 100, value }));
  expect(piecesOf([{ at: 0, value: null }, ...series], { from: 0, to: 400 }, plot)).toEqual([
    [
      { x: 100, y: 140, isCut: false },
      { x: 200, y: 50, isCut: true },
    ],
    [{ x: 500, y: 100, isCut: false }],
  ]);
});

it.each([
  [[], []],
  [
    [10, 40],
    [
      { x: 10, first: 1, last: 1 },
      { x: 40, first: 2, last: 2 },
    ],
  ],
  [
    [10, 15, 27, 28],
    [
      { x: 10, first: 1, last: 2 },
      { x: 27, first: 3, last: 4 },
    ],
  ],
])('gives marks at %j their flags', (xs, expected) => expect(flagsOf(xs, 16)).toEqual(expected));

describe('pictureLayout', () => {
  it.each([
    [3, 1],
    [3, 14],
  ])('keeps %d charts and %d lines apart, inside of the picture', (charts, lines) => {
    const { height, foot, charts: places } = pictureLayout(charts, lines);
    const edges = [
      ...places.flatMap(({ top, plot: { top: from, height: of } }) => [top, from, from + of]),
      foot,
    ];
    expect(edges).toEqual(edges.toSorted((one, other) => one - other));
    expect(new Set(edges).size).toBe(edges.length);
    expect(height).toBeGreaterThan(foot + lines * 14);
    for (const { plot: box } of places) expect(box.left + box.width).toBeLessThan(pictureWidth);
  });
});

describe('fitText', () => {
  /** Ten for each code point. */
  const measure = (text: string): number => Array.from(text).length * 10;
  it.each([
    ['fits', 100, 'fits'],
    ['exactly so', 100, 'exactly so'],
    ['a bit too long', 100, 'a bit too…'],
    ['🚀🚀🚀🚀', 30, '🚀🚀…'],
    ['none', 5, '…'],
  ])('cuts “%s” to %d', (text, width, expected) => expect(fitText(text, width, measure)).toBe(expected));
});
