import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { slicesOf } from './textSlices.ts';

const short = 2_048;
const cut = (text: string) => [...slicesOf(text, short)];

test('lines stay whole, and nothing is read twice', () => {
  const lines = Array.from({ length: 2_000 }, (_, at) => `${'x'.repeat(at % 90)}\n`);
  const slices = cut(lines.join(''));
  expect(slices.length).toBeGreaterThan(10);
  expect(slices.map(({ text }) => text).join('')).toBe(lines.join(''));
  for (const { text, startsLine, endsLine } of slices) {
    expect(text.length).toBeLessThanOrEqual(short);
    expect([startsLine, endsLine]).toEqual([true, true]);
  }
});

test('a soft line break of quoted-printable is no end of a line', () => {
  const slices = cut(`${'a, b=\r\n'.repeat(500)}c\n${'d, e=\n'.repeat(500)}e`);
  expect(slices.length).toBeGreaterThan(1);
  for (const { text } of slices.slice(0, -1)) expect(text).not.toMatch(/=\r?\n$/);
});

/** What a text may name, each different from the others. */
const named = [
  (at: number) => `10.0.${at >> 8}.${at & 255}`,
  (at: number) => `10.1.${at >> 8}.${at & 255} - 10.1.${at >> 8}.255`,
  (at: number) => `10 dot 2 dot ${at >> 8} dot ${at & 255}`,
  (at: number) => `[2001:db8::${at.toString(16)}]:22`,
  (at: number) => `mx${at}.shop.example`,
];
const glue = [',', ';', ' ', ' | ', '"', '/', '&nbsp;', '+', '\t', ') (', ' says ', '\n', '=\r\n,'];

test('wherever a text is cut, each thing that it names is whole in a slice', () => {
  const pieces = fc.array(fc.tuple(fc.constantFrom(...named), fc.constantFrom(...glue)), { minLength: 1 });
  fc.assert(
    fc.property(pieces, (some) => {
      const all = Array.from({ length: 300 }, (_, at) => {
        const [nameOf = String, after = ''] = some[at % some.length] ?? [];
        return { name: nameOf(at), after };
      });
      const slices = cut(all.map(({ name, after }) => name + after).join(''));
      expect(slices.length).toBeGreaterThan(1);
      let from = 0;
      for (const { name } of all) {
        while (from < slices.length && slices[from]?.text.includes(name) !== true) from += 1;
        expect(from).toBeLessThan(slices.length);
      }
    }),
    { numRuns: 100 },
  );
});

test.each([['a'], ['('], ['\ud800'], ['1.'], ['😀'], ['\n'], ['=\n'], [' ']])(
  '%o, again and again, comes to an end',
  (part) => {
    const text = part.repeat(20_000);
    const slices = cut(text);
    expect(slices.length).toBeLessThan((4 * text.length) / short);
    expect(slices.map(({ text: slice }) => slice).join('').length).toBeLessThan(2 * text.length);
  },
);
