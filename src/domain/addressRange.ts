import { formatIpv6, parseIpv6 } from './ipv6Text.ts';
import { parseIpv4 } from './ipAddress.ts';
import { formatIpv4 } from './ipText.ts';

/**
 * Addresses as sort keys: the version and the hexadecimal digits of the whole address, "4c6336407". Keys of one version
 * compare as their addresses do, and those of different versions never lie between each other.
 */

/** Addresses that follow each other, from the first to the last, as sort keys. */
export interface AddressRange {
  readonly first: string;
  readonly last: string;
}

/** The sort key of an address in canonical form; `undefined` for any other text. */
export function addressKey(text: string): string | undefined {
  const number = parseIpv4(text);
  if (number !== undefined) return `4${number.toString(16).padStart(8, '0')}`;
  const groups = parseIpv6(text);
  return groups && `6${groups.map((group) => group.toString(16).padStart(4, '0')).join('')}`;
}

/** The IPv6 address that begins with these hexadecimal digits, at most 32; zeros follow them. */
export function ipv6OfDigits(digits: string): string {
  const groups = digits.padEnd(32, '0').match(/.{4}/g) ?? [];
  return formatIpv6(groups.map((group) => Number.parseInt(group, 16)));
}

/** The block with this prefix length that has the address in it; `undefined` where the prefix is too long. */
export function blockAround(key: string, prefix: number): AddressRange | undefined {
  const digits = key.length - 1;
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > digits * 4) return undefined;
  if (prefix === digits * 4) return { first: key, last: key };
  // The digit that the prefix ends in, or just before.
  const at = 1 + (prefix >> 2);
  const fixed = Number.parseInt(key.charAt(at), 16) & (0xf0 >> (prefix & 3));
  const free = 0xf >> (prefix & 3);
  const fill = (digit: number, rest: string) =>
    (key.slice(0, at) + digit.toString(16)).padEnd(digits + 1, rest);
  return { first: fill(fixed, '0'), last: fill(fixed | free, 'f') };
}

function blockOf(cidr: string): AddressRange | undefined {
  const [, address = '', prefix = ''] = /^([^/]+)\/(\d{1,3})$/.exec(cidr) ?? [];
  const key = addressKey(address);
  return key === undefined ? undefined : blockAround(key, Number(prefix));
}

/** Reads "198.51.100.0/24", without host bits; `undefined` for any other text. */
export function readBlock(cidr: string): AddressRange | undefined {
  const block = blockOf(cidr);
  return block?.first === addressKey(cidr.slice(0, cidr.indexOf('/'))) ? block : undefined;
}

/** The block around an address within it: of "198.51.100.7/24" it is "198.51.100.0/24"; `undefined` for any other text. */
export function surroundingBlock(cidr: string): string | undefined {
  const key = blockOf(cidr)?.first;
  if (key === undefined || readBlock(cidr) !== undefined) return undefined;
  const digits = key.slice(1);
  const first = key.startsWith('4') ? formatIpv4(Number.parseInt(digits, 16)) : ipv6OfDigits(digits);
  return first + cidr.slice(cidr.indexOf('/'));
}

/**
 * Reads a block, given by any address of it, "198.51.100.7/24", or a range such as "198.51.100.0 - 198.51.100.31";
 * `undefined` for any other text.
 */
export function readRange(text: string): AddressRange | undefined {
  const [from = '', to, ...more] = text.split(' - ');
  if (to === undefined) return blockOf(text);
  const first = addressKey(from);
  const last = addressKey(to);
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  return first.length === last.length && first <= last ? { first, last } : undefined;
}

/**
 * How two addresses with a dash between them are meant: as a range where they are near each other (half of their digits
 * are the same), or where the one ends in 0 and the other in 255, as registries write it, or in 0.1 and 255.254, the
 * addresses for use. Others are two addresses, such as the ends of a connection.
 * @returns `undefined` where they are no range
 */
export function rangeBetween(from: string, to: string): string | undefined {
  const first = addressKey(from);
  const last = addressKey(to);
  if (first === undefined || last === undefined || first.length !== last.length || first >= last) {
    return undefined;
  }
  const half = 1 + ((first.length - 1) >> 1);
  const isNear = first.slice(0, half) === last.slice(0, half);
  const isOfBlock =
    (first.endsWith('00') && last.endsWith('ff')) || (first.endsWith('0001') && last.endsWith('fffe'));
  return isNear || isOfBlock ? `${from} - ${to}` : undefined;
}

/** A log may have every address of these: one that reads like a server's backwards is a coincidence. */
const isLocal = /^(?:192\.168|172\.(?:1[6-9]|2\d|3[01])|127)\./;

/** An IPv4 address as it stands in the names of some providers, "7-100-51-198.isp.example"; `undefined` for any other. */
export function reversedIpv4(address: string): string | undefined {
  const isRead = !address.includes(':') && !isLocal.test(address);
  return isRead ? address.split('.').toReversed().join('.') : undefined;
}
