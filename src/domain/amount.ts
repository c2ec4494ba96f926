const amountText = /^-?\d{1,9}(\.\d{1,2})?$/;

/**
 * Reads an amount as the API sends it, a decimal string ("50.00", wallet and plans) or a number (32, add-ons), into
 * a decimal string for display. Anything else ("abc", "1e3", "", null, NaN) is `undefined`: unknown, which is not
 * zero. Arithmetic is in `money.ts`, which needs a library that pages without arithmetic don't have to load.
 */
export function readAmountText(value: unknown): string | undefined {
  if (typeof value === 'number') return Math.abs(value) < 1e9 ? value.toFixed(2) : undefined;
  return typeof value === 'string' && amountText.test(value) ? value : undefined;
}
