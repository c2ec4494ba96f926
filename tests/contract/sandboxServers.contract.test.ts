import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sandboxPlugin } from '#tooling/sandbox/vitePlugin.ts';

const cli = fileURLToPath(new URL('../../src/tooling/sandbox/cli.ts', import.meta.url));
const headers = { authorization: 'Bearer otwa_sandbox_owner' };

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

/** Starts the command and collects its output until that matches `until`, or the command ends. */
function runCli(args: readonly string[], until?: RegExp): Promise<{ said: string; code: number | null }> {
  const child = spawn(process.execPath, [cli, ...args]);
  cleanUps.push(() => child.kill());
  return new Promise((resolve) => {
    let said = '';
    const listen = (part: Buffer): void => {
      said += part.toString();
      if (until?.test(said) === true) resolve({ said, code: null });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', (code) => resolve({ said, code }));
  });
}

describe('the command', () => {
  it('serves the API alone, and says where and with which keys', async () => {
    const { said } = await runCli(['--port', '0'], /<anything>/);
    const address = /http:\/\/127\.0\.0\.1:\d+\/api\/v1/.exec(said)?.[0] ?? 'no address';
    expect(said).toContain('otwa_sandbox_broke');
    expect((await fetch(`${address}/account`, { headers })).status).toBe(200);
    const page = await fetch(new URL('/', address));
    expect([page.status, await page.json()]).toEqual([404, { message: 'Cannot GET /', statusCode: 404 }]);
  });

  it('says in a sentence that its port is in use', async () => {
    const other = createTcpServer();
    cleanUps.push(() => other.close());
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    // A server on a TCP port has an address object once it listens.
    const { port } = other.address() as AddressInfo;
    expect(await runCli(['--port', String(port)])).toEqual({
      said: `Port ${port} is in use: choose another with --port.\n`,
      code: 1,
    });
  });

  it.each(['x', '70000', '-1', ''])('refuses port %j', async (port) => {
    expect(await runCli([`--port=${port}`])).toEqual({
      said: `“${port}” is not a port number.\n`,
      code: 1,
    });
  });
});

describe('the Vite plugin', () => {
  it('serves the API beside the app, also under a path of its own, and says how to sign in', async () => {
    const root = await mkdtemp(join(tmpdir(), 'sandbox-plugin-'));
    cleanUps.push(() => rm(root, { recursive: true }));
    await writeFile(join(root, 'index.html'), '<p>the app</p>');
    const server = await createServer({
      configFile: false,
      root,
      base: '/panel/',
      logLevel: 'silent',
      plugins: [sandboxPlugin()],
      server: { port: 0, host: '127.0.0.1', ws: false },
    });
    cleanUps.push(() => server.close());
    await server.listen();
    const said = vi.spyOn(console, 'log').mockReturnValue();
    server.printUrls();
    const address = server.resolvedUrls?.local[0] ?? 'no address';
    expect(said).toHaveBeenCalledWith(
      expect.stringContaining(`Open ${address} and sign in with otwa_sandbox_owner`),
    );
    expect(address).toMatch(/\/panel\/$/);
    expect((await fetch(new URL('/api/v1/account', address), { headers })).status).toBe(200);
    expect(await (await fetch(address)).text()).toContain('the app');
  });
});
