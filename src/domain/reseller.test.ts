import { describe, expect, it } from 'vitest';
import { isOnHold, pricingOf, readReseller } from './reseller.ts';

const documented = {
  isReseller: true,
  brandSlug: 'acme-hosting',
  brandName: 'Acme Hosting',
  marginPercent: 20,
  status: 'active',
};
const emptyReseller = {
  status: undefined,
  statusWord: '',
  brandName: '',
  brandSlug: '',
  marginPercent: undefined,
  tierName: '',
  discountPercent: undefined,
};

describe('readReseller', () => {
  it('reads the contract’s state', () => {
    expect(readReseller(documented)).toEqual({
      ...emptyReseller,
      status: 'active',
      statusWord: 'active',
      brandName: 'Acme Hosting',
      brandSlug: 'acme-hosting',
      marginPercent: 20,
    });
  });

  it.each([
    ['nothing but that it is one', { isReseller: true }, emptyReseller],
    [
      'every field null',
      { isReseller: true, brandSlug: null, brandName: null, marginPercent: null, status: null },
      emptyReseller,
    ],
    [
      'a status that nobody knows',
      { status: 'on-probation' },
      { ...emptyReseller, statusWord: 'on-probation' },
    ],
    [
      'a margin as text',
      { isReseller: true, marginPercent: '12.5' },
      { ...emptyReseller, marginPercent: 12.5 },
    ],
    ['a margin that is none', { isReseller: true, marginPercent: -3 }, emptyReseller],
    [
      'a status though it denies to be one',
      { isReseller: false, status: 'pending' },
      { ...emptyReseller, status: 'pending', statusWord: 'pending' },
    ],
    [
      'the newer answer',
      { enabled: true, tierName: 'Gold', discountPct: 15, since: '2026-01-01' },
      { ...emptyReseller, status: 'active', tierName: 'Gold', discountPercent: 15 },
    ],
    [
      'the newer answer, switched off',
      { enabled: false, tierName: 'Gold' },
      { ...emptyReseller, status: 'disabled', tierName: 'Gold' },
    ],
    ['that it is switched on alone', { enabled: true }, { ...emptyReseller, status: 'active' }],
    ['a margin alone', { marginPercent: 20 }, { ...emptyReseller, marginPercent: 20 }],
    ['a name alone', { brandName: 'Acme' }, { ...emptyReseller, brandName: 'Acme' }],
  ])('%s', (_name, answer, expected) => {
    expect(readReseller(answer)).toEqual(expected);
  });

  it.each([
    null,
    undefined,
    'no',
    [],
    {},
    { isReseller: false, brandName: null, marginPercent: 0, status: null },
    { enabled: false, tierName: null, discountPct: 0, marginPercent: 0 },
  ])('%j is no reseller', (answer) => {
    expect(readReseller(answer)).toBeNull();
  });
});

it.each([
  ['active', false],
  ['pending', true],
  ['disabled', true],
  [undefined, false],
] as const)('a status of %s is on hold: %s', (status, expected) => {
  expect(isOnHold({ status })).toBe(expected);
});

describe('pricingOf', () => {
  const margin = (status: 'active' | 'pending' | 'disabled' | undefined) => ({ marginPercent: 20, status });

  it.each([
    ['the operator’s percentage first', 35, margin('active'), 35],
    ['none at all, by the operator’s word', 0, margin('active'), 0],
    ['else the reseller’s margin', null, margin('active'), 20],
    ['also where no status is told', null, margin(undefined), 20],
    ['not while it is pending', null, margin('pending'), undefined],
    ['not while it is disabled', null, margin('disabled'), undefined],
    ['the operator’s also then', 35, margin('disabled'), 35],
    ['of no reseller', null, null, undefined],
    ['before anybody told', null, undefined, undefined],
    [
      'of a reseller without a margin',
      null,
      { marginPercent: undefined, status: 'active' } as const,
      undefined,
    ],
  ])('%s', (_name, marginPercent, reseller, percent) => {
    expect(pricingOf({ method: 'margin', marginPercent }, reseller)).toEqual(
      percent === undefined ? undefined : { method: 'margin', percent },
    );
  });
});
