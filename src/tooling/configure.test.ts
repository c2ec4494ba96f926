import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { securityHeaders } from './securityHeaders.ts';
import { headerFormats } from './headerFormats.ts';

const program = fileURLToPath(new URL('configure.ts', import.meta.url));
const page = '<!doctype html><html><head>\n    <meta charset="utf-8" /></head></html>';
let folder = '';
const built = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'built-'));
  writeFileSync(built('index.html'), page);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the command on a configuration; `undefined`: the file doesn't exist. */
async function configure(file: string | object | undefined, ...more: readonly string[]) {
  const configFile = built('mine.json');
  if (file !== undefined) writeFileSync(configFile, typeof file === 'string' ? file : JSON.stringify(file));
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [program, folder, configFile, ...more], (error, out, err) =>
      resolve({
        code: typeof error?.code === 'number' ? error.code : 0,
        out,
        err: err.replaceAll(folder, ''),
      }),
    );
  });
}

test('a good configuration is put in place, its API allowed by the page, and the headers are printed', async () => {
  const file = { apiBaseUrl: 'https://api.example/api/v1', brand: { name: 'Acme' } };
  const { code, out, err } = await configure(file);
  expect([code, err]).toEqual([0, '']);
  expect(readFileSync(built('index.html'), 'utf8')).toContain("connect-src 'self' https://api.example;");
  expect(JSON.parse(readFileSync(built('config.json'), 'utf8'))).toEqual(file);
  expect(JSON.parse(readFileSync(built('manifest.webmanifest'), 'utf8'))).toMatchObject({ name: 'Acme' });
  const headers = securityHeaders({ apiOrigin: 'https://api.example', https: true });
  for (const format of Object.values(headerFormats)) expect(out).toContain(format(headers));
  expect(out).toMatch(
    /add_header Content-Security-Policy "default-src 'none'; .* connect-src 'self' https:\/\/api\.example;/,
  );
});

test('one server’s headers come alone, to be written into a file', async () => {
  const { code, out } = await configure({}, '--headers', 'nginx');
  expect([code, out]).toEqual([0, `${headerFormats.nginx(securityHeaders({ https: true }))}\n`]);
});

test.each([
  [
    'mistakes, each by name',
    { apiBaseUrl: 'http://api.example', brand: { accent: 'red' }, colour: 1 },
    'apiBaseUrl should be a path such as /api/v1, or an https URL without a query.\nbrand.accent should be a colour such as #2f6fed.\ncolour isn’t a known setting and was ignored.\n',
  ],
  ['where the JSON breaks', '{\n  "brand": }', "/mine.json is not valid JSON: Unexpected token '}'.\n"],
  ['an empty file', '', '/mine.json is not valid JSON: Unexpected end of JSON input.\n'],
  ['a file that is too large', ' '.repeat(70_000), '/mine.json is larger than 64 kB.\n'],
  ['a file that is not there', undefined, 'There is no file /mine.json.\n'],
])('%s: said in words, and nothing is written', async (_name, file, words) => {
  const { code, out, err } = await configure(file);
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(words);
  expect(readFileSync(built('index.html'), 'utf8')).toBe(page);
});

test('a folder without the app is said to be none', async () => {
  rmSync(built('index.html'));
  const { code, err } = await configure({});
  expect([code, err]).toEqual([1, ' holds no index.html: build the app first, with “npm run build”.\n']);
});

test('what the system refuses is one sentence', async () => {
  mkdirSync(built('config.json'));
  const { code, err } = await configure({});
  expect([code, err.split('\n').length]).toEqual([1, 2]);
  expect(err).toMatch(/^E[A-Z]+: .*config\.json.*\.\n$/);
});

test.each([
  ['nginx', 'nginx/security-headers.conf'],
  ['caddy', 'caddy/security-headers.caddy'],
] as const)(
  'the headers that are shipped for %s are those of an API on the app’s own origin',
  (name, file) => {
    const shipped = fileURLToPath(new URL(`../../deploy/${file}`, import.meta.url));
    expect(readFileSync(shipped, 'utf8')).toBe(`${headerFormats[name](securityHeaders({ https: true }))}\n`);
  },
);
