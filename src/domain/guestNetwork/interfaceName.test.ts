import { describe, expect, it } from 'vitest';
import { isInterfaceName } from './interfaceName.ts';

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
