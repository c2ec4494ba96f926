import { expect, it } from 'vitest';
import { isHostname } from './hostname.ts';

const longest = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;

it.each([
  ['srv1', true],
  ['srv1.example.com', true],
  ['1.2.example', true],
  ['A-b.C', true],
  ['a'.repeat(63), true],
  [longest, true],
  [`${longest}d`, false],
  ['a'.repeat(64), false],
  ['', false],
  ['.', false],
  ['a.', false],
  ['.a', false],
  ['a..b', false],
  ['-a.example', false],
  ['a-.example', false],
  ['a_b', false],
  ['a b', false],
  ['ünal.example', false],
  ['a\n', false],
])('%j: %s', (text, expected) => {
  expect(isHostname(text)).toBe(expected);
});
