import {
  expectAccessible,
  expectDisabledInForcedColors,
  expectDistinctNames,
} from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { enterKey } from '../support/session.ts';
import { viteServer } from '../support/vite.ts';

/** The development server has production's security policy, plus a nonce for what Vite writes into the page. */
const port = Number(process.env['TEST_PORT'] ?? 4317) + 1;
test.use({ baseURL: `http://localhost:${port}` });

// In one worker, so that all tests share one server.
test.describe.configure({ mode: 'default' });

let server: Awaited<ReturnType<typeof viteServer>>;
test.beforeAll(async () => {
  server = await viteServer(port);
});
test.afterAll(() => server.close());

test('the app runs in development under its policy', async ({ page, key }) => {
  const policies: string[] = [];
  page.on('response', (response) => {
    if (response.request().isNavigationRequest())
      policies.push(response.headers()['content-security-policy'] ?? '');
  });
  await page.goto('/servers');
  await enterKey(page, key('owner'));
  await expect(page.getByRole('heading', { name: 'Servers' })).toBeVisible();
  expect(policies[0]).toMatch(
    /script-src 'self' 'nonce-[\w+/=]+' 'sha256-[\w+/=]+'; style-src 'self' 'nonce-[\w+/=]+' 'sha256-[\w+/=]+';/,
  );
  // This server's sandbox says what it is, too.
  await expect(page.getByText('Sandbox: nothing here is real or paid')).toBeVisible();
  expect(policies[0]).toContain("require-trusted-types-for 'script'; trusted-types 'none'");
});

test('the gallery shows every component, in both languages, without a key or an API', async ({ page }) => {
  const calls: string[] = [];
  page.on('request', (request) => request.url().includes('/api/') && calls.push(request.url()));
  await page.goto('/gallery');
  await expect(page.getByRole('heading', { level: 1, name: 'Gallery' })).toBeVisible();
  await expectAccessible(page);
  await expectDistinctNames(page);
  await expectDisabledInForcedColors(page);
  await expectToFit(page);

  await page.getByRole('button', { name: 'Ask for a confirmation' }).click();
  const dialog = page.getByRole('dialog', { name: 'Terminate alpha?' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Actions for alpha' }).press('Enter');
  await expect(page.getByRole('menuitem')).toHaveCount(3);
  await expectDisabledInForcedColors(page);
  await page.keyboard.press('Escape');

  await page.getByRole('combobox', { name: 'Language' }).first().selectOption('Türkçe');
  await page.getByRole('button', { name: 'Ask for a confirmation' }).click();
  await expect(dialog.getByRole('button', { name: 'Vazgeç' })).toBeVisible();
  expect(calls).toEqual([]);
});
