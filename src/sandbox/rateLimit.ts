/** The rest of a key's allowance, as the two rate limit headers report it. */
export interface Allowance {
  readonly allowed: boolean;
  readonly remaining: number;
  /** Whole seconds until the window ends, at least 1: `X-RateLimit-Reset`, and `Retry-After` of a 429. */
  readonly resetSeconds: number;
}

export interface RateLimit {
  /** Counts one request at this time. */
  take(now: number): Allowance;
  /** Changes how many requests a window allows; `null` removes the limit. */
  allow(limit: number | null): void;
}

const windowMs = 60_000;
export const requestsPerMinute = 100;

/** Limits the requests a minute. A window begins with the first request after the last window ended. */
export function createRateLimit(initial: number | null = requestsPerMinute): RateLimit {
  let limit = initial;
  let windowStart = Number.NEGATIVE_INFINITY;
  let used = 0;
  return {
    take(now) {
      if (now >= windowStart + windowMs) {
        windowStart = now;
        used = 0;
      }
      used += 1;
      const most = limit ?? Number.POSITIVE_INFINITY;
      return {
        allowed: used <= most,
        remaining: limit === null ? requestsPerMinute : Math.max(0, limit - used),
        resetSeconds: Math.max(1, Math.ceil((windowStart + windowMs - now) / 1000)),
      };
    },
    allow(next) {
      limit = next;
    },
  };
}
