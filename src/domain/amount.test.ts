import { expect, test } from 'vitest';
import { readAmountText } from './amount.ts';

test.each([
  ['50.00', '50.00'],
  ['-3.00', '-3.00'],
  ['999999999.99', '999999999.99'],
  [12.5, '12.50'],
  [0.1 + 0.2, '0.30'],
  ['abc', undefined],
  ['1e3', undefined],
  ['1,50', undefined],
  ['1.234', undefined],
  ['', undefined],
  [999_999_999.99, '999999999.99'],
  [1e9, undefined],
  [-1e9, undefined],
  [['50.00'], undefined],
  [{ toString: () => '50.00' }, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [1e309, undefined],
  [null, undefined],
  [true, undefined],
])('%o → %o', (came, text) => expect(readAmountText(came)).toBe(text));
