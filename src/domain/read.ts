/**
 * Readers for data from outside. Contract 1.9.0 requires no field of any response, so each reader accepts any value and
 * returns a safe value, or that there is none.
 */

/** Longer texts are truncated: no field of the API needs more, and a megabyte in a label must not stall a page. */
const longestText = 1000;

/** A plain object's fields; `undefined` for arrays, `null` and everything else. */
export function readFields<Field extends string>(
  value: unknown,
): Partial<Record<Field, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

/** A text of at most 1,000 characters; '' where there is none. A number is returned as its digits. */
export function readText(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, longestText);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A finite number that is not negative, also from a string of digits; `undefined` for everything else. */
export function readAmount(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** An ISO 8601 instant as milliseconds since 1970 UTC; `undefined` for everything else. */
export function readInstant(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return undefined;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}

/** The entries of an array; an empty list for everything else. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Whether the value is a UUID, the form of every id in an API path (contract: `format: uuid`). Check it before building
 * a path, so that a link like `/servers/..%2F..%2Fsso` never becomes a different request.
 */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}
