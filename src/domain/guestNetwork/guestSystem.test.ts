import { expect, it } from 'vitest';
import { readGuestSystem, usualGuestSystem } from './guestSystem.ts';

it.each([
  ['ubuntu-24.04', 'netplan'],
  ['Ubuntu 22.04 LTS', 'netplan'],
  ['debian-13', 'ifupdown'],
  ['almalinux-9.6', 'nmcli'],
  ['rocky-10.0', 'nmcli'],
  ['centos-stream-9', 'nmcli'],
  ['fedora-43', 'nmcli'],
  ['rhel-9', 'nmcli'],
  ['Red Hat Enterprise Linux 9', 'nmcli'],
  ['oracle-9', 'nmcli'],
  ['windows-server-2022', 'powershell'],
  ['Windows 11 Pro', 'powershell'],
  ['alpine-3.22', undefined],
  ['', undefined],
])('the network of %j is usually set up by %s', (os, expected) => {
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
