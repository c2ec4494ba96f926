import { expect, it } from 'vitest';
import { readPlans } from '#domain/plans.ts';
import { affordable, chargeOf, timesAmount } from './charge.ts';

const planFor = (monthlyPrice: unknown) =>
  readPlans([{ id: '6f1d2c30-5b7a-4e18-9c00-000000000001', monthlyPrice }]).plans[0];
const addon = (price: string | undefined) => ({ id: 'a', name: 'a', type: 'backup', price });

it.each([
  ['10.00', [], '50.00', { now: '10.00', before: '50.00', after: '40.00', shortfall: undefined }],
  ['10.10', ['0.20'], '10.30', { now: '10.30', before: '10.30', after: '0.00', shortfall: undefined }],
  ['10.00', ['2.49'], '0.50', { now: '12.49', before: '0.50', after: undefined, shortfall: '11.99' }],
  [
    '10.00',
    [undefined],
    '50.00',
    { now: undefined, before: '50.00', after: undefined, shortfall: undefined },
  ],
  ['abc', [], '50.00', { now: undefined, before: '50.00', after: undefined, shortfall: undefined }],
  ['10.00', [], undefined, { now: '10.00', before: undefined, after: undefined, shortfall: undefined }],
] as const)('a plan for %s with add-ons for %j out of %s', (price, addons, balance, charge) => {
  expect(chargeOf(planFor(price), addons.map(addon), balance)).toEqual({ ...charge, each: charge.now });
});

it.each([
  ['10.00', 3, '50.00', { now: '30.00', each: '10.00', after: '20.00', shortfall: undefined }, 5],
  ['0.10', 3, '0.30', { now: '0.30', each: '0.10', after: '0.00', shortfall: undefined }, 3],
  ['12.49', 20, '100.00', { now: '249.80', each: '12.49', after: undefined, shortfall: '149.80' }, 8],
  ['12.49', 20, '3.00', { now: '249.80', each: '12.49', after: undefined, shortfall: '246.80' }, 0],
  ['12.49', 20, undefined, { now: '249.80', after: undefined, shortfall: undefined }, undefined],
  ['abc', 20, '50.00', { now: undefined, each: undefined, after: undefined }, undefined],
] as const)('a plan for %s, %i times, out of %s', (price, count, balance, charge, payable) => {
  const read = chargeOf(planFor(price), [], balance, count);
  expect(read).toMatchObject(charge);
  expect(affordable(read)).toBe(payable);
});

it.each([
  ['12.49', 0, '0.00'],
  ['12.49', 16, '199.84'],
  [undefined, 16, undefined],
])('%s, %i times, is %s', (amount, count, total) => {
  expect(timesAmount(amount, count)).toBe(total);
});
