import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pointToApi } from './nginx.ts';
import { changeFile, freePort, startServer, type WebServer } from './webServer.ts';

/** The container of `deploy/Dockerfile`, as far as there can be one without a container's tools. */

export const root = join(import.meta.dirname, '../..');

/** `COPY --from=build /app/dist /srv/dashboard` */
export interface Instruction {
  readonly name: string;
  /** Without options. */
  readonly words: readonly string[];
}

/** The instructions of a Dockerfile, stage by stage. */
export function readDockerfile(): readonly (readonly Instruction[])[] {
  const text = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8');
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: Instruction[][] = [];
  for (const line of lines) {
    const [name = '', ...words] = line.trim().split(/\s+/);
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, words: words.filter((word) => !word.startsWith('--')) });
  }
  return stages;
}

/** The program and its options that the last stage starts. */
export function entrypoint(stage: readonly Instruction[]): readonly string[] {
  const words = stage.find(({ name }) => name === 'ENTRYPOINT')?.words.join(' ') ?? '[]';
  return JSON.parse(words) as string[]; // the "exec form" is a list of strings
}

/** The path in the repository of a file that the last stage copies from the first, which works in /app. */
export const sourceInBuild = (source: string): string => source.replace(/^\/app\//, '');

/**
 * Copies what the last stage copies, and starts its nginx on the machine's own: as a user that may write nowhere but to
 * the container's /tmp, if the test runs as root.
 */
export async function startContainer(program: string, api: string): Promise<WebServer> {
  const stage = readDockerfile().at(-1) ?? [];
  const folder = mkdtempSync(join(tmpdir(), 'container-'));
  const port = await freePort();
  for (const { name, words } of stage) {
    if (name !== 'COPY') continue;
    const [source = '', target = ''] = words;
    cpSync(join(root, sourceInBuild(source)), join(folder, target), { recursive: true });
  }
  const nginx = join(folder, 'etc/nginx');
  copyFileSync('/etc/nginx/mime.types', join(nginx, 'mime.types')); // nginx's image has its own
  pointToApi(join(nginx, 'dashboard'), api);
  changeFile(
    join(nginx, 'nginx.conf'),
    [/(?<= )\/tmp\//g, `${folder}/tmp/`],
    ['listen 8080;', `listen 127.0.0.1:${port};`],
    ['/srv/dashboard', join(folder, 'srv/dashboard')],
  );
  mkdirSync(join(folder, 'tmp'));
  chmodSync(folder, 0o755);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) chownSync(join(folder, 'tmp'), nobody, nobody);
  const options = [...entrypoint(stage).slice(1), '-c', join(nginx, 'nginx.conf')];
  const user = isRoot ? { uid: nobody, gid: nobody } : {};
  const { origin, stop } = await startServer(program, options, port, user);
  return {
    origin,
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const nobody = 65_534;
