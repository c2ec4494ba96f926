import type { SocketFault } from './faults.ts';
import { requestsPerMinute, type Allowance } from './rateLimit.ts';

/** What an operation answers, before headers and transport. The body is kept as text, so that it can be stored as sent. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answerJson(status: number, body: unknown): Answer {
  return { status, text: JSON.stringify(body) };
}

/** The contract's Error shape. */
export function answerError(status: number, message: string): Answer {
  return answerJson(status, { message, statusCode: status });
}

/** A request that the API refuses, with nothing changed. It becomes `{message, statusCode}`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

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

/**
 * What the HTTP side has to do with an answer, beyond sending it. It travels beside the Response, keyed by the object,
 * so that no header or body of ours is on the wire; whoever calls `fetch` directly gets an ordinary Response.
 */
interface Delivery {
  readonly socket?: SocketFault | undefined;
  /** Names, in lower case, of headers that must not be sent, also those the HTTP side would add. */
  readonly withoutHeaders: readonly string[];
}

const deliveries = new WeakMap<Response, Delivery>();

export function setDelivery(response: Response, delivery: Delivery): void {
  deliveries.set(response, delivery);
}

export function deliveryOf(response: Response): Delivery | undefined {
  return deliveries.get(response);
}
