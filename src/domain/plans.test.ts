import { describe, expect, it } from 'vitest';
import { isBuyable, readPlans, sortPlans } from './plans.ts';

const id = '6f1d2c30-5b7a-4e18-9c00-000000000001';
const documented = {
  id,
  name: 'Cloud 2',
  vcpu: 2,
  ramMb: 4096,
  diskGb: 50,
  bandwidthGb: 1000,
  monthlyPrice: '10.00',
  region: 'OTWA IST',
};

describe('readPlans', () => {
  it('reads the contract’s plan', () => {
    const { monthlyPrice, region, ...rest } = documented;
    expect(readPlans([documented])).toEqual({
      plans: [{ ...rest, price: monthlyPrice, regions: [region], addons: [] }],
      unreadable: 0,
    });
  });

  it('reads the newer form', () => {
    const newer = {
      id,
      name: 'Cloud 2',
      ramGb: 4,
      pricePerMonth: 10,
      regions: ['tr-ist-01', 'de-fra-01'],
      addons: [{ id: 'vpk7wjf5', name: '8 Additional IPs', price: 32 }, null, { name: 'nameless' }],
    };
    expect(readPlans([newer]).plans).toEqual([
      {
        id,
        name: 'Cloud 2',
        vcpu: undefined,
        ramMb: 4096,
        diskGb: undefined,
        bandwidthGb: undefined,
        price: '10.00',
        regions: ['tr-ist-01', 'de-fra-01'],
        addons: [{ id: 'vpk7wjf5', name: '8 Additional IPs', type: '', price: '32.00' }],
      },
    ]);
  });

  it.each([
    ['null', null, 0],
    ['a text', 'soon', 0],
    ['rows without an id', [{ ...documented, id: 'cloud-2' }, null, 'x'], 3],
  ])('finds no plan in %s', (_name, answer, unreadable) => {
    expect(readPlans(answer)).toEqual({ plans: [], unreadable });
  });

  it('takes each id once', () => {
    expect(readPlans([documented, { ...documented, name: 'again' }]).plans.map(({ name }) => name)).toEqual([
      'Cloud 2',
    ]);
  });
});

it.each([
  ['10.00', true],
  ['0.00', false],
  ['-1.00', false],
  ['abc', false],
  [null, false],
])('a plan for %s can be bought: %s', (monthlyPrice, expected) => {
  const [plan] = readPlans([{ ...documented, monthlyPrice }]).plans;
  expect(plan !== undefined && isBuyable(plan)).toBe(expected);
});

it.each([
  ['vcpu', { vcpu: 1 }, { vcpu: 2 }],
  ['ram', { ramMb: 1024 }, { ramMb: 2048 }],
  ['disk', { diskGb: 10 }, { diskGb: 20 }],
] as const)('sorts by %s', (order, less, more) => {
  const small = { ...documented, ...less, name: 'small' };
  const large = { ...documented, ...more, name: 'large', id: id.replace(/1$/, '2') };
  const { plans } = readPlans([large, small]);
  expect(sortPlans(plans, order).map(({ name }) => name)).toEqual(['small', 'large']);
});

it('names the regions that have names', () => {
  const regions = ['tr-ist-01', null, '', 'de-fra-01'];
  const [plan] = readPlans([{ ...documented, region: null, regions }]).plans;
  expect(plan?.regions).toEqual(['tr-ist-01', 'de-fra-01']);
});

it('sorts by size, and what is not told comes last', () => {
  const of = (name: string, monthlyPrice: unknown, serial: number) => ({
    ...documented,
    id: `6f1d2c30-5b7a-4e18-9c00-00000000000${serial}`,
    name,
    monthlyPrice,
  });
  const { plans } = readPlans([of('b', '20.00', 1), of('c', 'free', 2), of('a', '3.00', 3)]);
  expect(sortPlans(plans, 'price').map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});
