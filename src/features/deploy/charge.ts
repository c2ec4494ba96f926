import { differenceOf, isPositiveAmount, shortfallOf } from '#domain/balance.ts';
import { addMoney, compareMoney, readMoney, toDecimalString } from '#domain/money.ts';
import type { Plan, PlanAddon } from '#domain/plans.ts';

/** The charge and the wallet's balance, as exact decimal strings; `undefined` where unknown. */
export interface Charge {
  /** All servers' plans and add-ons for one month, charged immediately. */
  readonly now: string | undefined;
  /** The same for one server. */
  readonly each: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** How much the wallet lacks; `undefined` if it suffices or that is unknown. */
  readonly shortfall: string | undefined;
}

/** Adds up the prices of so many servers; a single unknown price makes the sum unknown. */
export function chargeOf(
  plan: Plan | undefined,
  addons: readonly (PlanAddon | undefined)[],
  balance: string | undefined,
  count = 1,
): Charge {
  const prices = [plan?.price, ...addons.map((addon) => addon?.price)].map(readMoney);
  const known = prices.filter((price) => price !== undefined);
  const [first, ...rest] = known;
  const sum = first === undefined || known.length < prices.length ? undefined : rest.reduce(addMoney, first);
  const each = sum && toDecimalString(sum);
  const now = timesAmount(each, count);
  const shortfall = shortfallOf(now, balance);
  return {
    now,
    each,
    before: balance,
    after: shortfall === undefined ? differenceOf(balance, now) : undefined,
    shortfall,
  };
}

/** How many of the servers the wallet pays for; `undefined` where that is unknown. */
export function affordable({ each, before }: Pick<Charge, 'each' | 'before'>): number | undefined {
  const [price, wallet] = [readMoney(each), readMoney(before)];
  if (price === undefined || wallet === undefined || !isPositiveAmount(each)) return undefined;
  let count = 0;
  for (let sum = price; compareMoney(sum, wallet) <= 0; sum = addMoney(sum, price)) count += 1;
  return count;
}

/** `count` times an amount, as an exact decimal string; `undefined` where it is unknown. */
export function timesAmount(amount: string | undefined, count: number): string | undefined {
  const each = readMoney(amount);
  const none = readMoney('0');
  if (each === undefined || none === undefined) return undefined;
  return toDecimalString(Array.from({ length: count }, () => each).reduce(addMoney, none));
}
