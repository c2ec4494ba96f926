import type { Page } from '@playwright/test';
import { expect } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';
import { test } from '../support/site.ts';

/** Every request of the page, except for its own files and the API of its own origin. */
function callsOf(page: Page): string[] {
  const calls: string[] = [];
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin !== new URL(page.url()).origin || !/^\/(?:assets\/|api\/|config\.json|[^./]*$)/.test(pathname))
      calls.push(request.url());
  });
  return calls;
}

test('an API that the page was never configured for is asked nothing, and no key is taken for it, also where one was kept', async ({
  page,
  site,
  watch,
  key,
}) => {
  watch.allowOrigin(site.origin);
  await site.configure({});
  await openAs(page, key('owner'), `${site.origin}/servers`);
  await expect(page.getByRole('link', { name: 'prod-web-1' })).toBeVisible();

  await site.tamper({ apiBaseUrl: 'https://evil.example/api/v1', sandbox: { offer: true } });
  const calls = callsOf(page);
  await page.goto(`${site.origin}/servers`);
  await expect(page.getByText('You can’t sign in here', { exact: true })).toBeVisible();
  await expect(page.getByText('configured to use an API at https://evil.example, but')).toBeVisible();
  await expect(page.getByRole('listitem')).toHaveText(
    'apiBaseUrl is an address that this page isn’t allowed to connect to, so you can’t sign in here.',
  );
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Sign in|sandbox/ })).toHaveCount(0);
  expect(calls).toEqual([]);

  // The session kept for another API is dropped, not kept for later.
  await site.configure({});
  await page.reload();
  await expect(page.getByLabel('API key')).toBeVisible();
});

test('scripts, markup and styles in the configuration come to nothing, and the rest of it holds', async ({
  page,
  site,
  watch,
  key,
}) => {
  watch.allowOrigin(site.origin);
  const script = 'javascript:globalThis.didRun=true';
  const markup = '<img src=x onerror="globalThis.didRun=true">';
  await site.tamper({
    apiBaseUrl: script,
    brand: {
      name: markup,
      logoUrl: script,
      faviconUrl: 'https://evil.example/i.png',
      accent: 'red;}*{x:url(//evil.example)',
      supportUrl: script,
    },
    dashboard: { origins: ['javascript://evil.example'] },
    keysUrl: 'data:text/html,<script>1</script>',
    currency: '<b>',
    regionLabels: { 'OTWA IST': markup },
    curlPrefix: '$(reboot)',
    ['__proto__']: { sandbox: { offer: true } },
  });
  await page.goto(site.origin);
  await expect(page.getByRole('listitem')).toHaveCount(10);
  await expect(page).toHaveTitle(`Sign in · ${markup}`);
  await expect(page.getByRole('main').getByText(markup)).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page.getByRole('link')).toHaveCount(0);
  await page.getByLabel('API key').fill(key('owner'));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('cell', { name: markup }).first()).toBeVisible();
  expect(await page.evaluate(() => 'didRun' in globalThis)).toBe(false);
});
