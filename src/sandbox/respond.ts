import type { Answer } from './answer.ts';
import { requestsPerMinute, type Allowance } from './rateLimit.ts';

const untouched: Allowance = { allowed: true, remaining: requestsPerMinute, resetSeconds: 60 };

/**
 * Makes a Response with the headers that every answer carries: `x-request-id`, what is left of the minute, no caching.
 * Answers to nobody in particular (no key, unknown path) say a whole minute's allowance.
 */
export function respond(answer: Answer, allowance: Allowance = untouched): Response {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': `req_${Math.random().toString(36).slice(2, 12).padEnd(10, '0')}`,
    'x-ratelimit-remaining': String(allowance.remaining),
    'x-ratelimit-reset': String(allowance.resetSeconds),
    ...answer.headers,
  });
  // These statuses must have no body at all.
  const body = [204, 205, 304].includes(answer.status) ? null : answer.text;
  return new Response(body, { status: answer.status, headers });
}
