import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveSandbox } from '../contract/httpSandbox.ts';
import { launchArguments } from '../support/browser.ts';
import { expect } from '../support/fixtures.ts';
import { insecureName, test } from '../support/site.ts';

test.use({
  launchOptions: {
    executablePath: process.env['CHROME_PATH'] ?? '',
    args: [...launchArguments, `--host-resolver-rules=MAP ${insecureName} 127.0.0.1`],
  },
});

/** Serves something other than the API on a free port while `during` runs. */
async function withServer(
  listener: RequestListener,
  during: (origin: string) => Promise<void>,
): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A server on a TCP port has an address object once it listens.
  const { port } = server.address() as AddressInfo;
  try {
    await during(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('a key for an API on another origin: its host is said, and it works', async ({
  page,
  key,
  openSite,
  watch,
}) => {
  const api = await serveSandbox();
  watch.allowOrigin(api.origin);
  await openSite({ apiBaseUrl: `${api.origin}/api/v1` });
  const field = page.getByLabel('API key');
  await expect(field).toHaveAccessibleDescription(
    new RegExp(`^Your key will be sent to ${new URL(api.origin).host}`),
  );
  await field.fill(key('owner'));
  await field.press('Enter');
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'prod-web-1' })).toBeVisible();
  await api.close();
});

test('a key for this site itself goes nowhere that has to be named', async ({ page, openSite }) => {
  await openSite({});
  await expect(page.getByLabel('API key')).toHaveAccessibleDescription(/^It stays in this tab/);
});

test('an API that allows no other origin is told from one that is not there', async ({
  page,
  openSite,
  watch,
  expectConsole,
}) => {
  expectConsole(/has been blocked by CORS policy/);
  const api = await serveSandbox({ cors: false });
  watch.allowOrigin(api.origin);
  await openSite({ apiBaseUrl: `${api.origin}/api/v1` });
  const field = page.getByLabel('API key');
  await field.fill('otwa_sandbox_owner');
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription(
    new RegExp(`^${api.origin}/api/v1 responds, but doesn’t let pages on this address read its responses`),
  );
  await api.close();
  await field.press('Enter');
  await expect(field).toHaveAccessibleDescription(new RegExp(`^Can’t reach ${api.origin}/api/v1\\.`));
});

const noApis: readonly (readonly [string, RequestListener])[] = [
  [
    'a page',
    (_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><p>Welcome'),
  ],
  ['404', (_, response) => response.writeHead(404).end('Nothing here')],
];

for (const [name, answer] of noApis) {
  test(`an address that answers with ${name} is called no API`, async ({ page, openSite, watch }) => {
    const listener: RequestListener = (request, response) => {
      response.setHeader('access-control-allow-origin', '*');
      response.setHeader('access-control-allow-headers', 'authorization');
      if (request.method === 'OPTIONS') response.writeHead(204).end();
      else answer(request, response);
    };
    await withServer(listener, async (origin) => {
      watch.allowOrigin(origin);
      await openSite({ apiBaseUrl: `${origin}/api/v1` });
      const field = page.getByLabel('API key');
      await field.fill('otwa_sandbox_owner');
      await field.press('Enter');
      await expect(field).toHaveAccessibleDescription(new RegExp(`^There’s no API at ${origin}/api/v1\\.`));
    });
  });
}

test('over http from another machine keys are refused with the reason, and not sent', async ({
  page,
  site,
  watch,
  expectConsole,
}) => {
  expectConsole(/Cross-Origin-Opener-Policy header has been ignored/);
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/')) calls.push(request.url());
  });
  await site.configure({ sandbox: { offer: true } });
  watch.allowOrigin(site.insecureOrigin);
  await page.goto(site.insecureOrigin);
  await page.getByLabel('API key').fill('otwa_sandbox_owner');
  for (const button of ['Sign in', 'Try the sandbox']) {
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByLabel('API key')).toHaveAccessibleDescription(
      /^This page isn’t on a secure connection, so you can’t sign in here\. Open it over https/,
    );
  }
  expect(calls).toEqual([]);
});
