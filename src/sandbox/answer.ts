import { sandboxHeader } from '#domain/sandboxHeader.ts';
import type { SocketFault } from './faults.ts';
import { requestsPerMinute, type Allowance } from './rateLimit.ts';

/** An operation's response, before headers and transport. The body is text, so that it can be stored as sent. */
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

/** A request that the API refuses without changing anything. The response is `{message, statusCode}`. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const fullAllowance: Allowance = { allowed: true, remaining: requestsPerMinute, resetSeconds: 60 };

/**
 * Makes a Response with the headers that every response carries: `x-request-id`, the rest of the minute's allowance, no
 * caching. Without an allowance (no valid key, unknown path) the headers report a full one.
 */
export function respond(answer: Answer, allowance: Allowance = fullAllowance): Response {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': `req_${Math.random().toString(36).slice(2, 12).padEnd(10, '0')}`,
    'x-ratelimit-remaining': String(allowance.remaining),
    'x-ratelimit-reset': String(allowance.resetSeconds),
    ...answer.headers,
  });
  // These statuses must not have a body.
  const body = [204, 205, 304].includes(answer.status) ? null : answer.text;
  return new Response(body, { status: answer.status, headers });
}

/**
 * Marks a response as the sandbox's, the last thing before it leaves: no fault removes the mark. Where pages of other
 * origins may read the response, they may read the mark, too.
 */
export function markAsSandbox(response: Response): Response {
  const { headers } = response;
  headers.set(sandboxHeader, '1');
  const isExposed = headers.get('access-control-expose-headers')?.includes(sandboxHeader) === true;
  if (headers.has('access-control-allow-origin') && !isExposed)
    headers.append('access-control-expose-headers', sandboxHeader);
  return response;
}

/**
 * How the HTTP server must deliver a response, beyond sending it. Kept beside the Response, keyed by the object, so
 * that no header or body of the sandbox's is on the wire; code that calls `fetch` directly gets an ordinary Response.
 */
interface Delivery {
  readonly socket?: SocketFault | undefined;
  /** Lower-case names of headers that must not be sent, including those the HTTP server would add. */
  readonly withoutHeaders: readonly string[];
}

const deliveries = new WeakMap<Response, Delivery>();

export function setDelivery(response: Response, delivery: Delivery): void {
  deliveries.set(response, delivery);
}

export function deliveryOf(response: Response): Delivery | undefined {
  return deliveries.get(response);
}
