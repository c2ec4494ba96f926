import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expect } from '../support/fixtures.ts';
import { test } from '../support/site.ts';

const picture = (svg: string): string =>
  `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">${svg}</svg>`).toString('base64')}`;
const logo = picture('<circle cx="4" cy="4" r="4" fill="#084"/>');
const icon = picture('<path d="M0 0h8v8z" fill="#084"/>');

/** Records the accent that the page had when it first showed anything. */
async function watchFirstColours(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('#root > :not(#outline)') === null) return;
      observer.disconnect();
      performance.mark(`accent ${document.documentElement.style.getPropertyValue('--accent-h')}`);
    }).observe(document, { childList: true, subtree: true });
  });
  return () =>
    page.evaluate(() => {
      const marks = performance.getEntriesByType('mark').map(({ name }) => name);
      return marks.find((name) => name.startsWith('accent')) ?? 'nothing came';
    });
}

const iconOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href);

test('a brand’s accent colours the page before anything is on it, with words that can be read; logo and icon are its own', async ({
  page,
  openSite,
}) => {
  const firstColours = await watchFirstColours(page);
  // The accent's code loads late, long after the page's own.
  const [signInPage = ''] = readdirSync(join(import.meta.dirname, '../../dist/assets')).filter((file) =>
    /^sign-in-.*\.js$/.test(file),
  );
  await page.route('**/assets/accentRamp-*.js', async (route) => {
    await page.waitForLoadState();
    await page.evaluate(async (file) => {
      await import(file);
      await new Promise((resolve) => requestIdleCallback(resolve));
    }, `/assets/${signInPage}`);
    await route.continue();
  });
  await openSite({ brand: { name: 'Acme Hosting', accent: '#ffd400', logoUrl: logo, faviconUrl: icon } });
  const signIn = page.getByRole('button', { name: 'Sign in' });
  await expect(signIn).toHaveCSS('background-color', 'oklch(0.88 0.1806 94.0203)');
  await expect(signIn).toHaveCSS('color', 'oklch(0.15 0 0)');
  expect(await firstColours()).toBe('accent 94.0203');
  expect(await page.locator('main img').getAttribute('src')).toBe(logo);
  expect(await iconOf(page)).toBe(icon);
  await expectAccessible(page);
});

test('a brand that gives no more than its name is shown by its first letter, under an icon of nobody’s', async ({
  page,
  openSite,
}) => {
  const { origin } = await openSite({ brand: { name: 'acme' } });
  await expect(page.getByText('A', { exact: true })).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
  expect(await iconOf(page)).toBe(`${origin}/favicon.svg`);
});

test('a brand’s logo is its icon where it gives no other', async ({ page, openSite }) => {
  await openSite({ brand: { name: 'Acme', logoUrl: logo } });
  await expect(page.getByText('Acme')).toBeVisible();
  expect(await iconOf(page)).toBe(logo);
});

test('what a browser puts on a home screen is the brand’s, and nobody’s where it has none', async ({
  page,
  openSite,
  site,
}) => {
  await openSite({ brand: { name: 'Acme Hosting', accent: '#16a34a', faviconUrl: icon } });
  const browser = await page.context().newCDPSession(page);
  /** The manifest as the browser reads it. */
  const manifest = async () => {
    const { url, errors, data } = await browser.send('Page.getAppManifest');
    return { url, errors, ...(JSON.parse(data ?? '{}') as object) };
  };
  expect(await manifest()).toMatchObject({
    url: `${site.origin}/manifest.webmanifest`,
    errors: [],
    name: 'Acme Hosting',
    theme_color: '#16a34a',
    icons: [{ src: icon, type: 'image/svg+xml' }],
  });
  await openSite({});
  expect(await manifest()).toMatchObject({ errors: [], name: 'Server dashboard' });
});
