import { expect, it } from 'vitest';
import { retailPrice } from './retailPrice.ts';

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
