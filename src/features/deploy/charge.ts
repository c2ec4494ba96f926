import { differenceOf, shortfallOf } from '#domain/balance.ts';
import { addMoney, readMoney, toDecimalString } from '#domain/money.ts';
import type { Plan, PlanAddon } from '#domain/plans.ts';

/** The charge and the wallet's balance, as exact decimal strings; `undefined` where unknown. */
export interface Charge {
  /** The plan and its add-ons for one month, charged immediately. */
  readonly now: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** How much the wallet lacks; `undefined` if it suffices or that is unknown. */
  readonly shortfall: string | undefined;
}

/** Adds up the prices; a single unknown price makes the sum unknown. */
export function chargeOf(
  plan: Plan | undefined,
  addons: readonly (PlanAddon | undefined)[],
  balance: string | undefined,
): Charge {
  const prices = [plan?.price, ...addons.map((addon) => addon?.price)].map(readMoney);
  const known = prices.filter((price) => price !== undefined);
  const [first, ...rest] = known;
  const sum = first === undefined || known.length < prices.length ? undefined : rest.reduce(addMoney, first);
  const now = sum && toDecimalString(sum);
  const shortfall = shortfallOf(now, balance);
  return {
    now,
    before: balance,
    after: shortfall === undefined ? differenceOf(balance, now) : undefined,
    shortfall,
  };
}
