import { describe, expect, test } from 'vitest';
import { pickFromText, refang } from '#domain/textPicks.ts';

const pick = (text: string) => pickFromText(refang(text));

describe('an IPv6 address', () => {
  test.each([
    ['2001:db8::1', '2001:db8::1'],
    ['2001:0DB8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['[2001:DB8:0:0::1]:443', '2001:db8::1'],
    ['2001:db8:1:2:3:4:5:6:443', '2001:db8:1:2:3:4:5:6'],
    ['2001:db8::1:51422', '2001:db8::1'],
    ['from 2001[:]db8[:][:]1.', '2001:db8::1'],
    ['2001[:]db8[::]1', '2001:db8::1'],
    ['2001:db8::1: Connection refused', '2001:db8::1'],
    ['2001:db8::1:failed', '2001:db8::1'],
    ['[IPv6:2001:db8::1]', '2001:db8::1'],
    ['src:2001:db8::1', '2001:db8::1'],
    [':2001:db8::1', '2001:db8::1'],
    ['addr:::1', '::1'],
    ['abuse_2001:db8::1_20261129.log', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['fe80::1%eth0/64', 'fe80::1'],
    ['2001:db8::1/64', '2001:db8::1'],
    ['2001:db8::1/128', '2001:db8::1'],
    ['2001:db8::', '2001:db8::'],
  ])('in %o is %s', (text, address) => expect(pick(text).addresses).toEqual([address]));

  test.each([
    ['de:ad:be:ef'],
    ['MAC=52:54:00:12:34:56:00:11:22:33:44:55:08:00'],
    ['00:11:22:33:44:55:66:77'],
    ['16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48'],
    ['std::string Foo::Bar a::b'],
    ['2026-11-28T12:00:00'],
    ['2001:db8::1x'],
    ['[::]:22'],
    ['tcp6 0 0 :::22 :::* LISTEN'],
  ])('is not in %o', (text) => expect(pick(text)).toEqual(pick('')));
});
