import { expect, test } from 'vitest';
import { differenceOf, isSameAmount, shortfallOf } from './balance.ts';

test.each([
  ['15.47', '3.00', '12.47'],
  ['15.47', '-3.00', '18.47'],
  ['15.47', '15.47', undefined],
  ['15.47', '50.00', undefined],
  ['15.47', undefined, undefined],
])('a charge of %s and a balance of %s: %s is missing', (charge, balance, missing) =>
  expect(shortfallOf(charge, balance)).toBe(missing),
);

test.each([
  ['250.00', '10.10', '239.90'],
  ['0.50', '10.00', '-9.50'],
  ['abc', '10.00', undefined],
  ['10.00', undefined, undefined],
])('%s less %s is %s', (one, other, difference) => expect(differenceOf(one, other)).toBe(difference));

test.each([
  ['10.00', '10', true],
  ['10.00', '10.01', false],
  [undefined, undefined, false],
])('%s and %s are the same: %s', (one, other, same) => expect(isSameAmount(one, other)).toBe(same));
