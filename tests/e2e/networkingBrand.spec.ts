import { expect } from '../support/fixtures.ts';
import { test } from '../support/site.ts';

test('under a brand of one’s own neither the networking page nor a generated text says the provider’s name', async ({
  page,
  openSite,
  key,
}) => {
  const owner = key('owner');
  await openSite({
    brand: { name: 'Acme Hosting', supportUrl: null, supportEmail: null, logoUrl: '/favicon.svg' },
    dashboard: { name: 'Acme Console' },
    keysUrl: null,
  });
  await page.getByLabel('API key').fill(owner);
  await page.getByLabel('API key').press('Enter');
  await page.getByRole('link', { name: 'prod-web-1' }).click();
  await page.getByRole('link', { name: 'Networking' }).click();
  for (const system of ['netplan', 'ifupdown', 'nmcli', 'ip', 'powershell']) {
    await page.getByLabel('System', { exact: true }).selectOption(system);
    await expect(page).toHaveURL(new RegExp(`system=${system}$`));
    await expect(page.locator('pre').first()).toContainText('198.18.');
    const everything = await page.evaluate(() => document.documentElement.outerHTML);
    expect(everything.match(/otwa(?!_sandbox)[^"<]*/gi)).toBeNull();
  }
});
