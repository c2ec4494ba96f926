import { describe, expect, it } from 'vitest';
import {
  isBuyable,
  meetsMinimums,
  minimumChoices,
  type PlanColumn,
  pricePlans,
  readPlans,
  sortPlans,
} from './plans.ts';

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

it('names the regions that have names', () => {
  const regions = ['tr-ist-01', null, '', 'de-fra-01'];
  const [plan] = readPlans([{ ...documented, region: null, regions }]).plans;
  expect(plan?.regions).toEqual(['tr-ist-01', 'de-fra-01']);
});

/** Plans with these fields instead of the documented ones, named a, b, c … in this order. */
const plansWith = (...fields: object[]) =>
  readPlans(
    fields.map((field, index) => ({
      ...documented,
      id: id.replace(/.$/, String(index)),
      name: 'abcdef'[index],
      ...field,
    })),
  ).plans;

const none = { monthlyPrice: null };
it.each<[PlanColumn, 'up' | 'down', string, object[]]>([
  ['vcpu', 'up', 'bac', [{ vcpu: 2 }, { vcpu: 1 }, { vcpu: null }]],
  ['vcpu', 'down', 'abc', [{ vcpu: 2 }, { vcpu: 1 }, { vcpu: null }]],
  ['ram', 'up', 'cba', [{ ramMb: null }, { ramMb: 2048 }, { ramMb: 1024 }]],
  ['ram', 'down', 'bca', [{ ramMb: null }, { ramMb: 2048 }, { ramMb: 1024 }]],
  ['disk', 'up', 'ba', [{ diskGb: 100 }, { diskGb: 20 }]],
  ['traffic', 'down', 'ba', [{ bandwidthGb: 500 }, { bandwidthGb: 1000 }]],
  ['price', 'up', 'bac', [{ monthlyPrice: '20.00' }, { monthlyPrice: '3.00' }, none]],
  ['price', 'down', 'abc', [{ monthlyPrice: '20.00' }, { monthlyPrice: '3.00' }, none]],
  // Beyond what a float tells apart.
  ['price', 'up', 'ba', [{ monthlyPrice: '90071992547409930.02' }, { monthlyPrice: '90071992547409930.01' }]],
  // A price that can't be paid is no low one.
  ['price', 'up', 'cab', [{ monthlyPrice: '0.00' }, { monthlyPrice: '-1.00' }, { monthlyPrice: '5.00' }]],
  ['perGb', 'up', 'bac', [{ ramMb: 2048 }, { ramMb: 8192 }, { ramMb: 0 }]],
  // Of equal ones the cheaper comes first.
  ['vcpu', 'down', 'bac', [{ monthlyPrice: '20.00' }, { monthlyPrice: '3.00' }, none]],
])('sorts by %s, %s: %s', (column, direction, order, fields) => {
  const rows = sortPlans(pricePlans(plansWith(...fields)), column, direction === 'down');
  expect(rows.map(({ plan }) => plan.name).join('')).toBe(order);
});

it.each([
  ['10.00', 4096, '2.50'],
  ['10.00', 3072, '3.33'],
  ['0.05', 2048, '0.03'],
  ['4.99', 512, '9.98'],
  ['10.00', 0, undefined],
  ['10.00', null, undefined],
  [null, 4096, undefined],
  ['0.00', 4096, undefined],
])('%s for %s MB is %s for a GB', (monthlyPrice, ramMb, perGb) => {
  expect(pricePlans(plansWith({ monthlyPrice, ramMb })).map((row) => row.perGb)).toEqual([perGb]);
});

it('derives the price for a GB from the price that is shown', () => {
  const plans = plansWith({ monthlyPrice: '10.00', ramMb: 4096 });
  expect(pricePlans(plans, () => '12.00')).toEqual([{ plan: plans[0], price: '12.00', perGb: '3.00' }]);
  expect(pricePlans(plans, () => undefined)).toEqual([
    { plan: plans[0], price: undefined, perGb: undefined },
  ]);
});

it.each([
  ['nothing', {}, 'abc'],
  ['4 vCPU', { vcpu: 4 }, 'b'],
  ['4 GB of memory', { ramMb: 4096 }, 'abc'],
  ['50 GB of disk', { diskGb: 50 }, 'ab'],
  ['two things', { vcpu: 2, diskGb: 51 }, 'b'],
  ['more than any has', { vcpu: 5 }, ''],
])('with at least %s', (_what, minimums, found) => {
  const plans = plansWith({}, { vcpu: 4, diskGb: 100 }, { vcpu: null, diskGb: 20 });
  const names = plans.filter((plan) => meetsMinimums(plan, minimums)).map(({ name }) => name);
  expect(names.join('')).toBe(found);
});

it.each([
  [undefined, [1, 4]],
  [4, [1, 4]],
  [3, [1, 3, 4]],
])('with %s chosen, minimums are chosen from %s', (chosen, choices) => {
  expect(
    minimumChoices(plansWith({ vcpu: 4 }, { vcpu: 1 }, { vcpu: 4 }, { vcpu: null }), 'vcpu', chosen),
  ).toEqual(choices);
});
