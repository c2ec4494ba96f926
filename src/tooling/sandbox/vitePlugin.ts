import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connect, Plugin, PreviewServer, ViteDevServer } from 'vite';
import { createSandbox, type SandboxOptions } from '#sandbox/sandbox.ts';
import { sandboxListener } from './listener.ts';

/**
 * Serves a sandbox beside the app, in `vite dev` and in `vite preview`: the app and its API share one origin. Each
 * server has a separate sandbox. Once the server listens, it prints the app's address and a key that signs in.
 */
export function sandboxPlugin(options: SandboxOptions = {}): Plugin {
  return {
    name: 'otwa-sandbox',
    configureServer: (server) => mountSandbox(server, server.config.publicDir, options),
    configurePreviewServer: (server) =>
      mountSandbox(server, join(server.config.root, server.config.build.outDir), options),
  };
}

/** The configuration with the sandbox offer added; '' if the file itself sets `sandbox`, or can't be used. */
function withSandboxOffer(file: string): string {
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
    return ''; // the app reports a missing or broken file
  }
}

/** Adds the offer to `config.json`, so that the sign-in page shows it. */
function serveSandboxOffer(directory: string, base: string): Connect.NextHandleFunction {
  return (request, response, next) => {
    const isConfiguration = request.url?.split('?', 1)[0] === `${base}config.json`;
    const offer = isConfiguration ? withSandboxOffer(join(directory, 'config.json')) : '';
    if (offer === '') return next();
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }).end(offer);
  };
}

function mountSandbox(
  server: ViteDevServer | PreviewServer,
  configurationFolder: string,
  options: SandboxOptions,
): void {
  // Only a fault may end a connection: if Node closed idle ones, a browser would now and then resend a request itself.
  if (server.httpServer !== null && 'keepAliveTimeout' in server.httpServer)
    server.httpServer.keepAliveTimeout = 0;
  server.middlewares.use(sandboxListener(createSandbox(options)));
  server.middlewares.use(serveSandboxOffer(configurationFolder, server.config.base));
  const printUrls = server.printUrls.bind(server);
  server.printUrls = () => {
    printUrls();
    const address = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
    if (address !== undefined) console.log(`\n  Open ${address} and sign in with otwa_sandbox_owner\n`);
  };
}
