/**
 * Readers for what came from outside. Contract 1.9.0 requires no field of any answer, so each reader takes
 * anything and gives back a safe value or says that there is none.
 */

/** Longer texts are cut: no field of the API has a use for more, and a megabyte in a label must not stall a page. */
const longestText = 1000;

/** A plain object's fields, or nothing for lists, `null`, and everything else. */
export function readFields<Field extends string>(
  value: unknown,
): Partial<Record<Field, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

/** A text, at most 1,000 characters; '' where none came. Numbers are taken as their digits. */
export function readText(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, longestText);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A finite number that is not negative, also when it came as a text of digits. */
export function readAmount(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** An ISO 8601 instant as milliseconds since 1970 UTC. */
export function readInstant(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return undefined;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}

/** The entries of a list; nothing for everything that is not one. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Whether the text is a UUID, the form of every id in an API path (contract: `format: uuid`). Checked before a
 * path is built, so that a link like `/servers/..%2F..%2Fsso` never becomes another call.
 */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && uuid.test(value);
}
