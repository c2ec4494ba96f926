import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { withPolicy } from '#brand/pagePolicy.ts';
import { apiOriginOf, cacheControl, contentSecurityPolicy, securityHeaders } from './securityHeaders.ts';

/** Paths of the API or the sandbox: their responses have their own headers, not the app's. */
const notTheApp = /^\/(?:api|sandbox)\//;

/** The API's origin from `config.json`, read for every response so that an edited file takes effect at once. */
function configuredApiOrigin(directory: string): string | undefined {
  try {
    const config: unknown = JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8'));
    return config !== null && typeof config === 'object' && 'apiBaseUrl' in config
      ? apiOriginOf(config.apiBaseUrl)
      : undefined;
  } catch {
    return undefined; // the app reports a missing or broken file
  }
}

/** Sets a header when the response is sent, overriding what other middleware set. */
function setLast(response: ServerResponse, name: string, value: () => string): void {
  const writeHead = response.writeHead.bind(response);
  // Passes on the arguments of any overload: they can't be told apart inside one of them.
  response.writeHead = ((status: number, ...rest: [string, object?] | [object?]) => {
    response.statusCode = status;
    for (const headers of rest) {
      if (headers === undefined || typeof headers === 'string') continue;
      for (const key of Object.keys(headers)) {
        if (key.toLowerCase() === name.toLowerCase()) Reflect.deleteProperty(headers, key);
      }
    }
    response.setHeader(name, value());
    // The same overloads, called from inside.
    return (writeHead as (status: number, ...rest: unknown[]) => ServerResponse)(status, ...rest);
  }) as ServerResponse['writeHead'];
}

/**
 * Writes the content security policy into the page, serves every response that carries the app with the security
 * headers, and answers requests for missing files with a plain 404.
 * @param nonce for the elements that Vite writes into the page; development server only
 */
export function servedSecurely(nonce?: string): Plugin {
  let base = '/';
  let publicDir = '';
  /** The path without the app's prefix, which doesn't affect the headers. */
  const pathOf = (request: IncomingMessage & { originalUrl?: string | undefined }): string => {
    const { pathname } = new URL(request.originalUrl ?? request.url ?? '/', 'http://app.invalid');
    return pathname.startsWith(base) ? pathname.slice(base.length - 1) : pathname;
  };

  const headers =
    (directory: string, https: boolean, isPreview: boolean): Connect.NextHandleFunction =>
    (request, response, next) => {
      const path = pathOf(request);
      if (notTheApp.test(path)) return next();
      const all = securityHeaders({ apiOrigin: configuredApiOrigin(directory), https, nonce });
      for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
      if (isPreview) {
        setLast(response, 'Cache-Control', () => cacheControl(response.statusCode < 400 ? path : '/'));
      }
      next();
    };

  /** Runs when only `index.html` is left to respond: it serves the addresses of pages, not the names of files. */
  const missingFile: Connect.NextHandleFunction = (request, response, next) => {
    const path = pathOf(request);
    const isFile = path.startsWith('/assets/') || (/\.[^/]+$/.test(path) && !path.endsWith('.html'));
    if (isFile || notTheApp.test(path)) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found\n');
    } else next();
  };

  return {
    name: 'served-securely',
    configResolved(config) {
      ({ base, publicDir } = config);
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        withPolicy(
          html,
          contentSecurityPolicy({ apiOrigin: configuredApiOrigin(publicDir), nonce, inPage: true }),
        ),
    },
    configureServer({ config, middlewares }) {
      middlewares.use(headers(config.publicDir, config.server.https !== undefined, false));
      return () => void middlewares.use(missingFile);
    },
    configurePreviewServer({ config, middlewares }) {
      const built = join(config.root, config.build.outDir);
      middlewares.use(headers(built, config.preview.https !== undefined, true));
      return () => void middlewares.use(missingFile);
    },
  };
}
