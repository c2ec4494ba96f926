import { expect, test } from 'vitest';
import { addressKey, ipv6OfDigits, readBlock, readRange, surroundingBlock } from './addressRange.ts';

test.each([
  ['198.51.100.7', '4c6336407'],
  ['0.0.0.0', '400000000'],
  ['2001:db8::1', '620010db8000000000000000000000001'],
  ['198.051.100.007', undefined],
  ['2001:db8::1%eth0', undefined],
  ['', undefined],
])('the key of %o is %o', (text, key) => expect(addressKey(text)).toBe(key));

test.each([
  ['198.51.100.0/24', '4c6336400', '4c63364ff'],
  ['198.51.100.0/27', '4c6336400', '4c633641f'],
  ['198.51.100.7/32', '4c6336407', '4c6336407'],
  ['0.0.0.0/0', '400000000', '4ffffffff'],
  ['198.51.100.0 - 198.51.100.31', '4c6336400', '4c633641f'],
  ['2001:db8::/33', '620010db8000000000000000000000000', '620010db87fffffffffffffffffffffff'],
])('%o is from %s to %s', (text, first, last) => expect(readRange(text)).toEqual({ first, last }));

test.each([
  ['198.51.100.7/24', '198.51.100.0/24'],
  ['2001:db8::1/64', '2001:db8::/64'],
])('%o is the range %o, but no block by itself', (text, block) => {
  expect(readRange(text)).toEqual(readRange(block));
  expect(readBlock(text)).toBeUndefined();
  expect(surroundingBlock(text)).toBe(block);
});

test.each([
  '198.51.100.0/33',
  '2001:db8::/129',
  '198.51.100.0/',
  '198.51.100.0',
  '198.51.100.31 - 198.51.100.0',
  '198.51.100.0 - 2001:db8::1',
  '198.51.100.0 - 198.51.100.1 - 198.51.100.2',
  ' - ',
  '',
])('%o is no range', (text) => {
  expect(readRange(text)).toBeUndefined();
  expect(surroundingBlock(text)).toBeUndefined();
  expect(readBlock(text)).toBeUndefined();
});

test('the first digits of an IPv6 address are its block’s', () => {
  expect(ipv6OfDigits('20010db8')).toBe('2001:db8::');
  expect(ipv6OfDigits('20010db8000000000000000000000001')).toBe('2001:db8::1');
});
