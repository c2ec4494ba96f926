import { describe, expect, test } from 'vitest';
import { findAddon, readAddonCatalog } from './addonCatalog.ts';

const entry = {
  id: 'a1',
  name: '8 Additional IPs',
  description: 'Eight',
  type: 'extra-ip',
  price: 32,
  proratedPrice: 15.47,
  owned: false,
};
const quoteOf = (change: object) =>
  findAddon(readAddonCatalog({ addons: [{ ...entry, ...change }] }), 'a1')?.addon.quote;

describe('a quote', () => {
  test.each([
    [{}, { charge: '15.47', price: '32.00' }],
    [{ proratedPrice: 32 }, { charge: '32.00', price: '32.00' }],
    [{ proratedPrice: 0.01 }, { charge: '0.01', price: '32.00' }],
    [{ proratedPrice: 0.1 + 0.2 }, { charge: '0.30', price: '32.00' }],
    [{ proratedPrice: 32.01 }, { problem: 'abovePrice' }],
    [{ proratedPrice: 0 }, { problem: 'notPositive' }],
    [{ proratedPrice: 0.004 }, { problem: 'notPositive', charge: '0.00' }],
    [{ proratedPrice: -1 }, { problem: 'notPositive' }],
    [{ proratedPrice: Number.NaN }, { problem: 'unreadable', charge: undefined }],
    [{ proratedPrice: 1e309 }, { problem: 'unreadable', charge: undefined }],
    [
      { proratedPrice: 1e12, price: 1e13 },
      { problem: 'unreadable', charge: undefined },
    ],
    [{ proratedPrice: null }, { problem: 'unreadable' }],
    [{ proratedPrice: '15.47' }, { problem: 'unreadable', charge: undefined }],
    [{ price: '32' }, { problem: 'unreadable', charge: '15.47', price: undefined }],
    [{ price: undefined }, { problem: 'unreadable' }],
    [{ owned: null }, { problem: 'ownershipUnknown' }],
    [{ owned: 'false' }, { problem: 'ownershipUnknown' }],
  ])('%j: %j', (change, expected) =>
    expect({ problem: undefined, ...quoteOf(change) }).toMatchObject({ problem: undefined, ...expected }),
  );
});

test('the entries stand by type in one order, a later API’s types last, each type owned or not', () => {
  const catalog = readAddonCatalog({
    addons: [
      { ...entry, id: 'b', type: 'backup' },
      { ...entry, id: 'n', type: 'gpu', owned: null },
      { ...entry, id: 'c', type: 'ip-class', owned: true },
      { ...entry, id: 'd', type: 'ip-class', owned: false },
      entry,
    ],
  });
  expect(catalog.groups.map(({ type, isOwned }) => [type, isOwned])).toEqual([
    ['extra-ip', false],
    ['ip-class', true],
    ['backup', false],
    ['gpu', undefined],
  ]);
});

test('what has no id or type, or the id of another, is counted and can’t be bought', () => {
  const catalog = readAddonCatalog({
    addons: [null, 7, { ...entry, id: '' }, { ...entry, type: null }, entry, { ...entry, price: 1 }],
  });
  expect(catalog.unreadable).toBe(5);
  expect(catalog.groups.flatMap(({ addons }) => addons)).toHaveLength(1);
});

test('an entry is found by its id, of whichever type, with whether that is owned', () => {
  const catalog = readAddonCatalog({
    addons: [entry, { ...entry, id: 'a2' }, { ...entry, id: 'b1', type: 'backup', owned: true }],
  });
  const found = ['a2', 'b1', 'gone'].map((id) => findAddon(catalog, id));
  expect(found.map((one) => one && [one.addon.id, one.addon.type, one.isOwned])).toEqual([
    ['a2', 'extra-ip', false],
    ['b1', 'backup', true],
    undefined,
  ]);
});

test('one whose type came empty can’t be bought', () => {
  expect(readAddonCatalog({ addons: [{ ...entry, type: '' }] })).toMatchObject({ groups: [], unreadable: 1 });
});

test.each([
  [{ daysRemaining: 14, billingCycleEnd: '2026-12-07T10:00:00Z' }, 14, Date.UTC(2026, 11, 7, 10)],
  [{ daysRemaining: '14', billingCycleEnd: null }, 14, undefined],
  [{ daysRemaining: -1, billingCycleEnd: 'soon' }, undefined, undefined],
  [null, undefined, undefined],
])('%j', (answer, days, end) => {
  const { daysRemaining, cycleEnd } = readAddonCatalog(answer);
  expect([daysRemaining, cycleEnd]).toEqual([days, end]);
});
