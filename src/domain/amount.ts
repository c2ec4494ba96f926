/** A decimal with at most two places. No wallet has more digits than this; more of them are a fault. */
export const amountText = /^-?\d{1,24}(\.\d{1,2})?$/;

/** Up to here, some 35 million million, a number from JSON is exact to the cent; a larger one may have lost digits. */
export const greatestNumber = 2 ** 45;

/**
 * Reads an amount as the API sends it, a decimal string ("50.00", wallet and plans) or a number (32, add-ons), into
 * a decimal string for display; a number is rounded to cents by its decimal digits, half away from zero (1.005 is
 * "1.01"), as in `money.ts`. Anything else ("abc", "1e3", "", null, NaN, a number too large to be exact) is `undefined`:
 * unknown, which is not zero. Arithmetic is in `money.ts`, which needs a library that pages without arithmetic don't
 * have to load.
 */
export function readAmountText(value: unknown): string | undefined {
  let text = value;
  if (typeof value === 'number') {
    if (!(Math.abs(value) <= greatestNumber)) return undefined;
    // Moves the point in the text, since a float's own times 100 is not exact; "1e-7", which is 0, becomes NaN.
    const cents = Math.round(Number(`${Math.abs(value)}e2`)) || 0;
    text = `${value < 0 ? '-' : ''}${(cents / 100).toFixed(2)}`;
  }
  if (typeof text !== 'string' || !amountText.test(text)) return undefined;
  return isNegative(text) ? text : text.replace('-', '');
}

/** Whether an amount that could be read is below zero; false for "-0.00". */
export function isNegative(amount: string | undefined): boolean {
  return /^-.*[1-9]/.test(amount ?? '');
}
