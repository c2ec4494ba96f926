import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const shipped = join(import.meta.dirname, '../../deploy/nginx');

const candidates = (): readonly string[] => [
  ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'nginx')),
  '/usr/sbin/nginx',
  '/usr/local/sbin/nginx',
  '/opt/homebrew/bin/nginx',
];
/** The path of the installed nginx; `undefined` if there is none. */
export const findNginx = (): string | undefined => candidates().find((path) => existsSync(path));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server on a TCP port has an address object once it listens.
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Replaces text in a shipped file. @throws Error if it isn't there: the file is no longer the one this code fits. */
function replaced(text: string, what: string | RegExp, by: string): string {
  const changed = text.replace(what, by);
  if (changed === text) throw new Error(`deploy/nginx has no ${String(what)} any more`);
  return changed;
}

export interface Nginx {
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * Starts nginx with the shipped files, changed only in where it listens, what it serves and where the API is.
 * @param files the folder they are in, if not the project's own
 */
export async function startNginx(
  program: string,
  { root, api, files = shipped }: { root: string; api: string; files?: string },
): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  cpSync(files, join(folder, 'dashboard'), { recursive: true });
  mkdirSync(join(folder, 'temp'));

  const apiFile = join(folder, 'dashboard/api.conf');
  const proxied = replaced(readFileSync(apiFile, 'utf8'), 'https://otwa.cloud/api/v1/', `${api}/api/v1/`);
  // The machine's certificates, which an API on plain http doesn't need.
  writeFileSync(apiFile, replaced(proxied, /^ *proxy_ssl_trusted_certificate .*\n/m, ''));
  const site = readFileSync(join(folder, 'dashboard/site.conf'), 'utf8');
  const [, , served = ''] = site.split(/^server /m);
  const plain = [
    [/listen 443 ssl http2;/, `listen 127.0.0.1:${port};`],
    [/ *ssl_certificate(?:_key)? .*;\n/g, ''],
    ['/srv/dashboard', root],
  ].reduce((text, [what = '', by]) => replaced(text, what, String(by)), `server ${served}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/temp/${name};`)
    .join('\n  ');
  const types = [
    'text/html html',
    'text/css css',
    'text/javascript js',
    'application/json json',
    'image/svg+xml svg',
  ];
  writeFileSync(
    join(folder, 'nginx.conf'),
    `pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  types { ${types.join('; ')}; }
  access_log off;
  ${temporary}
  ${plain}
}
`,
  );

  const child = spawn(program, ['-c', join(folder, 'nginx.conf'), '-p', folder, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errorOutput = '';
  child.stderr.on('data', (words: Buffer) => (errorOutput += words.toString()));
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  const waitUntilReady = async (): Promise<void> => {
    while (child.exitCode === null) {
      try {
        await fetch(origin);
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    throw new Error(`nginx did not start: ${errorOutput}`);
  };
  await waitUntilReady();
  return {
    origin,
    async stop() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
