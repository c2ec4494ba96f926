import { compareMoney, readMoney, subtractMoney, toDecimalString } from './money.ts';

/** Parses two amounts from the API's readers (decimal strings, or `undefined`); `undefined` unless both are known. */
function amountsOf(one: string | undefined, other: string | undefined) {
  const [first, second] = [readMoney(one), readMoney(other)];
  return first === undefined || second === undefined ? undefined : ([first, second] as const);
}

/** Whether both amounts could be read and are equal. */
export function isSameAmount(one: string | undefined, other: string | undefined): boolean {
  const amounts = amountsOf(one, other);
  return amounts !== undefined && compareMoney(...amounts) === 0;
}

/** `one − other` as a decimal string; `undefined` where either is unknown. */
export function differenceOf(one: string | undefined, other: string | undefined): string | undefined {
  const amounts = amountsOf(one, other);
  return amounts && toDecimalString(subtractMoney(...amounts));
}

/** Whether the amount could be read and is more than zero. */
export function isPositiveAmount(amount: string | undefined): boolean {
  const read = readMoney(amount);
  return read !== undefined && Number(toDecimalString(read)) > 0;
}

/** How much the balance is short of a charge, as a decimal string; `undefined` where it suffices or is unknown. */
export function shortfallOf(charge: string | undefined, balance: string | undefined): string | undefined {
  const missing = differenceOf(charge, balance);
  return missing === undefined || missing === '0.00' || missing.startsWith('-') ? undefined : missing;
}
