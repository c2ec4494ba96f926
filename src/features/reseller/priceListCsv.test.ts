import { expect, test } from 'vitest';
import { readConfiguration } from '#brand/readConfiguration.ts';
import { readPlans } from '#domain/plans.ts';
import { priceList } from '#domain/priceList.ts';
import { plainNames } from '#shared/names.tsx';
import { customersCsv, wholesaleCsv } from './priceListCsv.ts';

const { plans } = readPlans([
  {
    id: '6f1d2c30-5b7a-4e18-9c00-000000000002',
    name: '=HYPERLINK("https://evil.invalid")',
    vcpu: 2,
    ramMb: 4096,
    diskGb: 50,
    bandwidthGb: 1000,
    monthlyPrice: '8.00',
    region: 'IST 1',
  },
  { id: '6f1d2c30-5b7a-4e18-9c00-000000000001', name: 'Cloud, untold' },
]);
const rows = priceList(plans, { method: 'margin', percent: 20 });
const names = plainNames(readConfiguration('{"regionLabels": {"IST 1": "Istanbul"}}').configuration);

test('the reseller’s file: every price, the brand’s own region, and no formula', () => {
  expect(wholesaleCsv(rows, names).split('\r\n')).toEqual([
    '\uFEFFid,name,vcpu,ramMb,diskGb,bandwidthGb,region,wholesale,retail,profit',
    '6f1d2c30-5b7a-4e18-9c00-000000000002,"\'=HYPERLINK(""https://evil.invalid"")",2,4096,50,1000,Istanbul,8.00,10.00,2.00',
    '6f1d2c30-5b7a-4e18-9c00-000000000001,"Cloud, untold",,,,,,,,',
    '',
  ]);
});

test('the customers’ file: their price alone', () => {
  expect(customersCsv(rows, names).split('\r\n')).toEqual([
    '\uFEFFname,vcpu,ramMb,diskGb,bandwidthGb,region,price',
    '"\'=HYPERLINK(""https://evil.invalid"")",2,4096,50,1000,Istanbul,10.00',
    '"Cloud, untold",,,,,,',
    '',
  ]);
});
