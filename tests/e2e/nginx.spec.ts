import { join } from 'node:path';
import { type HttpSandbox, serveSandbox } from '../contract/httpSandbox.ts';
import { expect, test } from '../support/fixtures.ts';
import { findNginx, type Nginx, startNginx } from '../support/nginx.ts';
import { securityHeaders } from '#tooling/securityHeaders.ts';

/** Tests the configuration in `deploy/nginx` in a real nginx, with the sandbox as the provider. */
let nginx: Nginx;
let api: HttpSandbox;

// In one worker, so that all tests share the `beforeAll` setup.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  const program = findNginx();
  test.skip(program === undefined, 'nginx is not installed here');
  api = await serveSandbox({ cors: false });
  nginx = await startNginx(program ?? '', { root: join(import.meta.dirname, '../../dist'), api: api.origin });
});
test.afterAll(async () => {
  await nginx?.stop();
  await api?.close();
});

test('nginx serves each file with its headers and for as long as it may be kept, and pages at every address', async ({
  request,
}) => {
  const answerOf = (path: string, headers: Record<string, string> = {}) =>
    request.get(`${nginx.origin}${path}`, { headers });
  const html = await (await answerOf('/')).text();
  const asset = /\/assets\/[^"]+\.js/.exec(html)?.[0] ?? '';
  const served = [
    ['/', 200, 'text/html; charset=utf-8', 'no-store'],
    ['/index.html', 200, 'text/html; charset=utf-8', 'no-store'],
    [
      '/servers/00000000-0000-4000-8000-000000000000/networking?a=b.c',
      200,
      'text/html; charset=utf-8',
      'no-store',
    ],
    [asset, 200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/missing-0000.js', 404, 'text/plain; charset=utf-8', 'no-store'],
    ['/assets/', 404, 'text/plain; charset=utf-8', 'no-store'],
    ['/missing.json', 404, 'text/plain; charset=utf-8', 'no-store'],
    ['/config.json', 200, 'application/json; charset=utf-8', 'no-store'],
    ['/favicon.svg', 200, 'image/svg+xml', 'no-store'],
    ['/api/v2/servers', 404, 'text/plain; charset=utf-8', 'no-store'],
  ] as const;
  for (const [path, status, type, cache] of served) {
    const answer = await answerOf(path);
    const headers = answer.headers();
    expect([path, answer.status(), headers['content-type'], headers['cache-control']]).toEqual([
      path,
      status,
      type,
      cache,
    ]);
    for (const [name, value] of Object.entries(securityHeaders({ https: true })))
      expect([path, name, headers[name.toLowerCase()]]).toEqual([path, name, value]);
    expect(headers['server']).toBe('nginx');
  }
  expect(await (await answerOf('/deploy')).text()).toBe(html);
  expect((await answerOf(asset, { 'accept-encoding': 'gzip' })).headers()['content-encoding']).toBe('gzip');
});

test('nginx passes the API on as its own, without what a page of it could use', async ({ request, key }) => {
  const answer = await request.get(`${nginx.origin}/api/v1/account`, {
    headers: { authorization: `Bearer ${key('owner')}`, 'accept-encoding': 'gzip' },
  });
  expect(answer.status()).toBe(200);
  const headers = answer.headers();
  expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox; frame-ancestors 'none'");
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  expect(headers).not.toHaveProperty('content-encoding');
  expect(headers).toHaveProperty('x-ratelimit-remaining');
});

test('a person signs in through nginx, works, and comes back to a deep link', async ({
  page,
  key,
  watch,
}) => {
  watch.allowOrigin(nginx.origin);
  const owner = key('owner');
  await page.goto(`${nginx.origin}/deploy`);
  await page.getByLabel('API key').fill(owner);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Deploy a server' })).toBeVisible();
  await page.getByRole('link', { name: 'Servers' }).click();
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Label').fill('behind-nginx');
  await page.getByRole('button', { name: 'Save label' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'behind-nginx' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'behind-nginx' })).toBeVisible();
});
