import { guestSystems } from '#domain/guestNetwork/guestConfiguration.ts';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { expectToFit } from '../support/layout.ts';
import { copied, networkingAnswer, openNetworking, step, system, usable } from '../support/networking.ts';

const usualSystems = [
  ['ubuntu-24.04', 'linux', 'looks for what manages the network', 'netplan try'],
  ['debian-13', 'linux', 'looks for what manages the network', 'netplan try'],
  ['rocky-9.6', 'linux', 'looks for what manages the network', 'netplan try'],
  ['windows-server-2022', 'powershell', 'administrator', undefined],
] as const;

test('for each system what is usual there, with where it goes, how to apply, check and undo it', async ({
  page,
  key,
  sandbox,
  context,
}) => {
  await context.grantPermissions(['clipboard-write']);
  const empty = key('empty');
  const id = await openNetworking(page, sandbox, empty);
  const section = page.getByRole('region', { name: 'Guest configuration' });
  for (const [os, word, where, apply] of usualSystems) {
    await test.step(os, async () => {
      await sandbox.world(empty, { servers: [{ id, answer: networkingAnswer({ os }) }] });
      await page.reload();
      await expect(system(page)).toHaveValue(word);
      await expect(page.getByText(`Default for ${os}: `)).toBeVisible();
      await expect(section.getByRole('listitem', { name: 'Set up' }).getByRole('paragraph')).toContainText(
        where,
      );
      for (const name of ['Set up', 'Check', 'Undo']) await expect(step(page, name)).toHaveCount(1);
      await expect(step(page, 'Check')).toContainText('203.0.113.10');
      if (apply === undefined) await expect(step(page, 'Apply')).toHaveCount(0);
      else await expect(step(page, 'Apply')).toContainText(apply);
      const text = await copied(page, 'Copy configuration');
      expect(text.trimEnd()).toBe(await step(page, 'Set up').innerText());
      for (const { ip } of usable) expect(text).toContain(ip);
    });
  }
});

const oldLinks = [
  ['netplan', '/etc/netplan'],
  ['ifupdown', '/etc/network/interfaces'],
] as const;

test('another system is chosen, and a link, a reload and an unknown word keep what can be meant', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const id = await openNetworking(page, sandbox, empty, { answer: { os: 'plan9-4', 'specs.os': 'plan9-4' } });
  await expect(system(page)).toHaveValue('linux');
  await expect(page.getByText('We don’t know this server’s OS')).toBeVisible();
  await system(page).selectOption({ label: 'PowerShell (Windows)' });
  await expect(page).toHaveURL(`/servers/${id}/networking?system=powershell`);
  await expect(step(page, 'Set up')).toContainText('New-NetIPAddress');
  await page.reload();
  await expect(system(page)).toHaveValue('powershell');
  await page.goto(`/servers/${id}/networking?system=constructor`);
  await expect(system(page)).toHaveValue('linux');
  await expect(step(page, 'Set up')).toContainText('additional-ips');
  for (const [old, path] of oldLinks) {
    await page.goto(`/servers/${id}/networking?system=${old}`);
    await expect(system(page)).toHaveValue(old);
    await expect(page.getByRole('listitem', { name: 'Set up' }).getByRole('paragraph')).toContainText(path);
  }
});

test('the interface is found by the script, or typed and checked as it is typed', async ({
  page,
  key,
  sandbox,
}) => {
  await openNetworking(page, sandbox, key('empty'));
  const field = page.getByLabel('Network interface');
  await expect(step(page, 'Set up')).toContainText('interface=$(ip -4 route show default');
  await field.fill(' ens18 ');
  await expect(step(page, 'Set up')).toContainText("interface='ens18'");
  await field.fill("eth0';reboot;'");
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('This isn’t a valid interface name')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy configuration' })).toHaveCount(0);
  await field.fill('Ethernet 2');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await system(page).selectOption('powershell');
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  await expect(step(page, 'Set up')).toContainText("$name = 'Ethernet 2'");
});

test('what can’t be set up is shown as it came, and left out with a reason', async ({
  page,
  key,
  sandbox,
}) => {
  const [good = {}] = usable;
  const ips = [
    good,
    { ...good, ip: '2001:db8::11', cidr: '2001:db8::/64' },
    { ...good, ip: '198.51.100.12', gateway: undefined },
    { ...good, ip: '198.51.100.13', netmask: null },
    { ...good, ip: '198.51.100.14', cidr: '198.51.100.14/24' },
    { ...good, ip: '198.51.100.15', netmask: '0.0.0.0' },
    { ...good, ip: '198.51.100.10' },
  ];
  await openNetworking(page, sandbox, key('empty'), { ips });
  await expect(page.getByRole('row').filter({ hasText: '2001:db8::11' })).toContainText('2001:db8::/64');
  const section = page.getByRole('region', { name: 'Guest configuration' });
  await expect(section).toContainText('6 addresses aren’t in the configuration');
  const reasons = [
    '2001:db8::11: IPv6 isn’t supported here',
    '198.51.100.12: its gateway is missing',
    '198.51.100.13: its netmask is missing',
    '198.51.100.14: its block isn’t valid',
    '198.51.100.15: its netmask isn’t valid',
    '198.51.100.10: the primary address, which is already set up',
  ];
  await expect(section.getByRole('list').first().getByRole('listitem')).toHaveText(reasons);
  await expect(step(page, 'Set up')).toContainText('# Left out: 6.');
  const text = (await section.locator('pre').allInnerTexts()).join('\n');
  expect(new Set(text.match(/198\.51\.100\.\d+|2001:/g))).toEqual(new Set(['198.51.100.11']));
  await page.getByLabel('Network interface').fill('eth 0');
  await expect(page.getByText('This isn’t a valid interface name')).toBeVisible();
  await expectAccessible(page);
  await expectToFit(page);
});

test('no text of the API gets into the configuration but addresses', async ({ page, key, sandbox }) => {
  const evil = '$(touch /pwned)`id`\n\';reboot #" -- \u202E';
  const entry = { ip: evil, gateway: evil, netmask: evil, cidr: evil, region: evil };
  const answer = {
    label: evil,
    hostname: evil,
    os: `ubuntu ${evil}`,
    region: evil,
    'specs.os': `ubuntu ${evil}`,
  };
  const ips = [{ ...usable[0], region: evil }, entry];
  await openNetworking(page, sandbox, key('empty'), { ips, answer });
  await expect(page.getByText('not an IPv4 address')).toBeVisible();
  for (const each of guestSystems) {
    await system(page).selectOption(each);
    await expect(page).toHaveURL(new RegExp(`system=${each}$`));
    await expect(step(page, 'Set up')).toContainText('198.51.100.11');
    const text = (await page.locator('pre').allInnerTexts()).join('\n');
    expect(text).not.toMatch(/pwned|reboot|\u202E|`/);
  }
});

test('a new address comes into the configuration, with a word about its other gateway', async ({
  page,
  key,
  sandbox,
}) => {
  const empty = key('empty');
  const id = await openNetworking(page, sandbox, empty, { ips: usable.slice(0, 1) });
  await expect(step(page, 'Set up')).toContainText('198.51.100.11');
  await expect(page.getByText('a different gateway')).toHaveCount(0);
  const networking = { primaryIp: '198.51.100.10', gateway: '198.51.100.1', additionalIps: usable };
  await sandbox.world(empty, { servers: [{ id, answer: { networking } }] });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(step(page, 'Set up')).toContainText('203.0.113.10/29');
  await expect(page.getByText('a different gateway (203.0.113.9) from the primary address')).toBeVisible();
});
