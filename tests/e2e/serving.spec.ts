import { expect, test } from '../support/fixtures.ts';
import { expectCompressed } from '../support/servedChecks.ts';
import { openAs, signIn } from '../support/session.ts';
import { securityHeaders } from '#tooling/securityHeaders.ts';

const immutable = 'public, max-age=31536000, immutable';

test('every answer of the app carries the security headers, and is kept as long as it may be', async ({
  request,
}) => {
  const html = await (await request.get('/')).text();
  const asset = /\/assets\/[^"]+\.js/.exec(html)?.[0] ?? '';
  const served = [
    ['/', 200, 'text/html', 'no-store'],
    ['/servers', 200, 'text/html', 'no-store'],
    ['/servers/00000000-0000-4000-8000-000000000000', 200, 'text/html', 'no-store'],
    [asset, 200, 'text/javascript', immutable],
    ['/assets/missing-0000.js', 404, 'text/plain', 'no-store'],
    ['/missing.json', 404, 'text/plain', 'no-store'],
  ] as const;
  for (const [path, status, type, cache] of served) {
    const answer = await request.get(path, { headers: { accept: '*/*' } });
    expect([path, answer.status()]).toEqual([path, status]);
    expect(answer.headers()).toMatchObject({
      'cache-control': cache,
      'content-type': expect.stringContaining(type),
    });
    for (const [name, value] of Object.entries(securityHeaders()))
      expect(answer.headers()[name.toLowerCase()]).toBe(value);
  }
  expect((await request.get('/config.json')).headers()['cache-control']).toBe('no-store');
});

test('the files that the build compressed are sent to who accepts them', async ({ baseURL }) => {
  await expectCompressed(baseURL ?? '', {
    gzip: 'gzip',
    br: 'br',
    'gzip, deflate, br;q=0.9': 'br',
    'br;q=0, GZIP': 'gzip',
    deflate: '',
  });
});

test('the API behind the same port answers with headers of its own', async ({ request }) => {
  const answer = await request.get('/api/v1/account');
  expect(answer.status()).toBe(401);
  expect(answer.headers()).not.toHaveProperty('content-security-policy');
});

test('no page of the app comes without its policy, under the API’s addresses neither', async ({
  request,
}) => {
  for (const path of ['/api/', '/api/v2/servers', '/sandbox/nothing']) {
    expect([path, (await request.get(path, { headers: { accept: 'text/html' } })).status()]).toEqual([
      path,
      404,
    ]);
  }
});

test('a person signs in with a key and comes to the servers', async ({ page, key }) => {
  await signIn(page, key('owner'));
  await expect(page.getByRole('heading', { name: 'Servers' })).toBeVisible();
});

test('an open session survives a reload, and signing out does not come back', async ({ page, key }) => {
  await openAs(page, key('owner'));
  await page.reload();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel('API key')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('API key')).toBeVisible();
});
