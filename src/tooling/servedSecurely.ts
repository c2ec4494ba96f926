import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Connect, Plugin } from 'vite';
import { withPolicy } from '#brand/pagePolicy.ts';
import { apiOriginOf, cacheControl, contentSecurityPolicy, securityHeaders } from './securityHeaders.ts';

/** Paths that are the API's or the stand-in's own: they answer with their headers, not with the app's. */
const notTheApp = /^\/(?:api|sandbox)\//;

/** The origin of the API that `config.json` names, read anew for every answer so that an edited file counts at once. */
function configuredApiOrigin(directory: string): string | undefined {
  try {
    const config: unknown = JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8'));
    return config !== null && typeof config === 'object' && 'apiBaseUrl' in config
      ? apiOriginOf(config.apiBaseUrl)
      : undefined;
  } catch {
    return undefined; // a missing or broken file is the app's to put into words
  }
}

/** Sets a header when the answer is sent, after everybody else has had their say. */
function setLast(response: ServerResponse, name: string, value: () => string): void {
  const writeHead = response.writeHead.bind(response);
  // Passes on what any of the overloads takes, which can't be told apart from inside one of them.
  response.writeHead = ((status: number, ...rest: [string, object?] | [object?]) => {
    response.statusCode = status;
    for (const headers of rest) {
      if (headers === undefined || typeof headers === 'string') continue;
      for (const key of Object.keys(headers)) {
        if (key.toLowerCase() === name.toLowerCase()) Reflect.deleteProperty(headers, key);
      }
    }
    response.setHeader(name, value());
    // The same overloads, from inside.
    return (writeHead as (status: number, ...rest: unknown[]) => ServerResponse)(status, ...rest);
  }) as ServerResponse['writeHead'];
}

/**
 * Writes the content security policy into the page, and serves it with the headers of every answer that carries the
 * app, and a plain 404 for a file that isn't there.
 * @param nonce for what Vite itself writes into the page; the development server's alone
 */
export function servedSecurely(nonce?: string): Plugin {
  let base = '/';
  let publicDir = '';
  /** The path behind the app's prefix, which an answer's headers don't depend on. */
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

  /** Runs where only `index.html` could still answer: that is for addresses of pages, not for names of files. */
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
