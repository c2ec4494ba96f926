import { join } from 'node:path';
import { serveBare } from '../support/bareHost.ts';
import { expect } from '../support/fixtures.ts';
import { test } from '../support/site.ts';

const built = join(import.meta.dirname, '../../dist');
const framing = (address: string): string =>
  `<!doctype html><iframe title="framed" src="${address}"></iframe>`;

test('without any header of the host the page still refuses to run in a frame, leads out of it, and says what is missing', async ({
  page,
  context,
  watch,
}) => {
  const host = await serveBare(built, { '/around': framing('/deploy') });
  watch.allowOrigin(host.origin);
  await page.goto(`${host.origin}/around`);
  const framed = page.frameLocator('iframe');
  await expect(
    framed.getByRole('heading', { name: 'This page doesn’t run inside another page' }),
  ).toBeVisible();
  await expect(framed.getByRole('textbox')).toHaveCount(0);
  const opened = context.waitForEvent('page');
  await framed.getByRole('link', { name: 'Open it in its own tab' }).click();
  const alone = await opened;
  await expect(alone.getByLabel('API key')).toBeVisible();
  await expect(alone.getByText('Reduced protection')).toBeVisible();
  host.close();
});

test('with its headers nothing of it comes into a frame', async ({ page, site, watch, expectConsole }) => {
  expectConsole(/frame-ancestors|X-Frame-Options/);
  const host = await serveBare(built, { '/around': framing(site.origin) });
  watch.allowOrigin(host.origin);
  watch.allowOrigin(site.origin);
  const refused = page.waitForEvent('requestfailed', (request) => request.url() === `${site.origin}/`);
  await page.goto(`${host.origin}/around`);
  expect((await refused).failure()?.errorText).toBe('net::ERR_BLOCKED_BY_RESPONSE');
  host.close();
});
