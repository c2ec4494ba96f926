import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { preview } from 'vite';
import { root } from '../proofs/proof.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { aheadOf, now, shiftClock } from '../support/now.ts';

/** A request as it reached the server. */
interface Arrival {
  readonly key: string;
  /** "POST /servers": relative to the API's base, with "…" for an id. */
  readonly what: string;
  /** Whether its connection had carried a request before. */
  readonly isReused: boolean;
}

/** Records the requests that reach a server. */
function watchArrivals(server: Server): readonly Arrival[] {
  const arrivals: Arrival[] = [];
  const used = new WeakSet<Socket>();
  server.on('request', ({ method, url = '', headers, socket }) => {
    const path = url.replace('/api/v1', '').replace(/[\da-f-]{36}/, '…');
    const key = headers.authorization?.replace('Bearer ', '') ?? '';
    arrivals.push({ key, what: `${method} ${path}`, isReused: used.has(socket) });
    used.add(socket);
  });
  return arrivals;
}

interface Served {
  readonly origin: string;
  readonly arrivals: readonly Arrival[];
}

interface Fixtures {
  /** Handles what is different in Firefox: how fields are filled, and that a missing file is no error there. */
  inFirefox: void;
  /** The requests of that kind that reached the server with that key. */
  arrivals: (key: string, what: string) => readonly Arrival[];
  /** How often the page called `fetch` with a method other than GET. */
  fetched: () => Promise<number>;
}

export const test = base.extend<Fixtures, { served: Served }>({
  // In this process, so that tests can count what Firefox really sends: its tools never show a resent request.
  served: [
    async ({}, use) => {
      shiftClock(aheadOf(now));
      const server = await preview({
        root,
        logLevel: 'error',
        preview: { host: '127.0.0.1', port: 0 },
      });
      const address = server.httpServer.address();
      if (address === null || typeof address === 'string') throw new Error('The server has no port.');
      await use({
        origin: `http://127.0.0.1:${address.port}`,
        arrivals: watchArrivals(server.httpServer as Server),
      });
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ served }, use) => use(served.origin),
  inFirefox: [
    async ({ context }, use) => {
      // Playwright fills a field by setting `value`, which React ignores as its own change. React notices typed text.
      await context.addInitScript(() => {
        Object.defineProperty(window, '__pw_bidiInsertText', {
          // oxlint-disable-next-line typescript/no-deprecated -- nothing newer types into a field
          get: () => (text: string) => document.execCommand('insertText', false, text),
          set() {
            // Ignores Playwright's own function, whichever of the two is defined first.
          },
        });
      });
      const missing: string[] = [];
      context.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (response.status() >= 400 && !pathname.startsWith('/api/')) missing.push(pathname);
      });
      await use();
      expect(missing, 'files that were not there').toEqual([]);
    },
    { auto: true },
  ],
  arrivals: async ({ served }, use) =>
    use((key, what) => served.arrivals.filter((arrival) => arrival.key === key && arrival.what === what)),
  fetched: async ({ page }, use) => {
    await page.addInitScript(() => {
      const send = globalThis.fetch;
      const counted = globalThis as unknown as { changes: number };
      counted.changes = 0;
      globalThis.fetch = (input, options) => {
        const method = options?.method ?? (input instanceof Request ? input.method : 'GET');
        if (method !== 'GET') counted.changes += 1;
        return send(input, options);
      };
    });
    await use(() => page.evaluate(() => (globalThis as unknown as { changes: number }).changes));
  },
});

export { expect };
