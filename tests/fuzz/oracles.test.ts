import { converter, wcagContrast } from 'culori';
import * as fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, test } from 'vitest';
import { addressKey, blockAround } from '#domain/addressRange.ts';
import { contrast, oklchOf } from '#domain/colour.ts';
import { blockContains, netmaskOf, parseIpv4, parseIpv4Block } from '#domain/ipAddress.ts';
import { isIpAddress, prefixOfNetmask } from '#domain/ipText.ts';
import { canonicalAddress } from '#domain/ipv6Text.ts';
import { seed } from './goodAnswers.ts';

/** Our own rules beside libraries that others keep, over values that nobody chose. */

const options = { seed, numRuns: 2_000 };

const number = (address: ipaddr.IPv4): number =>
  address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);

/** Addresses, and texts that are nearly some. */
const nearlyAddress = fc.oneof(
  fc.ipV4(),
  fc.ipV4Extended(),
  fc.ipV6(),
  fc
    .array(fc.constantFrom('0', '00', '1', '01', '255', '256', '-1', ' 1', '1e1', ''), {
      minLength: 3,
      maxLength: 5,
    })
    .map((parts) => parts.join('.')),
  fc
    .array(fc.constantFrom('0', 'a', 'ffff', '12345', '', '::', '1.2.3.4', 'g', '%eth0'), {
      minLength: 2,
      maxLength: 9,
    })
    .map((parts) => parts.join(':')),
);

const prefix = fc.nat({ max: 32 });
const nearlyBlock = fc
  .tuple(fc.ipV4(), prefix, fc.constantFrom('block', 'block', 'host bits', '', '/', '/33', '/032', '/-1'))
  .map(([address, bits, form]) => {
    if (form === 'block')
      return `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`).toString()}/${bits}`;
    return form === 'host bits' ? `${address}/${bits}` : `${address}${form}`;
  });

/** The address with one bit changed, so that it is just inside or just outside of a block. */
function flipBit(address: string, bit: number): ipaddr.IPv4 {
  const octets = ipaddr.IPv4.parse(address).toByteArray();
  return new ipaddr.IPv4(octets.map((octet, at) => (at === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet)));
}

describe('addresses, beside ipaddr.js', () => {
  test('IPv4: the same texts are addresses, and the same numbers', () => {
    fc.assert(
      fc.property(nearlyAddress, (text) => {
        const isAddress = ipaddr.IPv4.isValidFourPartDecimal(text);
        expect(parseIpv4(text)).toBe(isAddress ? number(ipaddr.IPv4.parse(text)) : undefined);
      }),
      options,
    );
  });

  test('IPv6: the same texts are addresses, and one spelling stands for each', () => {
    fc.assert(
      fc.property(nearlyAddress, (text) => {
        if (ipaddr.IPv4.isValidFourPartDecimal(text)) return;
        // A zone is no part of an address that a script may be given.
        const isAddress = ipaddr.IPv6.isValid(text) && !text.includes('%');
        expect(isIpAddress(text)).toBe(isAddress);
        // ipaddr.js reads "::1.2.3.4" as "::ffff:1.2.3.4"; RFC 4291, 2.5.5.1, has it as "::102:304".
        if (/^::\d+\./.test(text)) return;
        const canonical = canonicalAddress(text);
        // "::ffff:1.2.3.4" is "1.2.3.4" for us, and for `process()`.
        expect(canonical && ipaddr.parse(canonical).toByteArray()).toEqual(
          isAddress ? ipaddr.process(text).toByteArray() : undefined,
        );
        const otherSpelling = isAddress ? ipaddr.IPv6.parse(text).toNormalizedString() : text;
        expect(canonicalAddress(otherSpelling)).toBe(canonical);
      }),
      options,
    );
  });

  test('blocks: only those without host bits, and the same addresses lie in them', () => {
    fc.assert(
      fc.property(nearlyBlock, fc.nat({ max: 31 }), (text, bit) => {
        const block = parseIpv4Block(text);
        const isBlock =
          /\/(?:\d|[12]\d|3[0-2])$/.test(text) &&
          ipaddr.IPv4.networkAddressFromCIDR(text).toString() === text.split('/')[0];
        expect(block !== undefined).toBe(isBlock);
        if (block === undefined) return;
        const address = flipBit(text.split('/')[0] ?? '', bit);
        expect(blockContains(block, number(address))).toBe(address.match(ipaddr.IPv4.parseCIDR(text)));
      }),
      options,
    );
  });

  test('keys of both versions: the same addresses lie in a block, and the lower one comes first', () => {
    const addresses = fc.oneof(
      fc.tuple(fc.ipV4(), fc.nat({ max: 32 })),
      fc.tuple(fc.ipV6(), fc.nat({ max: 128 })),
    );
    fc.assert(
      fc.property(addresses, fc.nat({ max: 127 }), ([text, bits], bit) => {
        const address = ipaddr.parse(text);
        const bytes = address.toByteArray();
        const other = ipaddr.fromByteArray(
          bytes.map((byte, at) => (at === (bit >> 3) % bytes.length ? byte ^ (1 << (bit & 7)) : byte)),
        );
        const [key = '', otherKey = ''] = [address, other].map((one) => addressKey(one.toString()));
        const { first, last } = blockAround(key, bits) ?? { first: '', last: '' };
        expect(first <= key && key <= last).toBe(true);
        expect(first <= otherKey && otherKey <= last).toBe(other.match([address, bits]));
        expect(key < otherKey).toBe(Buffer.from(bytes).compare(Buffer.from(other.toByteArray())) < 0);
        expect(blockAround(key, bytes.length * 8 + 1)).toBeUndefined();
      }),
      options,
    );
  });

  test('netmasks, there and back', () => {
    for (let prefix = 0; prefix <= 32; prefix += 1) {
      const mask = ipaddr.IPv4.subnetMaskFromPrefixLength(prefix);
      expect(netmaskOf(prefix)).toBe(number(mask));
      expect(prefixOfNetmask(mask.toString())).toBe(prefix);
    }
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        expect(prefixOfNetmask(text) ?? null).toBe(ipaddr.IPv4.parse(text).prefixLengthFromSubnetMask());
      }),
      options,
    );
  });
});

describe('colours, beside culori', () => {
  const toOklch = converter('oklch');
  const hex = fc.nat({ max: 0xffffff }).map((colour) => `#${colour.toString(16).padStart(6, '0')}`);

  test('a brand’s colour in OKLCH', () => {
    fc.assert(
      fc.property(hex, (colour) => {
        const ours = oklchOf(colour);
        const theirs = toOklch(colour);
        expect(ours.l).toBeCloseTo(theirs?.l ?? Number.NaN, 4);
        expect(ours.c).toBeCloseTo(theirs?.c ?? Number.NaN, 4);
        // A grey has no hue.
        if (ours.c < 0.001) return;
        const turn = Math.abs(ours.h - (theirs?.h ?? Number.NaN));
        expect(Math.min(turn, 360 - turn)).toBeLessThan(0.1);
      }),
      options,
    );
  });

  test('the contrast of two colours', () => {
    fc.assert(
      fc.property(hex, hex, (one, other) => {
        expect(contrast(oklchOf(one), oklchOf(other))).toBeCloseTo(wcagContrast(one, other), 2);
      }),
      options,
    );
  });
});
