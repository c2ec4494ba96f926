import Big from 'big.js';
import { differenceOf } from './balance.ts';
import { readMoney, toDecimalString } from './money.ts';
import { isBuyable, type Plan, sortPlans } from './plans.ts';
import { isOnHold, type Reseller } from './reseller.ts';

/**
 * How a reseller's customers' price is made of what the reseller pays. `markup`: so many percent on top; `margin`: so
 * many percent of the customer's price are the reseller's.
 */
export interface Pricing {
  readonly method: 'markup' | 'margin';
  /** 20 is 20 %. */
  readonly percent: number;
}

/**
 * The customers' price for a wholesale price, rounded half up to cents.
 * @param wholesale the text of an exact decimal
 * @returns nothing where there is none: the wholesale price is unknown, or the margin leaves nothing to pay it from
 */
export function retailPrice(wholesale: string | undefined, { method, percent }: Pricing): string | undefined {
  const paid = readMoney(wholesale);
  if (paid === undefined || !Number.isFinite(percent) || percent < 0) return undefined;
  const part = new Big(percent).div(100);
  if (method === 'markup') return toDecimalString(paid.times(part.plus(1)));
  return part.gte(1) ? undefined : toDecimalString(paid.div(new Big(1).minus(part)));
}

/** What the operator decides about the customers' prices. */
export interface PricingSettings {
  readonly method: Pricing['method'];
  /** `null`: the reseller's own margin counts. */
  readonly marginPercent: number | null;
}

/** How the customers' prices are made; nothing where nobody tells the percentage, or it is not in force. */
export function pricingOf(
  { method, marginPercent }: PricingSettings,
  reseller: Pick<Reseller, 'marginPercent' | 'status'> | null | undefined,
): Pricing | undefined {
  const own = reseller && !isOnHold(reseller) ? reseller.marginPercent : undefined;
  const percent = marginPercent ?? own;
  return percent === undefined ? undefined : { method, percent };
}

/** A plan's prices a month, each the text of an exact decimal; `undefined` is what nobody can tell. */
export interface PlanPrices {
  readonly plan: Plan;
  /** What the account pays. */
  readonly wholesale: string | undefined;
  /** What the reseller's customer pays. */
  readonly retail: string | undefined;
  /** Retail less wholesale. */
  readonly profit: string | undefined;
}

/** The plans with their prices, the cheapest first; there is no retail for what can't be bought. */
export function priceList(plans: readonly Plan[], pricing: Pricing | undefined): readonly PlanPrices[] {
  return sortPlans(plans, 'price').map((plan) => {
    const paid = readMoney(plan.price);
    const wholesale = paid && toDecimalString(paid);
    const retail = pricing && isBuyable(plan) ? retailPrice(wholesale, pricing) : undefined;
    return { plan, wholesale, retail, profit: differenceOf(retail, wholesale) };
  });
}
