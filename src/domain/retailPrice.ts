import Big from 'big.js';
import { readMoney, toDecimalString } from './money.ts';

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
