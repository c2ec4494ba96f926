import Big from 'big.js';
import { differenceOf } from './balance.ts';
import { readMoney, toDecimalString } from './money.ts';
import { isBuyable, type Plan, pricePlans, sortPlans } from './plans.ts';
import type { Pricing } from './reseller.ts';

/**
 * The retail price for a wholesale price, rounded half up to cents.
 * @param wholesale a decimal string
 * @returns `undefined` where the wholesale price is unknown, the percentage is invalid, or a margin of 100 % or more
 *   leaves no wholesale share
 */
export function retailPrice(wholesale: string | undefined, { method, percent }: Pricing): string | undefined {
  const paid = readMoney(wholesale);
  if (paid === undefined || !Number.isFinite(percent) || percent < 0) return undefined;
  const part = new Big(percent).div(100);
  if (method === 'markup') return toDecimalString(paid.times(part.plus(1)));
  return part.gte(1) ? undefined : toDecimalString(paid.div(new Big(1).minus(part)));
}

/** A plan's monthly prices as decimal strings; `undefined` where unknown. */
export interface PlanPrices {
  readonly plan: Plan;
  /** What the account pays. */
  readonly wholesale: string | undefined;
  /** What the reseller's customer pays. */
  readonly retail: string | undefined;
  /** Retail minus wholesale. */
  readonly profit: string | undefined;
}

/** The plans with their prices, cheapest first. A plan that can't be bought has no retail price. */
export function priceList(plans: readonly Plan[], pricing: Pricing | undefined): readonly PlanPrices[] {
  return sortPlans(pricePlans(plans), 'price').map(({ plan }) => {
    const paid = readMoney(plan.price);
    const wholesale = paid && toDecimalString(paid);
    const retail = pricing && isBuyable(plan) ? retailPrice(wholesale, pricing) : undefined;
    return { plan, wholesale, retail, profit: differenceOf(retail, wholesale) };
  });
}
