import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { sandboxPlugin } from '#tooling/sandbox/vitePlugin.ts';

/**
 * Builds a plain page of this folder, a baseline for the app, and serves it beside a sandbox while `measure` runs.
 * @param name the page's folder
 * @param measure receives the page's address
 */
export async function withPlainPage<Result>(
  name: 'plainCharts' | 'plainTable',
  measure: (address: string) => Promise<Result>,
): Promise<Result> {
  const outDir = await mkdtemp(join(tmpdir(), 'plain-page-'));
  const shared = {
    configFile: false as const,
    root: join(import.meta.dirname, name),
    logLevel: 'error' as const,
    build: { outDir, emptyOutDir: true },
  };
  await build(shared);
  const server = await preview({
    ...shared,
    plugins: [sandboxPlugin()],
    preview: { host: '127.0.0.1', port: 0 },
  });
  try {
    const { port } = server.httpServer.address() as AddressInfo; // a server on a TCP port
    return await measure(`http://127.0.0.1:${port}/`);
  } finally {
    await server.close();
    await rm(outDir, { recursive: true });
  }
}
