const amountText = /^-?\d{1,9}(\.\d{1,2})?$/;

/**
 * Reads an amount as the API sends it, a decimal string ("50.00", wallet and plans) or a number (32, add-ons), into
 * the text of an exact decimal, to be shown. Anything else ("abc", "1e3", "", null, NaN) is `undefined`: unknown,
 * which is not zero. Sums are `money.ts`'s, which brings a library that a page without sums does without.
 */
export function readAmountText(value: unknown): string | undefined {
  if (typeof value === 'number') return Math.abs(value) < 1e9 ? value.toFixed(2) : undefined;
  return typeof value === 'string' && amountText.test(value) ? value : undefined;
}
