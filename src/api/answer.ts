import { readFields, readText } from '#domain/read.ts';
import type { ApiErrorKind } from './apiError.ts';
import type { Operation } from './operation.ts';

/** How many characters of each of the server's messages are kept. */
const longestWords = 200;

const kindByStatus: Partial<Record<number, ApiErrorKind>> = {
  401: 'unauthorized',
  402: 'payment',
  403: 'forbidden',
  404: 'notFound',
  408: 'timeout',
  409: 'conflict',
  429: 'rateLimited',
};

/** Refusals for which the contract defines no body: an empty one is the API's own. */
const bodylessStatuses = new Set([400, 402]);

/**
 * Whether a response outside 2xx has the API's form: JSON with `message` or `error` (contract: `Error`). Any other,
 * such as an HTML page or an empty 403, comes from an intermediary: a firewall, a proxy, a captive portal.
 */
export function isFromApi(status: number, text: string): boolean {
  if (text.trim() === '') return bodylessStatuses.has(status);
  try {
    const fields = readFields<'message' | 'error'>(JSON.parse(text));
    return fields?.message !== undefined || fields?.error !== undefined;
  } catch {
    return false;
  }
}

/** Kinds that mean the same from the API and from an intermediary: wait, then retry. */
const senderIndependentKinds = new Set<ApiErrorKind>(['timeout', 'rateLimited', 'server']);

/**
 * The kind of error of a response outside 2xx. A refusal counts as one only in the API's own form: an intermediary
 * knows nothing about keys, scopes and servers.
 * @param isOfApi the result of {@link isFromApi}
 */
export function kindOfAnswer(status: number, isOfApi: boolean): ApiErrorKind {
  const kind = kindByStatus[status] ?? (status >= 400 && status < 500 ? 'invalid' : 'server');
  return isOfApi || senderIndependentKinds.has(kind) ? kind : 'intermediary';
}

/**
 * Parses JSON without letting an own `__proto__` through: it would become a real prototype when query data is merged.
 * The slow path runs only for a text that could contain one; any of its letters can be escaped.
 */
export function parseSafely(text: string): unknown {
  if (!/__proto__|\\u00(?:5f|6f|7[024])/i.test(text)) return JSON.parse(text);
  return JSON.parse(text, function (this: unknown, name: string, value: unknown) {
    return name === '__proto__' ? undefined : value;
  });
}

/** A parsed response, or none if this operation could not have returned it, or its body is too large to be read. */
export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly isTooLarge?: true };

export const unreadable: Parsed = { ok: false };

function hasShape(answer: Operation['answer'], value: unknown): boolean {
  if (answer === 'list') return Array.isArray(value);
  return readFields(value) !== undefined || (answer === 'nullable' && value === null);
}

/**
 * Reads the body of a successful response. Checks only its outermost shape, since the contract requires no field:
 * `domain/` reads the contents field by field. Where the contract promises only a message, no body is needed.
 */
export function parseAnswer(operation: Operation, text: string): Parsed {
  if (operation.answer === 'message' && text.trim() === '') return { ok: true, value: {} };
  try {
    const value = parseSafely(text);
    if (hasShape(operation.answer, value)) return { ok: true, value };
  } catch {
    // Not JSON: an empty body, a proxy's page, or a truncated response.
  }
  return operation.answer === 'message' ? { ok: true, value: {} } : unreadable;
}

/**
 * The server's messages in an error's body, at most ten: `message` as one text or a list, or `error` instead (the
 * provider's documents show all three). An HTML page has none.
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
 * When the API asks us to retry, in milliseconds since 1970 UTC, from `Retry-After` in seconds or as a date;
 * `undefined` if there is none. A browser on another origin may not be allowed to read it.
 */
export function retryTime(headers: Headers, now: number): number | undefined {
  const after = headers.get('retry-after');
  if (after === null) return undefined;
  if (/^\d{1,6}$/.test(after)) return now + Number(after) * 1000;
  const date = Date.parse(after);
  return Number.isNaN(date) ? undefined : Math.max(now, date);
}
