import Big from 'big.js';
import { amountText, greatestNumber } from './amount.ts';

/** An exact decimal amount, never a float. It has no currency: the API names none. */
export type Money = Big;

/**
 * Reads an amount as the API sends it: a decimal string ("50.00", wallet and plans) or a number (32, add-ons).
 * Anything else ("abc", "1e3", "", null, NaN, Infinity, a number too large to be exact) is `undefined`: unknown, which
 * is not zero. `amount.ts` takes the same and rounds by the same rule.
 */
export function readMoney(value: unknown): Money | undefined {
  if (typeof value === 'string') return amountText.test(value) ? new Big(value) : undefined;
  if (typeof value === 'number' && Math.abs(value) <= greatestNumber) return new Big(value);
  return undefined;
}

export function addMoney(a: Money, b: Money): Money {
  return a.plus(b);
}

/** `a − b`; negative where `b` is greater. */
export function subtractMoney(a: Money, b: Money): Money {
  return a.minus(b);
}

/** −1 where `a` is less than `b`, 0 where they are equal, 1 where `a` is greater. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  return a.cmp(b);
}

/**
 * `amount × part ÷ whole`, rounded half up to cents: a price for part of a cycle, or a percentage of one.
 * @throws RangeError where `whole` is 0, or `part` or `whole` is not finite.
 */
export function shareOfMoney(amount: Money, part: number, whole: number): Money {
  if (!Number.isFinite(part) || !Number.isFinite(whole) || whole === 0) {
    throw new RangeError('a share needs two finite numbers and a whole that is not 0');
  }
  return amount.times(part).div(whole).round(2, Big.roundHalfUp);
}

/** The amount as a plain decimal string with this many decimal places, rounded half up: "50.00". */
export function toDecimalString(amount: Money, decimals = 2): string {
  const text = amount.toFixed(decimals, Big.roundHalfUp);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}
