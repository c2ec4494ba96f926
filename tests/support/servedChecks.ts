import { readFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { sandboxHeader } from '#domain/sandboxHeader.ts';
import { securityHeaders } from '#tooling/securityHeaders.ts';
import type { RecordingApi } from './recordingApi.ts';
import { expectWithinBudget, measureFirstLoad } from './firstLoad.ts';
import { openAs } from './session.ts';

/** What every server has to do whose configuration is shipped in `deploy/`. */

export const built = join(import.meta.dirname, '../../dist');

const immutable = 'public, max-age=31536000, immutable';
const missing = [404, 'text/plain; charset=utf-8', 'no-store'] as const;
const page = [200, 'text/html; charset=utf-8', 'no-store'] as const;

/** Paths with the status, the type and the time in caches that they have. */
const expectations: readonly (readonly [path: string, status: number, type: string, cache: string])[] = [
  ['/', ...page],
  ['/index.html', ...page],
  ['/servers/00000000-0000-4000-8000-000000000000/networking?a=b.c', ...page],
  ['{script}', 200, 'text/javascript; charset=utf-8', immutable],
  ['{style}', 200, 'text/css; charset=utf-8', immutable],
  ['/assets/missing-0000.js', ...missing],
  ['/assets/missing', ...missing],
  ['/assets/', ...missing],
  ['/assets', ...page],
  ['/missing.json', ...missing],
  ['/config.json', 200, 'application/json', 'no-store'],
  ['/manifest.webmanifest', 200, 'application/manifest+json', 'no-store'],
  ['/robots.txt', 200, 'text/plain; charset=utf-8', 'no-store'],
  ['/favicon.svg', 200, 'image/svg+xml', 'no-store'],
  ['/sandbox.svg', 200, 'image/svg+xml', 'no-store'],
  ['/api/v2/servers', ...missing],
  ['/api/', ...missing],
];

const pathIn = (html: string, ending: string): string =>
  new RegExp(`/assets/[^"]+\\.${ending}`).exec(html)?.[0] ?? `no ${ending} in the page`;

/** Each file and each page comes with its type, its headers, and for as long as it may be kept. */
export async function expectServed(
  request: APIRequestContext,
  origin: string,
  serverHeader: string | undefined,
): Promise<void> {
  const html = await (await request.get(`${origin}/`)).text();
  const paths = { '{script}': pathIn(html, 'js'), '{style}': pathIn(html, 'css') };
  for (const [name, ...expected] of expectations) {
    const path = Object.entries(paths).find(([placeholder]) => placeholder === name)?.[1] ?? name;
    const answer = await request.get(`${origin}${path}`, { maxRedirects: 0 });
    const headers = answer.headers();
    const type = headers['content-type']
      // JSON has one charset, which a server may name.
      ?.replace(/(?<=^application\/json); charset=utf-8$/, '')
      // The same type (RFC 9239 §6): nginx's own list has the older name.
      .replace(/^application(?=\/javascript)/, 'text');
    const found = [answer.status(), type, headers['cache-control']];
    expect([path, ...found]).toEqual([path, ...expected]);
    for (const [header, value] of Object.entries(securityHeaders({ https: true })))
      expect([path, header, headers[header.toLowerCase()]]).toEqual([path, header, value]);
    expect([path, headers['server']]).toEqual([path, serverHeader]);
  }
  expect(await (await request.get(`${origin}/deploy`)).text()).toBe(html);
}

interface Sent {
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Requests a file, and takes its bytes as they are sent. */
const sent = (url: string, accepted: string): Promise<Sent> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': accepted } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(parts) }));
    }).on('error', reject);
  });

/**
 * The files under `assets/` come as the build compressed them.
 * @param copies the name of the encoding that is sent, by what the client accepts; '' is none
 */
export async function expectCompressed(
  origin: string,
  copies: Readonly<Record<string, keyof typeof endings>>,
): Promise<void> {
  const html = (await sent(`${origin}/`, '')).bytes.toString();
  for (const path of [pathIn(html, 'js'), pathIn(html, 'css')]) {
    for (const [accepted, encoding] of Object.entries({ ...copies, identity: '' } as const)) {
      const { headers, bytes } = await sent(`${origin}${path}`, accepted);
      expect([path, accepted, headers['content-encoding'] ?? '']).toEqual([path, accepted, encoding]);
      expect(headers['vary']?.toLowerCase()).toBe('accept-encoding');
      const isTheFile = bytes.equals(readFileSync(join(built, path + endings[encoding])));
      expect([path, accepted, isTheFile]).toEqual([path, accepted, true]);
    }
  }
}

const endings = { br: '.br', gzip: '.gz', '': '' } as const;

/** The list, opened in a browser, costs no more than its budget allows where this server sends it. */
export async function expectLightFirstPage(
  tab: Page,
  origin: string,
  encoding: 'gzip' | 'br',
  key: string,
): Promise<void> {
  const load = await measureFirstLoad(tab, encoding, () => openAs(tab, key, `${origin}/servers`));
  expectWithinBudget(load, encoding);
}

/** The API comes with headers of its own. The list of servers alone is compressed: it holds no secret. */
export async function expectApiPassedOn(
  request: APIRequestContext,
  origin: string,
  key: string,
): Promise<void> {
  for (const [path, encoding] of [
    ['/api/v1/account', undefined],
    ['/api/v1/products', undefined],
    ['/api/v1/servers', 'gzip'],
  ] as const) {
    const answer = await request.get(`${origin}${path}`, {
      headers: { authorization: `Bearer ${key}`, 'accept-encoding': 'gzip' },
    });
    expect([path, answer.status()]).toEqual([path, 200]);
    const headers = answer.headers();
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox; frame-ancestors 'none'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect([path, headers['content-encoding']]).toEqual([path, encoding]);
    expect(headers).toHaveProperty('x-ratelimit-remaining');
    expect(headers[sandboxHeader]).toBe('1');
  }
}

/**
 * The API learns nothing of the app's site, and sets nothing there. What it compressed itself stays so.
 * @param host the API's name, which it is asked for by
 */
export async function expectApartFromApi(
  request: APIRequestContext,
  origin: string,
  api: RecordingApi,
  host: string,
): Promise<void> {
  const answer = await request.get(`${origin}/api/v1/account?a=b%20c`, {
    headers: {
      authorization: 'Bearer otwa_key',
      cookie: 'a=b',
      origin: 'https://panel.example.com',
      referer: 'https://panel.example.com/servers',
    },
  });
  expect(answer.status()).toBe(200);
  const headers = answer.headers();
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-request-id': 'r-1' });
  for (const name of ['set-cookie', 'via', 'x-powered-by']) expect(headers).not.toHaveProperty(name);
  const [sent] = api.requests.splice(0);
  expect(sent).toMatchObject({ method: 'GET', url: '/api/v1/account?a=b%20c' });
  expect(sent?.headers).toMatchObject({ authorization: 'Bearer otwa_key', host });
  const about = Object.keys(sent?.headers ?? {}).filter((name) =>
    /^(?:cookie|origin|referer|via|forwarded|x-forwarded-.*|x-real-ip)$/.test(name),
  );
  expect(about).toEqual([]);

  const zipped = await request.get(`${origin}/api/v1/zipped`, { headers: { 'accept-encoding': 'gzip' } });
  expect(zipped.headers()['content-encoding']).toBe('gzip');
  expect(await zipped.json()).toEqual({ zipped: true });
  api.requests.splice(0);
}

/** A request whose answer is lost is not sent again, whatever the method, and even with an idempotency key. */
export async function expectSentOnce(
  request: APIRequestContext,
  origin: string,
  api: RecordingApi,
): Promise<void> {
  for (const [method, headers, data] of [
    ['GET', {}, undefined],
    ['DELETE', {}, undefined],
    ['POST', {}, undefined],
    ['POST', { 'idempotency-key': 'k-1' }, undefined],
    ['POST', { 'idempotency-key': 'k-2' }, { plan: 'x' }],
  ] as const) {
    // A connection that was used before is one that a proxy may take for closed, and try again without asking.
    expect((await request.get(`${origin}/api/v1/account`)).status()).toBe(200);
    api.requests.splice(0);
    const answer = await request.fetch(`${origin}/api/v1/cut`, {
      method,
      headers,
      ...(data === undefined ? {} : { data }),
    });
    expect([method, headers, answer.status()]).toEqual([method, headers, 502]);
    expect([method, headers, api.requests.length]).toEqual([method, headers, 1]);
  }
}

/** Signs in at a deep link, renames a server, and reloads its page. */
export async function workThrough(tab: Page, origin: string, key: string): Promise<void> {
  await tab.goto(`${origin}/deploy`);
  await tab.getByLabel('API key').fill(key);
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await expect(tab.getByRole('heading', { name: 'Deploy a server' })).toBeVisible();
  await tab.getByRole('link', { name: 'Servers' }).click();
  await tab.getByRole('link', { name: 'prod-web-1' }).click();
  await tab.getByRole('link', { name: 'Settings' }).click();
  await tab.getByLabel('Label').fill('through-a-proxy');
  await tab.getByRole('button', { name: 'Save label' }).click();
  await expect(tab.getByRole('heading', { level: 1, name: 'through-a-proxy' })).toBeVisible();
  await tab.reload();
  await expect(tab.getByRole('heading', { level: 1, name: 'through-a-proxy' })).toBeVisible();
}
