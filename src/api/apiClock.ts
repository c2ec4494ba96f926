/** What an answer told last, and when it came by the page's own monotonic clock. */
let told: { readonly time: number; readonly since: number } | undefined;

/** Learns the API's time from an answer's `Date` (RFC 9110, 6.6.1), which browsers hide from other origins. */
export function learnApiTime(headers: Headers): void {
  const time = Date.parse(headers.get('date') ?? '');
  if (!Number.isNaN(time)) told = { time, since: performance.now() };
}

/**
 * The time by the API's clock, in milliseconds since 1970 UTC, to a second: the browser's own may be hours off.
 * `undefined` where no answer has told it.
 */
export function apiNow(): number | undefined {
  return told === undefined ? undefined : told.time + performance.now() - told.since;
}
