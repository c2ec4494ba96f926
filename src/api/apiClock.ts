/** The last time the API gave, and when it arrived by the page's monotonic clock. */
let lastDate: { readonly time: number; readonly since: number } | undefined;

/** Learns the API's time from a response's `Date` (RFC 9110, 6.6.1), which browsers hide from other origins. */
export function learnApiTime(headers: Headers): void {
  const time = Date.parse(headers.get('date') ?? '');
  if (!Number.isNaN(time)) lastDate = { time, since: performance.now() };
}

/**
 * The time by the API's clock, in milliseconds since 1970 UTC, accurate to a second: the browser's clock may be hours
 * off. `undefined` until a response has given it.
 */
export function apiNow(): number | undefined {
  return lastDate === undefined ? undefined : lastDate.time + performance.now() - lastDate.since;
}
