import { describe, expect, it } from 'vitest';
import { readMoney, toDecimalString } from '#domain/money.ts';
import { billingCycle, proratedPrice } from './pricing.ts';

const dayMs = 24 * 60 * 60 * 1000;
const createdAt = Date.parse('2026-01-01T00:00:00Z');

describe('billingCycle', () => {
  it.each([
    [0, 30, '2026-01-31'],
    [1, 29, '2026-01-31'],
    [15.5 * dayMs, 14, '2026-01-31'],
    [30 * dayMs - 1, 0, '2026-01-31'],
    [30 * dayMs, 30, '2026-03-02'],
    [75 * dayMs, 15, '2026-04-01'],
  ])('%d ms after the creation: %d days left, until %s', (passed, daysRemaining, end) => {
    const cycle = billingCycle(createdAt, createdAt + passed);
    expect(cycle.daysRemaining).toBe(daysRemaining);
    expect(new Date(cycle.end).toISOString().slice(0, 10)).toBe(end);
  });
});

describe('proratedPrice', () => {
  // The contract's example: 15.47 of 32 is charged with 14 days shown, which are really 14.5.
  it.each([
    ['32', 15.5 * dayMs, '15.47'],
    ['32', 0, '32.00'],
    ['32', 30 * dayMs - 1, '0.01'],
    ['0', 0, '0.00'],
    ['4', 20 * dayMs, '1.33'],
    ['5', 20 * dayMs, '1.67'],
  ])('of %s after %d ms is %s', (price, passed, expected) => {
    const monthly = readMoney(price);
    expect(
      monthly && toDecimalString(proratedPrice(monthly, billingCycle(createdAt, createdAt + passed))),
    ).toBe(expected);
  });
});
