import { readFields, readText } from '#domain/read.ts';
import type { ApiErrorKind } from './apiError.ts';
import type { Operation } from './operation.ts';

/** The largest body that is read, in characters: five times a fleet of 10,000 servers. */
const largestBody = 32_000_000;

/** How much of each of the server's words is shown. */
const longestWords = 200;

const kinds: Partial<Record<number, ApiErrorKind>> = {
  401: 'unauthorized',
  402: 'payment',
  403: 'forbidden',
  404: 'notFound',
  408: 'timeout',
  409: 'conflict',
  429: 'rateLimited',
};

/** Refusals that the contract gives no body, so that an empty one is the API's own. */
const withoutBody = new Set([400, 402]);

/**
 * Whether an answer outside 2xx is in the API's form: JSON with `message` or `error` (contract: `Error`). Any other, a
 * page of HTML or an empty 403, comes from an intermediary: a firewall, a proxy, a captive portal.
 */
export function isFromApi(status: number, text: string): boolean {
  if (text.trim() === '') return withoutBody.has(status);
  try {
    const fields = readFields<'message' | 'error'>(JSON.parse(text));
    return fields?.message !== undefined || fields?.error !== undefined;
  } catch {
    return false;
  }
}

/** Kinds that mean the same whoever says them: wait, then ask again. */
const saidByAnyone = new Set<ApiErrorKind>(['timeout', 'rateLimited', 'server']);

/**
 * What kind of error an answer outside 2xx is. A refusal counts as one only in the API's own form: an intermediary knows
 * nothing of keys, scopes and servers.
 * @param isOfApi what {@link isFromApi} says of it
 */
export function kindOfAnswer(status: number, isOfApi: boolean): ApiErrorKind {
  const kind = kinds[status] ?? (status >= 400 && status < 500 ? 'invalid' : 'server');
  return isOfApi || saidByAnyone.has(kind) ? kind : 'intermediary';
}

/**
 * Parses JSON without letting an own `__proto__` through, which would become a real prototype when query data is
 * merged. The slow way is taken only for a text that could spell one, any of whose letters can be escaped.
 */
function parseSafely(text: string): unknown {
  if (!/__proto__|\\u00(?:5f|6f|7[024])/i.test(text)) return JSON.parse(text);
  return JSON.parse(text, function (this: unknown, name: string, value: unknown) {
    return name === '__proto__' ? undefined : value;
  });
}

/** A parsed answer, or that there is none that this operation could have given. */
export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

const unreadable: Parsed = { ok: false };

function hasShape(answer: Operation['answer'], value: unknown): boolean {
  if (answer === 'list') return Array.isArray(value);
  return readFields(value) !== undefined || (answer === 'nullable' && value === null);
}

/**
 * Reads the body of a good answer. Only its outermost shape is checked here, since the contract requires no field:
 * what is inside is read field by field in `domain/`. Where only a message is promised, a body is not needed at all.
 */
export function parseAnswer(operation: Operation, text: string): Parsed {
  if (operation.answer === 'message' && text.trim() === '') return { ok: true, value: {} };
  if (text.length > largestBody) return unreadable;
  try {
    const value = parseSafely(text);
    if (hasShape(operation.answer, value)) return { ok: true, value };
  } catch {
    // Not JSON: an empty body, a page of a proxy, or an answer cut short.
  }
  return operation.answer === 'message' ? { ok: true, value: {} } : unreadable;
}

/**
 * The server's own words in an error's body: `message` as one text or a list of them, or `error` instead
 * (the provider's documents show all three). A page of HTML has none.
 */
export function wordsOf(text: string): readonly string[] {
  try {
    const fields = readFields<'message' | 'error'>(JSON.parse(text));
    const said = fields?.message ?? fields?.error;
    return (Array.isArray(said) ? said : [said])
      .map((words) => readText(words).trim().slice(0, longestWords))
      .filter((words) => words !== '')
      .slice(0, 10);
  } catch {
    return [];
  }
}

/**
 * When the API wants to be asked again, in milliseconds since 1970 UTC, from `Retry-After` in seconds or as a date.
 * A browser on another origin may not be allowed to read it.
 */
export function retryTime(headers: Headers, now: number): number | undefined {
  const after = headers.get('retry-after');
  if (after === null) return undefined;
  if (/^\d{1,6}$/.test(after)) return now + Number(after) * 1000;
  const date = Date.parse(after);
  return Number.isNaN(date) ? undefined : Math.max(now, date);
}
