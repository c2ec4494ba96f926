import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connect, Plugin, PreviewServer, ViteDevServer } from 'vite';
import { createSandbox, type SandboxOptions } from '#sandbox/sandbox.ts';
import { sandboxListener } from './listener.ts';

/**
 * Serves a sandbox beside the app, in `vite dev` and in `vite preview`: the app and its API on one origin. Each server
 * has a sandbox of its own. Once the server listens, it is said where the app is and which key opens it.
 */
export function sandboxPlugin(options: SandboxOptions = {}): Plugin {
  return {
    name: 'otwa-sandbox',
    configureServer: (server) => mountSandbox(server, server.config.publicDir, options),
    configurePreviewServer: (server) =>
      mountSandbox(server, join(server.config.root, server.config.build.outDir), options),
  };
}

/** The configuration as it lies, with the offer to try the sandbox unless the file itself decides about that. */
function offeringSandbox(file: string): string {
  try {
    const configuration: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (
      typeof configuration !== 'object' ||
      configuration === null ||
      Array.isArray(configuration) ||
      'sandbox' in configuration
    )
      return '';
    return JSON.stringify({ ...configuration, sandbox: { offer: true } });
  } catch {
    return ''; // a missing or broken file is the app's to put into words
  }
}

/** Where a sandbox is served, the sign-in page offers it. */
function offersSandbox(directory: string, base: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const isConfiguration = request.url?.split('?', 1)[0] === `${base}config.json`;
    const offer = isConfiguration ? offeringSandbox(join(directory, 'config.json')) : '';
    if (offer === '') return next();
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(offer);
  };
}

function mountSandbox(
  server: ViteDevServer | PreviewServer,
  configurationIn: string,
  options: SandboxOptions,
): void {
  // A connection ends by a fault alone: where Node closes one that rests, a browser sends again by itself now and then.
  if (server.httpServer !== null && 'keepAliveTimeout' in server.httpServer)
    server.httpServer.keepAliveTimeout = 0;
  server.middlewares.use(sandboxListener(createSandbox(options)));
  server.middlewares.use(offersSandbox(configurationIn, server.config.base));
  const printUrls = server.printUrls.bind(server);
  server.printUrls = () => {
    printUrls();
    const address = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
    if (address !== undefined) console.log(`\n  Open ${address} and sign in with otwa_sandbox_owner\n`);
  };
}
