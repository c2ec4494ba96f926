import { cpSync, mkdtempSync, rmSync } from 'node:fs';
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

const shipped = join(import.meta.dirname, '../../deploy/caddy');

/** The path of the installed Caddy; `undefined` if there is none. */
export const findCaddy = (): string | undefined => findProgram('caddy');

/** Starts Caddy with the shipped files, changed only in where it listens, what it serves and where the API is. */
export async function startCaddy(program: string, { root, api }: ServedFrom): Promise<WebServer> {
  const folder = mkdtempSync(join(tmpdir(), 'caddy-'));
  const port = await freePort();
  cpSync(shipped, folder, { recursive: true });
  const file = join(folder, 'Caddyfile');
  changeFile(
    file,
    [/^panel\.example\.com \{/gm, `http://127.0.0.1:${port} {`],
    ['/srv/dashboard', root],
    ['https://otwa.cloud', api],
    [/^/g, '{\n\tadmin off\n}\n'],
  );
  const options = ['run', '--config', file, '--adapter', 'caddyfile'];
  // Caddy writes its state there.
  const env = { HOME: folder, XDG_DATA_HOME: folder };
  const { origin, stop } = await startServer(program, options, port, { env });
  return {
    origin,
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
