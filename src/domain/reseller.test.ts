import { describe, expect, it } from 'vitest';
import { isOnHold, readReseller } from './reseller.ts';

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
