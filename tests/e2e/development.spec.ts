import { createServer, type ViteDevServer } from 'vite';
import { expect, test } from '../support/fixtures.ts';
import { enterKey } from '../support/session.ts';

/** The development server has the production's policy, and a nonce for what Vite writes into the page. */
const port = Number(process.env['TEST_PORT'] ?? 4317) + 1;
test.use({ baseURL: `http://localhost:${port}` });

let server: ViteDevServer;
test.beforeAll(async () => {
  server = await createServer({ server: { port, strictPort: true }, logLevel: 'error' });
  await server.listen();
});
test.afterAll(() => server.close());

test('the app runs in development under its policy', async ({ page, key }) => {
  test.setTimeout(300_000);
  const policies: string[] = [];
  page.on('response', (response) => {
    if (response.request().isNavigationRequest())
      policies.push(response.headers()['content-security-policy'] ?? '');
  });
  await page.goto('/servers');
  // The first page of a development server compiles everything it shows.
  await page.getByLabel('API key').waitFor({ timeout: 240_000 });
  await enterKey(page, key('owner'));
  await expect(page.getByRole('heading', { name: 'Servers' })).toBeVisible();
  expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/=]+'; style-src 'self' 'nonce-[\w+/=]+';/);
  expect(policies[0]).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
});
