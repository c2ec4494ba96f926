import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { type HttpSandbox, serveSandbox } from '../contract/httpSandbox.ts';
import { readDockerfile, root, sourceInBuild, startContainer } from '../support/container.ts';
import { expect, test } from '../support/fixtures.ts';
import { findNginx } from '../support/nginx.ts';
import { expectApiPassedOn, expectCompressed, expectServed } from '../support/servedChecks.ts';
import type { WebServer } from '../support/webServer.ts';

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const [build = [], served = []] = readDockerfile();
const wordsOf = (name: string): readonly string[] => served.find((step) => step.name === name)?.words ?? [];

test('the image is made of files and commands that there are', () => {
  const ignored = textOf('deploy/Dockerfile.dockerignore').split('\n');
  const sources = (stage: typeof build) =>
    stage.filter(({ name }) => name === 'COPY').flatMap(({ words }) => words.slice(0, -1));
  const fromHere = sources(build);
  const fromBuild = sources(served).map(sourceInBuild);
  expect(fromBuild).toContain('dist');
  const missing = [...fromHere, ...fromBuild].filter((path) => !existsSync(join(root, path)));
  expect([...missing, ...fromHere.filter((path) => ignored.includes(path))]).toEqual([]);

  const scripts = build.filter(({ words }) => words.slice(0, 2).join(' ') === 'npm run');
  expect(scripts.map(({ words }) => words[2])).toEqual(['build', 'configure']);
  expect(scripts.filter(({ words }) => !((words[2] ?? '') in packageJson.scripts))).toEqual([]);
  const config = build.find(({ name }) => name === 'ARG')?.words[0]?.split('=')[1] ?? '';
  expect(existsSync(join(root, config)), config).toBe(true);
});

test('the container runs as a user without rights, and can write to /tmp alone', () => {
  expect(wordsOf('USER')[0]).toMatch(/^[1-9]\d*:[1-9]\d*$/);
  const [port] = wordsOf('EXPOSE');
  expect(textOf('deploy/nginx/container.conf')).toContain(`listen ${port};`);
  expect(wordsOf('HEALTHCHECK').join(' ')).toContain(`"http://127.0.0.1:${port}/"`);

  // Without the operator's variables: "${CONFIG:-public/config.json}" is "public/config.json".
  const compose = textOf('deploy/compose.yaml').replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
  const { services } = parse(compose) as {
    services: Record<string, { build: Record<string, unknown>; volumes: string[]; ports: string[] }>;
  };
  const dashboard = services['dashboard'];
  expect(dashboard).toMatchObject({
    build: { context: '..', dockerfile: 'deploy/Dockerfile', args: { CONFIG: 'public/config.json' } },
    ports: [`127.0.0.1:8080:${port}`],
    read_only: true,
    tmpfs: ['/tmp'],
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
  });
  const [source = '', target, mode] = dashboard?.volumes[0]?.split(':') ?? [];
  expect([existsSync(join(root, 'deploy', source)), target, mode]).toEqual([
    true,
    '/srv/dashboard/config.json',
    'ro',
  ]);
});

test.describe('its nginx', () => {
  let api: HttpSandbox;
  let container: WebServer;
  // In one worker, so that all tests share the `beforeAll` setup.
  test.describe.configure({ mode: 'default' });
  test.beforeAll(async () => {
    const program = findNginx();
    test.skip(program === undefined, 'nginx is not installed here');
    api = await serveSandbox({ cors: false });
    container = await startContainer(program ?? '', api.origin);
  });
  test.afterAll(async () => {
    await container?.stop();
    await api?.close();
  });

  test('the container serves the app and passes the API on, as a user who can write to /tmp alone', async ({
    request,
    key,
  }) => {
    const { origin } = container;
    await expectServed(request, origin, 'nginx');
    await expectCompressed(origin, { gzip: 'gzip', 'gzip, br': 'gzip' });
    await expectApiPassedOn(request, origin, key('owner'));
    // A list of this size doesn't fit into memory buffers: nginx puts it into a temporary file.
    await expectApiPassedOn(request, origin, key('fleet'));
  });
});
