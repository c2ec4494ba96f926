import { expect, test } from 'vitest';
import { isNegative, readAmountText } from './amount.ts';
import { readMoney, toDecimalString } from './money.ts';

const amounts: readonly (readonly [came: unknown, text: string | undefined])[] = [
  ['50.00', '50.00'],
  ['-3.00', '-3.00'],
  ['999999999.99', '999999999.99'],
  ['1000000000000.00', '1000000000000.00'],
  ['-1000000000000', '-1000000000000.00'],
  ['1000000000000000000000.05', '1000000000000000000000.05'],
  [1e12, '1000000000000.00'],
  [-1e12, '-1000000000000.00'],
  [1_000_000_000_000.01, '1000000000000.01'],
  [35_000_000_000_000.11, '35000000000000.11'],
  ['9'.repeat(24), `${'9'.repeat(24)}.00`],
  [12.5, '12.50'],
  [0.1 + 0.2, '0.30'],
  // Rounded as it is written, half away from zero.
  [1.005, '1.01'],
  [-1.005, '-1.01'],
  [2.675, '2.68'],
  [8.345, '8.35'],
  [1.004999, '1.00'],
  [0.005, '0.01'],
  [1e-7, '0.00'],
  [-1e-7, '0.00'],
  [-0.001, '0.00'],
  ['-0.00', '0.00'],
  ['-0', '0.00'],
  [-0, '0.00'],
  [999_999_999.99, '999999999.99'],
  // Too large to be exact, or longer than any wallet.
  [90_071_992_547_409.9, undefined],
  [1e14, undefined],
  [1e21, undefined],
  [-1e21, undefined],
  ['9'.repeat(25), undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [1e309, undefined],
  // No amount in the API's form.
  ['abc', undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['1e3', undefined],
  ['1e12', undefined],
  ['1,50', undefined],
  ['1.234', undefined],
  ['', undefined],
  [['50.00'], undefined],
  [{}, undefined],
  [{ toString: () => '50.00' }, undefined],
  [null, undefined],
  [true, undefined],
  [5n, undefined],
];

test.each(amounts)('%o → %o, and the same for arithmetic', (came, text) => {
  const read = readAmountText(came);
  // A whole number as text is shown with the places that the page gives it.
  expect(read === undefined || read.includes('.') ? read : `${read}.00`).toBe(text);
  const money = readMoney(came);
  expect(money && toDecimalString(money)).toBe(text);
});

test.each([
  ['-0.01', true],
  ['-10.00', true],
  ['-1000000000000', true],
  ['-0.00', false],
  ['0.00', false],
  ['3.00', false],
  [undefined, false],
])('%s is below zero: %s', (amount, is) => expect(isNegative(amount)).toBe(is));
