import { describe, expect, it } from 'vitest';
import { asCidr, entryAsCidr, readGuestAddresses } from './guestAddress.ts';

const entry = {
  ip: '198.51.100.11',
  gateway: '198.51.100.1',
  netmask: '255.255.255.0',
  cidr: '198.51.100.0/24',
  region: 'X',
};
const server = { ipAddress: '198.51.100.10', gateway: '198.51.100.1' };

const read = (...entries: readonly Partial<typeof entry>[]) =>
  readGuestAddresses({ ...server, additionalIps: entries.map((changes) => ({ ...entry, ...changes })) });

describe('readGuestAddresses', () => {
  it.each([
    ['as documented', {}, '198.51.100.11/24'],
    ['of a block smaller than its network', { cidr: '198.51.100.8/29' }, '198.51.100.11/24'],
    ['routed on its own', { netmask: '255.255.255.255', cidr: '198.51.100.8/29' }, '198.51.100.11/32'],
    ['of a network of two', { netmask: '255.255.255.254', cidr: '' }, '198.51.100.11/31'],
    ['first of a network of two', { ip: '198.51.100.12', netmask: '255.255.255.254' }, '198.51.100.12/31'],
    ['without a block', { cidr: '' }, '198.51.100.11/24'],
    ['with a gateway elsewhere', { gateway: '203.0.113.1' }, '198.51.100.11/24'],
    ['of the widest network', { netmask: '255.0.0.0' }, '198.51.100.11/8'],
    ['that only looks like an end', { ip: '198.51.100.255', netmask: '255.255.254.0' }, '198.51.100.255/23'],
  ])('an entry %s', (_name, changes, expected) => {
    const [{ address } = { address: undefined }] = read(changes);
    expect(address && asCidr(address)).toBe(expected);
  });

  it.each([
    ['ipv6', { ip: '2001:db8::11' }],
    ['ipv6', { ip: '::ffff:198.51.100.11' }],
    ['unreadable', { ip: '198.51.100.11/24' }],
    ['unreadable', { ip: '198.51.100.011' }],
    ['unreadable', { ip: '198.51.100.11; reboot' }],
    ['unreadable', { ip: '$(reboot)' }],
    ['unreadable', { ip: 'host.example.com:80' }],
    ['notForHosts', { ip: '0.1.2.3' }],
    ['notForHosts', { ip: '127.0.0.1' }],
    ['notForHosts', { ip: '224.0.0.1' }],
    ['notForHosts', { ip: '255.255.255.255' }],
    ['primary', { ip: '198.51.100.10' }],
    ['isGateway', { ip: '198.51.100.1' }],
    ['isGateway', { ip: '203.0.113.1', gateway: '203.0.113.1', cidr: '' }],
    ['noNetmask', { netmask: '' }],
    ['oddNetmask', { netmask: '255.0.255.0' }],
    ['oddNetmask', { netmask: '24' }],
    ['oddNetmask', { netmask: '0.0.0.0' }],
    ['oddNetmask', { netmask: '254.0.0.0' }],
    ['noGateway', { gateway: '' }],
    ['oddGateway', { gateway: 'fe80::1' }],
    ['oddGateway', { gateway: '0.0.0.0' }],
    ['oddBlock', { cidr: '198.51.100.11/24' }],
    ['oddBlock', { cidr: '198.51.100.0' }],
    ['oddBlock', { cidr: '203.0.113.0/24' }],
    ['oddBlock', { cidr: '2001:db8::/64' }],
    ['networkOrBroadcast', { ip: '198.51.100.0' }],
    ['networkOrBroadcast', { ip: '198.51.100.255' }],
    ['networkOrBroadcast', { ip: '203.0.113.15', netmask: '255.255.255.248', cidr: '203.0.113.8/29' }],
  ])('%s: %j is left out', (problem, changes) => {
    expect(read(changes)).toEqual([{ entry: { ...entry, ...changes }, problem }]);
  });

  it('an address that comes twice is taken once, and bad ones take nothing from the others', () => {
    const found = read({}, { ip: 'x' }, {}, { ip: '198.51.100.12' });
    expect(found.map(({ address, problem }) => problem ?? address?.ip)).toEqual([
      '198.51.100.11',
      'unreadable',
      'repeated',
      '198.51.100.12',
    ]);
  });

  it('an unknown primary address or gateway excludes nothing', () => {
    const unknown = { ipAddress: '', gateway: '', additionalIps: [{ ...entry, ip: '198.51.100.10' }] };
    expect(readGuestAddresses(unknown)[0]?.address?.ip).toBe('198.51.100.10');
  });
});

it.each([
  [{}, '198.51.100.11/24'],
  [{ gateway: '', cidr: 'odd' }, '198.51.100.11/24'],
  [{ netmask: '255.255.255.255' }, '198.51.100.11/32'],
  [{ netmask: '' }, undefined],
  [{ ip: '2001:db8::1' }, undefined],
])('an entry with %j is %s as CIDR', (changes, expected) => {
  expect(entryAsCidr({ ...entry, ...changes })).toBe(expected);
});
