import { describe, expect, it } from 'vitest';
import { blockContains, netmaskOf, networkOf, parseIpv4, parseIpv4Block } from './ipAddress.ts';
import { isIpAddress, formatIpv4, formatIpv4Block, prefixOfNetmask } from './ipText.ts';

describe('parseIpv4', () => {
  it.each([
    ['0.0.0.0', 0],
    ['255.255.255.255', 0xffffffff],
    ['198.51.100.10', 0xc633640a],
  ])('reads %s, and formatIpv4 writes it back', (text, expected) => {
    expect(parseIpv4(text)).toBe(expected);
    expect(formatIpv4(expected)).toBe(text);
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '1.2.3.04',
    '01.2.3.4',
    '1.2.3.',
    '1..2.3',
    ' 1.2.3.4',
    '1.2.3.4 ',
    '1.2.3.4\n',
    '0x1.2.3.4',
    '1e1.2.3.4',
    '+1.2.3.4',
    '-1.2.3.4',
    '2001:db8::1',
    '1.2.3.4/24',
    '١.٢.٣.٤',
    '1.2.3.4; reboot',
  ])('refuses %j', (text) => {
    expect(parseIpv4(text)).toBeUndefined();
  });

  it.each([-1, 0x100000000, 1.5, Number.NaN])('formatIpv4 refuses %d', (address) => {
    expect(() => formatIpv4(address)).toThrow(RangeError);
  });
});

describe('netmasks', () => {
  it.each([
    ['0.0.0.0', 0],
    ['128.0.0.0', 1],
    ['255.255.0.0', 16],
    ['255.255.255.0', 24],
    ['255.255.255.248', 29],
    ['255.255.255.255', 32],
  ])('%s is /%d, both ways', (netmask, prefix) => {
    expect(prefixOfNetmask(netmask)).toBe(prefix);
    expect(formatIpv4(netmaskOf(prefix))).toBe(netmask);
  });

  it.each(['255.0.255.0', '0.0.0.255', '255.255.255.1', '24', '', '255.255.255.256'])(
    '%j is none',
    (netmask) => {
      expect(prefixOfNetmask(netmask)).toBeUndefined();
    },
  );

  it.each([-1, 33, 1.5])('there is no /%d', (prefix) => {
    expect(() => netmaskOf(prefix)).toThrow(RangeError);
  });
});

describe('blocks', () => {
  it.each([
    ['198.51.100.200', 24, '198.51.100.0'],
    ['198.51.100.207', 29, '198.51.100.200'],
    ['255.255.255.255', 1, '128.0.0.0'],
    ['10.1.2.3', 0, '0.0.0.0'],
    ['10.1.2.3', 32, '10.1.2.3'],
  ])('%s/%d begins at %s', (address, prefix, network) => {
    expect(formatIpv4(networkOf(parseIpv4(address) ?? -1, prefix))).toBe(network);
  });

  it.each(['198.51.100.0/24', '0.0.0.0/0', '203.0.113.8/29', '10.0.0.1/32'])(
    'reads and writes %s',
    (cidr) => {
      const block = parseIpv4Block(cidr);
      expect(block && formatIpv4Block(block)).toBe(cidr);
    },
  );

  it.each([
    '198.51.100.7/24',
    '198.51.100.0',
    '198.51.100.0/33',
    '198.51.100.0/024',
    '1.2.3.4/',
    '/24',
    '1.2.3.0/24/8',
    'x/24',
  ])('refuses %j', (cidr) => {
    expect(parseIpv4Block(cidr)).toBeUndefined();
  });

  it.each([
    ['198.51.100.0/24', '198.51.100.0', true],
    ['198.51.100.0/24', '198.51.100.255', true],
    ['198.51.100.0/24', '198.51.101.0', false],
    ['0.0.0.0/0', '255.255.255.255', true],
    ['200.0.0.0/8', '200.255.0.1', true],
    ['10.0.0.1/32', '10.0.0.2', false],
  ])('%s contains %s: %s', (cidr, address, expected) => {
    const block = parseIpv4Block(cidr);
    expect(block && blockContains(block, parseIpv4(address) ?? -1)).toBe(expected);
  });
});

it.each([
  ['198.51.100.7', true],
  ['2001:db8::7', true],
  ['2001:DB8:0:0:0:0:0:7', true],
  ['::ffff:198.51.100.7', true],
  ['::', true],
  ['', false],
  ['7', false],
  ['a.b', false],
  ['198.51.100.07', false],
  ['198.51.100.7:80', false],
  ['[2001:db8::7]', false],
  ['2001:db8::7%eth0', false],
  ['2001:db8::7/64', false],
  ['::1]:80/[::1', false],
  ['user@::1', false],
  ['1::2::3', false],
])('%j is an address: %s', (text, expected) => expect(isIpAddress(text)).toBe(expected));
