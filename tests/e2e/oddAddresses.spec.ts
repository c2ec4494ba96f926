import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { copied, pasted } from '../support/networking.ts';
import { openAs } from '../support/session.ts';

const odd = {
  long: '9'.repeat(10_000),
  turned: `198.51.100.1\u202E${'\u200B'.repeat(2_000)}`,
  broken: '198.51.100.2\nrm -rf /\n',
};

/** Elements that are higher than nine lines of text because of the text in themselves; scripts may be. */
function highTexts(): string[] {
  const hasText = (element: Element): boolean =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  return [...document.body.querySelectorAll(':not(pre, pre *)')]
    .filter((element) => hasText(element) && element.getBoundingClientRect().height > 216)
    .map((element) => `${element.tagName} ${element.textContent.slice(0, 60)}`);
}

async function expectLow(page: Page): Promise<void> {
  await atRest(page);
  expect(await page.evaluate(highTexts)).toEqual([]);
}

for (const [what, text] of Object.entries(odd)) {
  test(`an address that is ${what} is shown as what it is, wherever one is shown`, async ({
    page,
    key,
    sandbox,
  }) => {
    const empty = key('empty');
    const ips = [{ ip: text, gateway: text, netmask: text, cidr: text }];
    const networking = { primaryIp: text, gateway: text, additionalIps: ips };
    const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
    await sandbox.world(empty, {
      servers: [{ id, answer: { ipAddress: text, additionalIps: ips, networking } }],
    });
    await page.setViewportSize({ width: 390, height: 800 });
    await openAs(page, empty);
    const shown = what === 'long' ? /^9{63}…/ : what === 'turned' ? /198\.51\.100\.1\[U\+202E\]/ : /\.2␊rm/;
    for (const path of [
      '/servers',
      `/servers/${id}`,
      `/servers/${id}/networking`,
      `/servers/${id}/settings`,
      `/sso/servers/${id}`,
      '/find?q=alpha',
    ]) {
      await test.step(path, async () => {
        await page.goto(path);
        await expect(page.getByText('alpha').first()).toBeVisible();
        if (path.endsWith('settings')) {
          await page.getByRole('main').getByRole('button', { name: 'Terminate', exact: true }).click();
          await expect(page.getByRole('dialog').getByText(shown).first()).toBeVisible();
        } else await expect(page.getByRole('main').getByText(shown).first()).toBeVisible();
        await expectLow(page);
        expect(await page.getByRole('main').innerText()).not.toMatch(/[\u202E\u200B]/);
        await expectToFit(page);
      });
    }
  });
}

test('what is copied of an address has no hidden lines', async ({ page, key, sandbox, context }) => {
  await context.grantPermissions(['clipboard-write']);
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  const ips = [{ ip: odd.broken }, { ip: '198.51.100.3' }];
  const networking = { primaryIp: odd.broken, additionalIps: ips };
  const answer = { ipAddress: odd.broken, additionalIps: ips, networking };
  await sandbox.world(empty, { servers: [{ label: 'alpha', answer }] });
  await openAs(page, empty);
  const address = '198.51.100.2␊rm -rf /␊';
  expect(await copied(page, `Copy IP address ${address}`)).toBe(address);
  await page.getByRole('checkbox', { name: 'Select alpha' }).check();
  await page.getByRole('button', { name: 'Copy addresses' }).click();
  await expect(page.getByText('1 address copied').first()).toBeAttached();
  expect(await pasted(page)).toBe(address);
  await page.getByRole('link', { name: 'alpha' }).click();
  await page.getByRole('link', { name: 'Networking' }).click();
  expect(await copied(page, 'Copy all IPs')).toBe(`${address}\n198.51.100.3`);
});

test('additional addresses that can’t be read are told as unreadable, never as none', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const [id = ''] = await sandbox.world(empty, { addServers: [{ label: 'alpha' }] });
  const answered = (additionalIps: unknown) =>
    sandbox.world(empty, {
      servers: [{ id, answer: { additionalIps, 'networking.additionalIps': additionalIps } }],
    });
  await answered([{ ip: 42 }, null, { ip: '198.51.100.3' }]);
  const some = page.getByText('2 additional addresses can’t be read');
  const one = page.getByText('1 additional address can’t be read');
  await openAs(page, empty, `/servers/${id}`);
  const addresses = page.getByRole('region', { name: 'Addresses' });
  await expect(addresses).toContainText('198.51.100.3');
  await expect(some).toBeVisible();
  await page.getByRole('link', { name: 'Networking' }).click();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
  await expect(some).toBeVisible();
  await answered('198.51.100.4, 198.51.100.5');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(one).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('None.');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(addresses).toContainText('1 additional address can’t be read');
  await expect(addresses).not.toContainText('none');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('main').getByRole('button', { name: 'Terminate', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('1 additional address can’t be read');
  await page.keyboard.press('Escape');
  for (const path of [`/sso/servers/${id}`, '/find?q=alpha']) {
    await page.goto(path);
    await expect(one).toBeVisible();
  }
});
