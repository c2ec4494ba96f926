import { expect, test } from 'vitest';
import { sshCommand, sshConfigEntry, sshTarget } from './sshCommand.ts';

const root = { username: 'root', ip: '198.51.100.7', port: undefined };

test.each([
  ['ssh root@198.51.100.7', root],
  ['ssh -p 2222 root@198.51.100.7', { ...root, port: 2222 }],
  ['ssh _ci-7@2001:db8::7', { ...root, username: '_ci-7', ip: '2001:db8::7' }],
])('%s', (command, target) => expect(sshCommand(sshTarget(target) ?? root)).toBe(command));

test.each([
  ['', '198.51.100.7'],
  ['ro ot', '198.51.100.7'],
  ['root$(reboot)', '198.51.100.7'],
  ['-l', '198.51.100.7'],
  ['Administratör', '198.51.100.7'],
  ['r'.repeat(33), '198.51.100.7'],
  ['root\n', '198.51.100.7'],
  ['root', ''],
  ['root', 'null'],
  ['root', 'example.com'],
  ['root', '198.51.100'],
  ['root', '2001:db8:::7'],
  ['root', 'fe80::1%eth0'],
  ['root', '[2001:db8::7]'],
])('%j at %j is nothing to build a command from', (username, ip) =>
  expect(sshTarget({ ...root, username, ip })).toBeUndefined(),
);

test.each([
  ['prod-web-1', 'prod-web-1'],
  ['Windows RDP', 'windows-rdp'],
  ['* evil\n  ProxyCommand reboot', 'evil-proxycommand-reboot'],
  ['ağ', 'a'],
  ['—', 'server-198-51-100-7'],
])('%j is the host %s', (name, host) =>
  expect(sshConfigEntry(root, name)).toBe(`Host ${host}\n  HostName 198.51.100.7\n  User root`),
);

test('another port has a line of its own', () =>
  expect(sshConfigEntry({ ...root, port: 2222 }, 'a')).toMatch(/\n {2}Port 2222$/));
