import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { openAs } from '../support/session.ts';

const pages = [
  ['the servers list', '/servers', 'owner', 'Servers'],
  ['an empty fleet', '/servers', 'empty', 'Servers'],
  ['an unknown address', '/no-such-page', 'owner', /./],
] as const;

for (const [name, path, kind, heading] of pages) {
  test(`axe finds nothing on ${name}, light and dark`, async ({ page, key }) => {
    await openAs(page, key(kind), path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expectAccessible(page);
  });
}

test('axe finds nothing on the sign-in page, light and dark', async ({ page }) => {
  await page.goto('/servers');
  await expect(page.getByLabel('API key')).toBeVisible();
  await expectAccessible(page);
});

test('axe finds nothing on a server’s page, light and dark', async ({ page, key }) => {
  await openAs(page, key('owner'));
  await page.getByRole('main').getByRole('link').first().click();
  await page.waitForURL(/\/servers\/[0-9a-f-]{36}/);
  await page.waitForLoadState('networkidle');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
});
