import { describe, expect, it } from 'vitest';
import { readPlans } from './plans.ts';
import { priceList, retailPrice } from './priceList.ts';

describe('priceList', () => {
  const of = (monthlyPrice: unknown) =>
    readPlans([{ id: '6f1d2c30-5b7a-4e18-9c00-000000000001', name: 'Cloud 1', monthlyPrice }]).plans;

  it.each([
    // Each figure is rounded once, and the three agree to the cent.
    ['3.99', 'markup', 20, ['3.99', '4.79', '0.80']],
    ['3.99', 'margin', 20, ['3.99', '4.99', '1.00']],
    ['8', 'margin', 20, ['8.00', '10.00', '2.00']],
    [0.1, 'markup', 200, ['0.10', '0.30', '0.20']],
    ['12345678.90', 'markup', 33.3, ['12345678.90', '16456789.97', '4111111.07']],
    ['8.00', 'margin', 100, ['8.00', undefined, undefined]],
    ['0.00', 'markup', 20, ['0.00', undefined, undefined]],
    ['-1.00', 'markup', 20, ['-1.00', undefined, undefined]],
    ['free', 'markup', 20, [undefined, undefined, undefined]],
  ] as const)('%s by a %s of %s %%', (price, method, percent, [wholesale, retail, profit]) => {
    expect(priceList(of(price), { method, percent })).toMatchObject([{ wholesale, retail, profit }]);
  });

  it('tells no retail where no percentage is known', () => {
    expect(priceList(of('8.00'), undefined)).toMatchObject([
      { wholesale: '8.00', retail: undefined, profit: undefined },
    ]);
  });
});

it.each([
  ['10.00', 'markup', 20, '12.00'],
  ['10.00', 'margin', 20, '12.50'],
  ['19.90', 'markup', 33.3, '26.53'],
  ['0.05', 'markup', 10, '0.06'],
  ['7.45', 'margin', 0, '7.45'],
  ['7.45', 'margin', 100, undefined],
  ['7.45', 'markup', -5, undefined],
  ['abc', 'markup', 20, undefined],
  [undefined, 'markup', 20, undefined],
] as const)('%s by a %s of %s %% is %s', (wholesale, method, percent, retail) => {
  expect(retailPrice(wholesale, { method, percent })).toBe(retail);
});
