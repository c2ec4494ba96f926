import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { deliveryOf } from '#sandbox/answer.ts';
import type { SocketFault } from '#sandbox/faults.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';

/**
 * Does to the connection what a fault asks for. Whether the change took effect was decided before: here "before" and
 * "after" look the same.
 */
async function sufferSocketFault(
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
    // FIN without a byte; what the client may still send is thrown away.
    socket.end(() => socket.destroy());
  } else {
    socket.resetAndDestroy();
  }
}

/** What a browser on another origin needs to use the API, and may read of its answers. */
const preflightHeaders = {
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
  'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key',
  'access-control-max-age': '600',
};
const exposedHeaders = 'Retry-After, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id';

/** Whether a request is a browser's question in advance. */
function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
}

function answerPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: { 'access-control-allow-origin': '*', 'cache-control': 'no-store', ...preflightHeaders },
  });
}

/** Opens an answer to every origin; no cookies are in play. */
function allowOtherOrigins(response: Response): void {
  response.headers.set('access-control-allow-origin', '*');
  response.headers.set('access-control-expose-headers', exposedHeaders);
}

export interface ListenerOptions {
  /** `false`: no CORS at all, as behind an API that allows no other origin. */
  readonly cors?: boolean;
}

/** A request listener of `node:http`, and a middleware where it is given `next`. */
export type SandboxListener = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  next?: () => void,
) => void;

/**
 * Serves a sandbox over HTTP/1.1: takes `/api/v1/…` and `/sandbox/…`, leaves every other path to `next` (without one
 * it is a 404), adds CORS, and carries out socket faults on the real connection.
 */
export function sandboxListener(sandbox: Sandbox, { cors = true }: ListenerOptions = {}): SandboxListener {
  const listen = getRequestListener(
    async (request, { outgoing }) => {
      if (cors && isPreflight(request)) return answerPreflight();
      const response = await sandbox.fetch(request);
      if (cors) allowOtherOrigins(response);
      const delivery = deliveryOf(response);
      for (const name of delivery?.withoutHeaders ?? []) response.headers.delete(name);
      if (delivery?.socket === undefined) return response;
      // Only HTTP/1.1 servers use this listener.
      await sufferSocketFault(delivery.socket, response, outgoing as ServerResponse);
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
