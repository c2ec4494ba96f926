import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { deliveryOf, markAsSandbox } from '#sandbox/answer.ts';
import type { SocketFault } from '#sandbox/faults.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';

/**
 * Applies a fault to the connection. Whether the change took effect was decided earlier: here "before" and "after" look
 * the same.
 */
async function applySocketFault(
  fault: SocketFault,
  response: Response,
  outgoing: ServerResponse,
): Promise<void> {
  const { socket } = outgoing;
  if (socket === null || fault === 'hang') return;
  if (fault === 'cut') {
    const body = Buffer.from(await response.arrayBuffer());
    response.headers.set('content-length', String(body.length));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.write(body.subarray(0, Math.ceil(body.length / 2)), () => socket.destroy());
  } else if (fault.startsWith('close')) {
    // FIN without a byte; anything the client still sends is discarded.
    socket.end(() => socket.destroy());
  } else {
    socket.resetAndDestroy();
  }
}

/** Headers that let a browser on another origin call the API; `exposedHeaders` names those it may read. */
const preflightHeaders = {
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
  'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key',
  'access-control-max-age': '600',
};
const exposedHeaders = 'Retry-After, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id';

/** Whether the request is a CORS preflight. */
function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
}

function answerPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: { 'access-control-allow-origin': '*', 'cache-control': 'no-store', ...preflightHeaders },
  });
}

/** Lets every origin read the response; no cookies are involved. */
function allowOtherOrigins(response: Response): void {
  response.headers.set('access-control-allow-origin', '*');
  response.headers.set('access-control-expose-headers', exposedHeaders);
}

export interface ListenerOptions {
  /** `false`: no CORS headers at all, like an API that allows no other origin. */
  readonly cors?: boolean;
}

/** A request listener for `node:http`, and a middleware if `next` is given. */
export type SandboxListener = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next?: () => void,
) => void;

/**
 * Serves a sandbox over HTTP/1.1: handles `/api/v1/…` and `/sandbox/…`, passes every other path to `next` (without it
 * the response is a 404), adds CORS headers, and applies socket faults to the real connection.
 */
export function sandboxListener(sandbox: Sandbox, { cors = true }: ListenerOptions = {}): SandboxListener {
  const listen = getRequestListener(
    async (request, { outgoing }) => {
      if (cors && isPreflight(request)) return markAsSandbox(answerPreflight());
      const response = await sandbox.fetch(request);
      if (cors) allowOtherOrigins(response);
      const delivery = deliveryOf(response);
      for (const name of delivery?.withoutHeaders ?? []) response.headers.delete(name);
      markAsSandbox(response);
      if (delivery?.socket === undefined) return response;
      // Only HTTP/1.1 servers use this listener.
      await applySocketFault(delivery.socket, response, outgoing as ServerResponse);
      return RESPONSE_ALREADY_SENT;
    },
    { overrideGlobalObjects: false },
  );
  return (incoming, outgoing, next) => {
    const isOurs = /^\/(?:api\/v1|sandbox)(?:[/?]|$)/.test(incoming.url ?? '');
    if (next !== undefined && !isOurs) next();
    else void listen(incoming, outgoing);
  };
}
