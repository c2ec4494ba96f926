import type { Page } from '@playwright/test';
import {
  expectAccessible,
  expectDisabledInForcedColors,
  expectDistinctNames,
} from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { networkingAnswer } from '../support/networking.ts';
import type { SandboxControls } from '../support/sandboxControls.ts';
import { openAs } from '../support/session.ts';

const ips = Array.from({ length: 50 }, (_, index) => ({
  ip: `198.51.100.${index + 11}`,
  gateway: '198.51.100.1',
  netmask: '255.255.255.0',
  cidr: '198.51.100.0/24',
}));
const last = '198.51.100.60';

/** Creates a server with 50 additional addresses, and returns its id. */
async function withAddresses(sandbox: SandboxControls, key: string): Promise<string> {
  const [id = ''] = await sandbox.world(key, { addServers: [{ label: 'alpha' }] });
  const answer = { ...networkingAnswer({ ips }), ipAddress: '198.51.100.10' };
  await sandbox.world(key, { servers: [{ id, answer }] });
  return id;
}

/** Expects paper to show no controls and no navigation, and to be light though the screen is dark. */
async function expectPrintable(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The heads that sort are but their text on paper.
  await expect(page.getByRole('button').and(page.locator(':not(th button)'))).toHaveCount(0);
  await expect(page.getByRole('navigation')).toHaveCount(0);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
}
const onScreen = (page: Page) => page.emulateMedia({ media: null, colorScheme: null });

test('every page: names that tell controls apart, disabled in forced colours, print', async ({
  page,
  key,
  sandbox,
}) => {
  const reseller = key('reseller');
  const id = await withAddresses(sandbox, reseller);
  await openAs(page, reseller, `/servers/${id}/credentials`);
  await page.getByRole('button', { name: 'Show credentials' }).click();
  await page.getByRole('button', { name: 'Show password' }).click();
  const password = page.getByLabel('Password', { exact: true });
  await expect(password).toHaveAttribute('type', 'text');
  await expectDistinctNames(page);
  await expectPrintable(page);
  // Paper keeps no secret, nor does the file that a page is printed to.
  await expect(page.getByLabel('Username', { exact: true })).toBeVisible();
  await expect(password).toBeHidden();
  await expect(page.getByText('The password isn’t printed.')).toBeVisible();
  await onScreen(page);
  await expect(password).toBeVisible();

  for (const path of [
    '/servers',
    `/servers/${id}`,
    `/servers/${id}/addons`,
    `/servers/${id}/networking`,
    `/servers/${id}/settings`,
    `/sso/servers/${id}`,
    '/find?q=198.51.100.12+198.18',
    `/watch?servers=${id}`,
    '/deploy',
    '/activity',
    '/reseller',
    '/account',
  ]) {
    await test.step(path, async () => {
      await page.goto(path);
      await atRest(page);
      await expectDistinctNames(page);
      await expectDisabledInForcedColors(page);
      await expectPrintable(page);
      if (path.includes('/servers/') && !/addons|settings/.test(path))
        await expect(page.getByText(last).first()).toBeVisible();
      await onScreen(page);
    });
  }
});

test('fifty addresses are folded, and all of them in reach', async ({ page, key, sandbox }) => {
  const empty = key('empty');
  const id = await withAddresses(sandbox, empty);
  await page.setViewportSize({ width: 390, height: 844 });
  await openAs(page, empty, `/servers/${id}/networking`);
  const cards = page.getByRole('list', { name: 'Additional IPs' }).getByRole('listitem');
  await expect(cards).toHaveCount(8);
  const showAll = page.getByRole('button', { name: 'Show all 50 addresses' });
  await showAll.press('Enter');
  await expect(cards).toHaveCount(50);
  // By keyboard one goes on with the first address that appeared.
  await expect(page.getByRole('button', { name: 'Copy IP address 198.51.100.19' })).toBeFocused();
  await expectToFit(page);
  await page.getByRole('button', { name: 'Show fewer addresses' }).click();
  await expect(showAll).toBeInViewport();
  await expect(cards).toHaveCount(8);
  const script = page.getByRole('region', { name: 'Set up' });
  await script.focus();
  await page.keyboard.press('End');
  await expect.poll(() => script.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  await expectAccessible(page);
  await expectToFit(page);

  await page.goto(`/servers/${id}/settings`);
  await page.getByRole('main').getByRole('button', { name: 'Terminate', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem')).toHaveCount(8);
  await dialog.getByRole('button', { name: 'Show all 51 addresses' }).press('Enter');
  await expect(dialog.getByText(last)).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
  for (const path of [`/servers/${id}`, `/sso/servers/${id}`, '/find?q=alpha']) {
    await page.goto(path);
    await page.getByRole('button', { name: /^Show all 5[01] addresses/ }).click();
    await expect(page.getByRole('main').getByText(last)).toBeVisible();
    await expectToFit(page);
  }
});
