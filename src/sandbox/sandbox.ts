import { Hono } from 'hono/tiny';
import { operations } from '#api/generated/operations.ts';
import { answerError, markAsSandbox, respond } from './answer.ts';
import { answerApiCall } from './apiCall.ts';
import { controlRoutes } from './controls.ts';
import { createKeyring } from './keyring.ts';

export interface SandboxOptions {
  /** The time that all worlds run on, in milliseconds since 1970; real time by default. */
  readonly now?: () => number;
  /** If given, the time at which each world begins, whenever its key is first used. */
  readonly worldsBegin?: number;
  /** Waits for a fault's `delayMs`; ends early if the request is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Sandbox {
  /** Handles one request; every Response is marked as the sandbox's. A fault's effect on the connection is kept beside the Response (`deliveryOf`). */
  readonly fetch: (request: Request) => Promise<Response>;
}

const apiPath = '/api/v1';

/**
 * A complete in-memory Otwa Cloud: the contract's operations under `/api/v1`, the sandbox's controls under `/sandbox`.
 * Runs wherever `Request` and `Response` exist.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const keyring = createKeyring(options.now ?? Date.now, options.worldsBegin);
  const wait = options.wait ?? waitInRealTime;
  const app = new Hono();
  for (const operation of operations) {
    const path = `${apiPath}${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    app.on(operation.method, path, async (context) =>
      answerApiCall({ operation, request: context.req.raw, params: context.req.param() }, { keyring, wait }),
    );
  }
  for (const path of new Set(operations.map((operation) => operation.path))) {
    const allowed = operations.filter((operation) => operation.path === path).map(({ method }) => method);
    app.all(`${apiPath}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, () =>
      respond({ ...answerError(405, 'Method not allowed'), headers: { allow: allowed.join(', ') } }),
    );
  }
  app.route('/sandbox', controlRoutes(keyring));
  app.notFound((context) => respond(answerError(404, `Cannot ${context.req.method} ${context.req.path}`)));
  app.onError(() => respond(answerError(500, 'The sandbox has an error of its own')));
  return { fetch: async (request) => markAsSandbox(await app.fetch(request)) };
}

function waitInRealTime(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
