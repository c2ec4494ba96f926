import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type HttpSandbox, serveSandbox } from '../contract/httpSandbox.ts';
import { expect, test } from '../support/fixtures.ts';
import { filesIn } from '../support/filesIn.ts';
import { findNginx, type Nginx, startNginx } from '../support/nginx.ts';
import {
  installedNodes,
  packedAt,
  type PackedRelease,
  packRelease,
  sha256,
  unpack,
} from '../support/release.ts';

/** Tests the archive that `npm run release` makes, packed from the built app. */
let release: PackedRelease;
/** The unpacked archive. */
let folder = '';
/** Stopped after the test's page is closed, which may still be fetching. */
let nginx: Nginx | undefined;
let api: HttpSandbox | undefined;
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

// In one worker, so that all tests share the `beforeAll` setup.
test.describe.configure({ mode: 'default' });

test.beforeAll(() => {
  release = packRelease({ umask: '022', zone: 'UTC' });
  folder = unpack(release);
});
test.afterAll(async () => {
  await nginx?.stop();
  await api?.close();
  release?.remove();
});

test('whoever packs the same app gets the same bytes', () => {
  const other = packRelease({ umask: '077', zone: 'Asia/Tokyo' });
  try {
    expect(sha256(other.archive)).toBe(sha256(release.archive));
    expect(readFileSync(`${other.archive}.sha256`, 'utf8')).toMatch(
      new RegExp(`^${sha256(release.archive)}  otwa-`),
    );
  } finally {
    other.remove();
  }
});

test('the archive holds the app, the servers’ files and the papers, each with its checksum', () => {
  const sums = read('SHA256SUMS')
    .split('\n')
    .filter((line) => line !== '');
  const named = sums.map((line) => line.slice(66));
  expect(named).toEqual(filesIn(folder).filter((name) => name !== 'SHA256SUMS'));
  for (const line of sums) expect(`${sha256(join(folder, line.slice(66)))}  ${line.slice(66)}`).toBe(line);

  const root = join(import.meta.dirname, '../..');
  expect(named.filter((name) => name.startsWith('dist/'))).toEqual(
    filesIn(join(root, 'dist')).map((name) => `dist/${name}`),
  );
  // Nothing that only lies there, and nothing new forgotten.
  const tracked = execFileSync('git', ['ls-files', 'deploy'], { cwd: root, encoding: 'utf8' }).trim();
  expect(named.filter((name) => name.startsWith('deploy/'))).toEqual(
    tracked.split('\n').filter((name) => name !== 'deploy/archive-README.md'),
  );
  expect(named).toEqual(
    expect.arrayContaining(['README.md', 'LICENSE', 'configure.mjs', 'dist/config.json']),
  );
  expect(statSync(join(folder, 'LICENSE')).mtime).toEqual(packedAt);
  expect(read('dist/index.html')).toBe(readFileSync(join(root, 'dist/index.html'), 'utf8'));
});

test('licences and the bill of materials name what is in the app', () => {
  const bill = JSON.parse(read('sbom.cdx.json')) as {
    components: { name: string; version: string; hashes: { content: string }[]; licenses: unknown[] }[];
    dependencies: { ref: string; dependsOn: string[] }[];
  }; // CycloneDX's format
  const components = bill.components.map(({ name, version }) => `${name} ${version}`);
  const bundled = JSON.parse(read('dist/licenses.json')) as { name: string; version: string }[]; // Vite's format
  expect(components).toEqual(
    expect.arrayContaining(bundled.map(({ name, version }) => `${name} ${version}`)),
  );
  const names = bill.components.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['react', 'react-dom', '@tanstack/react-router', 'tailwindcss']),
  );
  // The bundler's own parts are in the app: those of the copy that built it.
  const vite = createRequire(createRequire(import.meta.url).resolve('vite/package.json'));
  const { VERSION } = vite('rolldown') as { VERSION: string };
  expect(components).toContain(`rolldown ${VERSION}`);
  for (const tool of ['vite', 'hono', 'typescript', '@types/d3-array']) expect(names).not.toContain(tool);
  for (const { name, hashes, licenses } of bill.components)
    expect([name, hashes[0]?.content.length, licenses.length]).toEqual([name, 128, 1]);
  const known = new Set(bill.dependencies.map(({ ref }) => ref));
  expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !known.has(ref))).toEqual(
    [],
  );
  for (const component of components)
    expect(
      read('THIRD-PARTY-NOTICES.txt')
        .split('\n')
        .some((line) => line.startsWith(`${component} (`)),
    ).toBe(true);
});

test('configure is one file that runs on every Node here, and speaks of no npm', () => {
  const dist = join(folder, 'configured');
  const config = join(folder, 'mine.json');
  const configure = (node: string, ...values: readonly string[]) =>
    spawnSync(node, [join(folder, 'configure.mjs'), ...values], { encoding: 'utf8' });
  for (const node of installedNodes()) {
    cpSync(join(folder, 'dist'), dist, { recursive: true });
    writeFileSync(config, '{ "apiBaseUrl": "https://api.example/api/v1" }');
    const good = configure(node, dist, config, '--headers', 'nginx');
    expect([node, good.status, good.stderr]).toEqual([node, 0, '']);
    expect(good.stdout).toContain("connect-src 'self' https://api.example;");
    expect(readFileSync(join(dist, 'index.html'), 'utf8')).toContain(
      "connect-src 'self' https://api.example;",
    );
    writeFileSync(config, '{ "brand": { "nam": "Acme" } }');
    const bad = configure(node, dist, config);
    expect([node, bad.status, bad.stderr]).toEqual([
      node,
      1,
      'brand.nam isn’t a known setting and was ignored.\n',
    ]);
    expect(configure(node).stderr).toContain('node configure.mjs dist my-config.json');
  }
  expect(read('configure.mjs')).not.toMatch(/npm run|from ["'](?!node:)/);
});

test('an operator goes from the archive to a panel of their brand behind nginx, without Node', async ({
  page,
  key,
  watch,
}) => {
  const program = findNginx();
  test.skip(program === undefined, 'nginx is not installed here');
  writeFileSync(
    join(folder, 'dist/config.json'),
    '{ "brand": { "name": "Acme Hosting", "accent": "#16a34a" } }',
  );
  api = await serveSandbox({ cors: false });
  nginx = await startNginx(program ?? '', {
    root: join(folder, 'dist'),
    api: api.origin,
    files: join(folder, 'deploy/nginx'),
  });
  watch.allowOrigin(nginx.origin);
  await page.goto(nginx.origin);
  await expect(page).toHaveTitle(/Acme Hosting/);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('Acme Hosting').first()).toBeVisible();
  await expect(page.getByText('Otwa')).toHaveCount(0);
  await page.getByLabel('API key').fill(key('owner'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
});
