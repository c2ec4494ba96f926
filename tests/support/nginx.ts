import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  changeFile,
  findProgram,
  freePort,
  type ServedFrom,
  startServer,
  type WebServer,
} from './webServer.ts';

const shipped = join(import.meta.dirname, '../../deploy/nginx');

/** Where Debian's package puts the module that sends `.br` files. */
const brotliModule = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** The path of the installed nginx; `undefined` if there is none. */
export const findNginx = (): string | undefined => findProgram('nginx');
export const hasBrotli = (): boolean => existsSync(brotliModule);

/** The API's host name in the configuration of a test. */
export const providerName = 'provider';

export interface Nginx extends WebServer {
  /** Where the server for plain http listens, which leads to the other. */
  readonly redirectOrigin: string;
}

/** Changes the files in nginx's folder "dashboard" so that `/api/v1` leads to an API on plain http. */
export function pointToApi(dashboard: string, api: string): void {
  changeFile(join(dashboard, 'api.conf'), ['https://otwa.cloud/', `${api}/`]);
  // The machine's certificates, which an API on plain http doesn't need.
  changeFile(join(dashboard, 'api-proxy.conf'), [/^ *proxy_ssl_trusted_certificate .*\n/gm, '']);
}

/**
 * Starts nginx with the shipped files, changed only in where it listens, what it serves and where the API is.
 * @param files the folder they are in, if not the project's own
 * @param withBrotli with the line for the module taken in that is a comment in the shipped file
 */
export async function startNginx(
  program: string,
  { root, api, withBrotli = false, files = shipped }: ServedFrom & { withBrotli?: boolean; files?: string },
): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const [port, redirectPort] = [await freePort(), await freePort()];
  cpSync(files, join(folder, 'dashboard'), { recursive: true });
  mkdirSync(join(folder, 'temp'));
  const dashboard = join(folder, 'dashboard');
  pointToApi(dashboard, `http://${providerName}`);
  if (withBrotli) changeFile(join(dashboard, 'app.conf'), ['# brotli_static on;', 'brotli_static on;']);
  changeFile(
    join(dashboard, 'site.conf'),
    ['listen 80;', `listen 127.0.0.1:${redirectPort};`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port};`],
    [/ *ssl_certificate(?:_key)? .*;\n/g, ''],
    ['/srv/dashboard', root],
  );
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/temp/${name};`)
    .join('\n  ');
  const types = [
    'text/html html',
    'text/css css',
    'text/javascript js',
    'application/json json',
    'image/svg+xml svg',
    'text/plain txt',
  ];
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${withBrotli ? `load_module ${brotliModule};` : ''}
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  types { ${types.join('; ')}; }
  access_log off;
  ${temporary}
  # One address, twice: nginx would try the second where it may try again.
  upstream ${providerName} { ${`server ${new URL(api).host} max_fails=0; `.repeat(2)}}
  include dashboard/site.conf;
}
`,
  );
  const options = ['-c', join(folder, 'nginx.conf'), '-p', folder, '-g', 'daemon off;'];
  const { origin, stop } = await startServer(program, options, port);
  return {
    origin,
    redirectOrigin: `http://127.0.0.1:${redirectPort}`,
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
