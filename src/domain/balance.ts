import { compareMoney, readMoney, subtractMoney, toDecimalString } from './money.ts';

/** Amounts as they come from the API's readers: texts of exact decimals, `undefined` where nobody knows. */
function amountsOf(one: string | undefined, other: string | undefined) {
  const [first, second] = [readMoney(one), readMoney(other)];
  return first === undefined || second === undefined ? undefined : ([first, second] as const);
}

/** Two amounts that could both be read and are the same. */
export function isSameAmount(one: string | undefined, other: string | undefined): boolean {
  const amounts = amountsOf(one, other);
  return amounts !== undefined && compareMoney(...amounts) === 0;
}

/** `one − other`, the text of an exact decimal; `undefined` where one of them is unknown. */
export function differenceOf(one: string | undefined, other: string | undefined): string | undefined {
  const amounts = amountsOf(one, other);
  return amounts && toDecimalString(subtractMoney(...amounts));
}

/** An amount that could be read and is more than nothing. */
export function isPositiveAmount(amount: string | undefined): boolean {
  const read = readMoney(amount);
  return read !== undefined && Number(toDecimalString(read)) > 0;
}

/** How much is missing for a charge, the text of an exact decimal; `undefined` where nothing is, or nobody knows. */
export function shortfallOf(charge: string | undefined, balance: string | undefined): string | undefined {
  const missing = differenceOf(charge, balance);
  return missing === undefined || missing === '0.00' || missing.startsWith('-') ? undefined : missing;
}
