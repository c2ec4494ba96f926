import { parseIpv4 } from './ipAddress.ts';
import { formatIpv4 } from './ipText.ts';

const longestIpv6 = 45;

function readGroups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  return parts.every((part) => /^[\da-f]{1,4}$/i.test(part))
    ? parts.map((part) => Number.parseInt(part, 16))
    : undefined;
}

/** Writes the dotted end of "::ffff:198.51.100.7" as two groups; `undefined` where it is no IPv4 address. */
function withoutDots(text: string): string | undefined {
  if (!text.includes('.')) return text;
  const start = text.lastIndexOf(':') + 1;
  const number = parseIpv4(text.slice(start));
  return number === undefined
    ? undefined
    : `${text.slice(0, start)}${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`;
}

/** The eight 16-bit groups of an IPv6 address (RFC 4291, 2.2); `undefined` for any other text. */
export function parseIpv6(text: string): readonly number[] | undefined {
  if (text.length > longestIpv6 || !text.includes(':')) return undefined;
  const [head, tail, ...more] = withoutDots(text)?.split('::') ?? [];
  if (head === undefined || more.length > 0) return undefined;
  const before = readGroups(head);
  if (tail === undefined) return before?.length === 8 ? before : undefined;
  const after = readGroups(tail);
  if (before === undefined || after === undefined) return undefined;
  const zeros = 8 - before.length - after.length;
  return zeros < 1 ? undefined : [...before, ...Array<number>(zeros).fill(0), ...after];
}

/** The canonical text of an IPv6 address (RFC 5952, 4), without a dotted end. */
export function formatIpv6(groups: readonly number[]): string {
  let start = -1;
  let length = 1;
  for (let at = 0; at < groups.length; at += 1) {
    let end = at;
    while (groups[end] === 0) end += 1;
    if (end - at > length) [start, length] = [at, end - at];
    at = Math.max(at, end - 1);
  }
  const hex = groups.map((group) => group.toString(16));
  if (start === -1) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/**
 * One way of writing an address; `undefined` for what is none. An IPv4-mapped IPv6 address, "::ffff:198.51.100.7", is
 * the IPv4 address: programs that listen on both write it so.
 */
export function canonicalAddress(text: string): string | undefined {
  const number = parseIpv4(text);
  if (number !== undefined) return formatIpv4(number);
  const groups = parseIpv6(text);
  if (groups === undefined) return undefined;
  const [, , , , , sixth = 0, high = 0, low = 0] = groups;
  const isMapped = sixth === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  return isMapped ? formatIpv4(high * 0x10000 + low) : formatIpv6(groups);
}
