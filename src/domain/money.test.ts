import { describe, expect, it } from 'vitest';
import {
  addMoney,
  compareMoney,
  readMoney,
  shareOfMoney,
  subtractMoney,
  toDecimalString,
  type Money,
} from './money.ts';

function money(value: string | number): Money {
  const read = readMoney(value);
  if (read === undefined) throw new TypeError(`${value} is no money`);
  return read;
}

describe('readMoney', () => {
  it.each([
    ['50.00', '50.00'],
    ['0', '0.00'],
    ['-3.00', '-3.00'],
    ['7.5', '7.50'],
    ['999999999.99', '999999999.99'],
    [15.47, '15.47'],
    [-1, '-1.00'],
    [0.1 + 0.2, '0.30'],
  ])('reads %j as %s', (value, expected) => {
    expect(toDecimalString(money(value))).toBe(expected);
  });

  it.each<unknown>([
    'abc',
    '',
    ' ',
    ' 1',
    '1 ',
    '1e3',
    '1,50',
    '1.',
    '.5',
    '1.234',
    '+1',
    '--1',
    '0x10',
    'NaN',
    '1\n',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    undefined,
    {},
    [],
    true,
    5n,
    { valueOf: () => 5, toFixed: () => '5' },
  ])('does not take %s for an amount', (value) => {
    expect(readMoney(value)).toBeUndefined();
  });
});

describe('sums', () => {
  it('are exact where floats are not', () => {
    expect(toDecimalString(addMoney(money('0.10'), money('0.20')), 20)).toBe('0.30000000000000000000');
    expect(toDecimalString(subtractMoney(money('50.00'), money('49.99')))).toBe('0.01');
    expect(toDecimalString(subtractMoney(money('0.50'), money(4.99)))).toBe('-4.49');
  });

  it.each([
    ['1.00', '1', 0],
    ['0.99', '1', -1],
    ['10.00', '9.99', 1],
    ['-1', '0.00', -1],
  ])('compares %s with %s', (a, b, expected) => {
    expect(compareMoney(money(a), money(b))).toBe(expected);
  });
});

describe('shareOfMoney', () => {
  it.each([
    ['32', 14.5, 30, '15.47'],
    ['10.00', 80, 100, '8.00'],
    ['4.99', 80, 100, '3.99'],
    ['0.01', 1, 2, '0.01'],
    ['10', 0, 30, '0.00'],
    ['10', 30, 30, '10.00'],
  ])('%s × %d ÷ %d is %s', (amount, part, whole, expected) => {
    expect(toDecimalString(shareOfMoney(money(amount), part, whole))).toBe(expected);
  });

  it.each([
    [1, 0],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
  ])('refuses %d ÷ %d', (part, whole) => {
    expect(() => shareOfMoney(money('1'), part, whole)).toThrow(
      new RangeError('a share needs two finite numbers and a whole that is not 0'),
    );
  });
});

describe('toDecimalString', () => {
  it.each([
    ['2.5', 0, '3'],
    ['-0.00', 2, '0.00'],
    [-0.001, 2, '0.00'],
    [-0.4, 0, '0'],
    [-0.5, 2, '-0.50'],
    [-10, 2, '-10.00'],
    [0.005, 2, '0.01'],
    [1.005, 2, '1.01'],
    [1e13, 2, '10000000000000.00'],
  ])('prints %j with %d decimals as %s', (value, decimals, expected) => {
    expect(toDecimalString(money(value), decimals)).toBe(expected);
  });
});
