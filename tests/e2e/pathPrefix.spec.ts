import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { preview, type PreviewServer } from 'vite';
import { securityHeaders } from '#tooling/securityHeaders.ts';
import { watchClipboard } from '../support/clipboard.ts';
import { expect, test } from '../support/fixtures.ts';
import { viteBuild } from '../support/vite.ts';

const root = join(import.meta.dirname, '../..');
const base = '/panel/';
let folder = '';
let server: PreviewServer;
let origin = '';

// In one worker, so that all tests share the `beforeAll` setup.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  await mkdir(join(root, 'node_modules/.cache/sites'), { recursive: true });
  folder = await mkdtemp(join(root, 'node_modules/.cache/sites/prefix-'));
  const outDir = relative(root, folder);
  await viteBuild('--base', base, '--outDir', outDir);
  server = await preview({
    root,
    base,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  // A server on a TCP port has an address object once it listens.
  const { port } = server.httpServer.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
});
test.afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

test('built for a path prefix, the app keeps to it: files, configuration, links, sign-in and deep links', async ({
  page,
  key,
  watch,
}) => {
  watch.allowOrigin(origin);
  const outside: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith(base) && !pathname.startsWith('/api/v1/')) outside.push(pathname);
  });
  const copied = await watchClipboard(page);

  await page.goto(`${origin}/panel/deploy?plan=x`);
  // Only the configuration of a site with the sandbox behind it offers this button.
  await expect(page.getByRole('button', { name: 'Try the sandbox' })).toBeVisible();
  await page.getByLabel('API key').fill(key('owner'));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/panel\/deploy\?plan=x$/);
  await page.getByRole('link', { name: 'Servers' }).click();
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await page.getByRole('link', { name: 'Networking' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-web-1' })).toBeVisible();
  await expect(page).toHaveURL(/\/panel\/servers\/[^/]+\/networking$/);
  await page.getByRole('button', { name: 'Copy link to prod-web-1' }).click();
  await expect.poll(copied).toBe(page.url());
  const links = await page
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links.filter((href) => href?.startsWith('/') === true && !href.startsWith(base))).toEqual([]);
  expect(outside).toEqual([]);
});

test('a tab that is signed in stays so where the server shows the page without the last slash', async ({
  page,
  key,
  watch,
}) => {
  watch.allowOrigin(origin);
  await page.route(`${origin}/panel`, async (route) =>
    route.fulfill({ response: await route.fetch({ url: `${origin}/panel/` }) }),
  );
  await page.goto(`${origin}/panel/sign-in`);
  await page.getByLabel('API key').fill(key('owner'));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await page.goto(`${origin}/panel`);
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await expect(page).toHaveURL(`${origin}/panel/servers`);
});

test('its files are kept and its headers are set under the prefix as without one', async ({ request }) => {
  const html = await (await request.get(`${origin}/panel/`)).text();
  const asset = /\/panel\/assets\/[^"]+\.js/.exec(html)?.[0] ?? '';
  for (const [path, status, cache] of [
    ['/panel/servers', 200, 'no-store'],
    [asset, 200, 'public, max-age=31536000, immutable'],
    ['/panel/assets/missing-0000.js', 404, 'no-store'],
    ['/panel/config.json', 200, 'no-store'],
  ] as const) {
    const answer = await request.get(`${origin}${path}`, { headers: { accept: '*/*' } });
    expect([path, answer.status(), answer.headers()['cache-control']]).toEqual([path, status, cache]);
    expect(answer.headers()['content-security-policy']).toBe(securityHeaders()['Content-Security-Policy']);
  }
});

test('its manifest keeps to the prefix', async ({ page, watch }) => {
  watch.allowOrigin(origin);
  await page.goto(`${origin}/panel/`);
  const browser = await page.context().newCDPSession(page);
  const { url, errors, manifest } = await browser.send('Page.getAppManifest');
  expect([url, errors]).toEqual([`${origin}/panel/manifest.webmanifest`, []]);
  expect(manifest).toMatchObject({
    startUrl: `${origin}/panel/`,
    scope: `${origin}/panel/`,
    icons: [{ url: `${origin}/panel/favicon.svg` }],
  });
});
