import { compareMoney, readMoney, shareOfMoney, type Money } from '#domain/money.ts';

const dayMs = 24 * 60 * 60 * 1000;
const cycleMs = 30 * dayMs;

/** Where a server stands in its 30-day billing cycle. */
export interface BillingCycle {
  /** Milliseconds since 1970. */
  readonly end: number;
  readonly remainingMs: number;
  /** Whole days left, rounded down. */
  readonly daysRemaining: number;
}

/** The cycle a server is in at this time; cycles follow each other from its creation. */
export function billingCycle(createdAt: number, now: number): BillingCycle {
  const passed = Math.floor(Math.max(0, now - createdAt) / cycleMs);
  const end = createdAt + (passed + 1) * cycleMs;
  const remainingMs = Math.min(cycleMs, end - now);
  return { end, remainingMs, daysRemaining: Math.floor(remainingMs / dayMs) };
}

const leastCharge = readMoney('0.01');

/** A monthly price for the exact time left of the cycle, in whole cents, at least one where the price isn't zero. */
export function proratedPrice(monthlyPrice: Money, cycle: BillingCycle): Money {
  const share = shareOfMoney(monthlyPrice, cycle.remainingMs, cycleMs);
  const isTooLittle = leastCharge !== undefined && monthlyPrice.gt(0) && compareMoney(share, leastCharge) < 0;
  return isTooLittle ? leastCharge : share;
}
