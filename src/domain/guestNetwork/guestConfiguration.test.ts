import { expect, it, describe } from 'vitest';
import { readGuestSystem, usualGuestSystem, isInterfaceName } from './guestConfiguration.ts';

it.each([
  ['ubuntu-24.04', 'linux'],
  ['Ubuntu 22.04 LTS', 'linux'],
  ['debian-13', 'linux'],
  ['almalinux-9.6', 'linux'],
  ['rocky-10.0', 'linux'],
  ['centos-stream-9', 'linux'],
  ['fedora-43', 'linux'],
  ['rhel-9', 'linux'],
  ['Red Hat Enterprise Linux 9', 'linux'],
  ['oracle-9', 'linux'],
  ['windows-server-2022', 'powershell'],
  ['Windows 11 Pro', 'powershell'],
  ['alpine-3.22', 'linux'],
  ['freebsd-14', undefined],
  ['', undefined],
])('the network of %j is set up by %s', (os, expected) => {
  expect(usualGuestSystem(os)).toBe(expected);
});

it.each([
  ['netplan', 'netplan'],
  ['ip', 'ip'],
  ['Netplan', undefined],
  ['', undefined],
  [['netplan'], undefined],
  ['constructor', undefined],
])('%j in an address is the system %s', (value, expected) => {
  expect(readGuestSystem(value)).toBe(expected);
});

describe('isInterfaceName', () => {
  it.each(['eth0', 'ens18', 'enp1s0f0np0', 'bond0.100', 'br-lan', 'vmbr0_1', 'a'.repeat(15)])(
    'takes %j on Linux',
    (name) => expect(isInterfaceName(name, 'netplan')).toBe(true),
  );

  it.each([
    '',
    '.',
    '-eth0',
    'eth 0',
    'eth0:1',
    'eth/0',
    "eth0'",
    'eth0"',
    'eth0;reboot',
    '$(reboot)',
    '`id`',
    'eth0\n',
    'éth0',
    'a'.repeat(16),
  ])('refuses %j on Linux', (name) => expect(isInterfaceName(name, 'ip')).toBe(false));

  it.each([
    'Ethernet',
    'Ethernet 2',
    'Local Area Connection (2)',
    'Yerel Ağ Bağlantısı',
    'vEthernet #1',
    'E',
  ])('takes %j on Windows', (name) => expect(isInterfaceName(name, 'powershell')).toBe(true));

  it.each([
    '',
    ' ',
    'Ethernet ',
    "Ethernet'",
    'Ethernet’; Stop-Computer; ‘',
    'Ether‚net',
    'Ethernet*',
    'Ether[n]et',
    'Ethernet`n',
    '$(Stop-Computer)',
    'a\nb',
    '-Name',
    'a'.repeat(101),
  ])('refuses %j on Windows', (name) => expect(isInterfaceName(name, 'powershell')).toBe(false));
});
