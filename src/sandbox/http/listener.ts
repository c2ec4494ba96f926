import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { deliveryOf } from '#sandbox/delivery.ts';
import type { Sandbox } from '#sandbox/sandbox.ts';
import { allowOtherOrigins, answerPreflight, isPreflight } from './cors.ts';
import { sufferSocketFault } from './socketFault.ts';

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
