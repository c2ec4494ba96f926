import Big from 'big.js';
import { differenceOf } from './balance.ts';
import { readMoney, toDecimalString } from './money.ts';
import { isBuyable, type Plan, sortPlans } from './plans.ts';
import { isOnHold, type Reseller } from './reseller.ts';

/**
 * How the retail price follows from what the reseller pays. `markup`: the percentage is added to the wholesale price.
 * `margin`: the percentage is the reseller's share of the retail price.
 */
export interface Pricing {
  readonly method: 'markup' | 'margin';
  /** 20 means 20 %. */
  readonly percent: number;
}

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

/** The operator's settings for retail prices. */
export interface PricingSettings {
  readonly method: Pricing['method'];
  /** `null`: the margin of the reseller's account applies. */
  readonly marginPercent: number | null;
}

/** How retail prices are computed; `undefined` where the percentage is unknown or not in force. */
export function pricingOf(
  { method, marginPercent }: PricingSettings,
  reseller: Pick<Reseller, 'marginPercent' | 'status'> | null | undefined,
): Pricing | undefined {
  const resellerMargin = reseller && !isOnHold(reseller) ? reseller.marginPercent : undefined;
  const percent = marginPercent ?? resellerMargin;
  return percent === undefined ? undefined : { method, percent };
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
  return sortPlans(plans, 'price').map((plan) => {
    const paid = readMoney(plan.price);
    const wholesale = paid && toDecimalString(paid);
    const retail = pricing && isBuyable(plan) ? retailPrice(wholesale, pricing) : undefined;
    return { plan, wholesale, retail, profit: differenceOf(retail, wholesale) };
  });
}
