import { expectAccessible } from '../support/accessible.ts';
import { atRest } from '../support/atRest.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { copied, openNetworking, pasted, step, system, usable } from '../support/networking.ts';
import { openAs } from '../support/session.ts';

test('a server’s addresses, as they really were allotted, and their configuration', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  await sandbox.world(empty, { addServers: [{ label: 'alpha', addonIds: ['k2c8n6ty'] }] });
  await openAs(page, empty);
  await page.getByRole('link', { name: 'alpha' }).click();
  await page.getByRole('navigation', { name: 'Server' }).getByRole('link', { name: 'Networking' }).click();
  await expect(page).toHaveURL(/\/servers\/[0-9a-f-]{36}\/networking$/);
  await expect(page.getByRole('link', { name: 'Networking' })).toHaveAttribute('aria-current', 'page');
  const primary = page.getByRole('region', { name: 'Primary address' });
  await expect(primary.getByRole('definition')).toHaveText([/^198\.18\.\d+\.\d+$/, /^198\.18\.\d+\.1$/]);
  const rows = page.getByRole('table', { name: 'Additional IPs' }).getByRole('row');
  await expect(rows).toHaveCount(6);
  const first = await rows.nth(1).getByRole('rowheader').innerText();
  expect(first).toMatch(/^198\.18\.\d+\.\d+$/);
  await expect(rows.nth(1).getByRole('cell')).toHaveText([
    /^198\.18\.\d+\.\d+$/,
    '255.255.255.248',
    '/29',
    /^198\.18\.\d+\.\d+\/29$/,
  ]);
  await expect(step(page, 'Set up')).toContainText(`echo ${first}/29`);
  await atRest(page);
  await expectAccessible(page);
  await expectToFit(page);
});

test('addresses are copied one by one, all, as CIDR and as CSV', async ({ page, key, sandbox, context }) => {
  await context.grantPermissions(['clipboard-write']);
  const half = { ip: '203.0.113.77', gateway: '=1+1' };
  await openNetworking(page, sandbox, key('empty'), { ips: [...usable, half] });
  const table = page.getByRole('table');
  await expect(table.getByRole('button', { name: 'Copy IP address' })).toHaveCount(3);
  expect(await copied(page, 'Copy primary IP')).toBe('198.51.100.10');
  expect(await copied(page, 'Copy gateway')).toBe('198.51.100.1');
  expect(await copied(page, 'Copy IP address 203.0.113.10')).toBe('203.0.113.10');
  expect(await copied(page, 'Copy all IPs')).toBe('198.51.100.11\n203.0.113.10\n203.0.113.77');
  expect(await copied(page, 'Copy all as CIDR')).toBe('198.51.100.11/24\n203.0.113.10/29');
  await expect(page.getByText('Copied 2 of 3').first()).toBeVisible();
  expect(await copied(page, 'Copy all as CSV')).toBe(
    'ip,gateway,netmask,prefix,cidr\n' +
      '198.51.100.11,198.51.100.1,255.255.255.0,24,198.51.100.0/24\n' +
      '203.0.113.10,203.0.113.9,255.255.255.248,29,203.0.113.8/29\n' +
      "203.0.113.77,'=1+1,,,\n",
  );
});

test('without additional addresses, or with none that can be set up, the page says so', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const id = await openNetworking(page, sandbox, empty, { ips: [] });
  await expect(page.getByText('None. You can buy more addresses as add-ons')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Guest configuration' })).toHaveCount(0);
  const bare = { primaryIp: null, gateway: null, additionalIps: [{ ip: '2001:db8::1' }] };
  await sandbox.world(empty, { servers: [{ id, answer: { networking: bare, ipAddress: null } }] });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('We can’t generate a configuration for any of these addresses.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Primary address' }).getByRole('definition')).toHaveText([
    '—',
    '—',
  ]);
  await expect(page.getByRole('button', { name: 'Copy configuration' })).toHaveCount(0);
});

test('on a phone each address is a card, and all is done with the keyboard', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  await context.grantPermissions(['clipboard-write']);
  await page.setViewportSize({ width: 390, height: 844 });
  await openNetworking(page, sandbox, key('empty'));
  await expect(page.getByRole('table')).toHaveCount(0);
  const card = page.getByRole('list', { name: 'Additional IPs' }).getByRole('listitem').nth(1);
  await expect(card.getByRole('definition')).toHaveText([
    '203.0.113.9',
    '255.255.255.248',
    '/29',
    '203.0.113.8/29',
  ]);
  await expectAccessible(page);
  await system(page).focus();
  await page.keyboard.press('n');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ens3');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Copy configuration' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toHaveCount(1);
  expect(await pasted(page)).toContain("interface='ens3'");
});
