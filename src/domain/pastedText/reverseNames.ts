import { ipv6OfDigits, readBlock } from '#domain/addressRange.ts';
import type { Picked } from './picked.ts';

/** The longest name before ".in-addr.arpa", with a part for less than 256 addresses (RFC 2317). */
const longestName = 48;

/**
 * The part of a delegation of less than 256 addresses: "0/27", "0-31" by its ends, or "0-27" by its prefix.
 * @returns the block's last part, such as "0/27"
 */
function readPart(part: string): string | undefined {
  const [, first = '', sign, second = ''] = /^(\d{1,3})([-/])(\d{1,3})$/.exec(part) ?? [];
  const size = Number(second) - Number(first) + 1;
  const isByEnds =
    sign === '-' && size > 1 && Number.isInteger(Math.log2(size)) && Number(first) % size === 0;
  return sign === undefined ? undefined : `${first}/${isByEnds ? 32 - Math.log2(size) : second}`;
}

function readInAddr(name: string, picked: Picked): void {
  const labels = name.split('.').toReversed();
  const count = labels.findIndex((label) => !/^\d{1,3}$/.test(label) || Number(label) > 255);
  const numbers = labels.slice(0, count === -1 ? 4 : Math.min(count, 4)).map(Number);
  const part = numbers.length === 3 ? readPart(labels[3] ?? '') : undefined;
  const partBlock = part === undefined ? undefined : `${numbers.join('.')}.${part}`;
  if (partBlock !== undefined && readBlock(partBlock) !== undefined) {
    const host = labels[4] ?? '';
    if (/^\d{1,3}$/.test(host) && Number(host) <= 255)
      picked.addresses.add([...numbers, Number(host)].join('.'));
    else picked.blocks.add(partBlock);
  } else if (numbers.length === 4) {
    picked.addresses.add(numbers.join('.'));
  } else if (numbers.length > 0) {
    picked.blocks.add(`${[...numbers, 0, 0, 0].slice(0, 4).join('.')}/${numbers.length * 8}`);
  }
}

/** The hexadecimal digits before ".ip6.arpa", the last one, which is the address's first, first. */
function digitsBefore(text: string, end: number): string {
  let digits = '';
  for (let at = end - 1; digits.length < 32 && /^[\da-f]$/i.test(text.charAt(at)); at -= 2) {
    digits += text.charAt(at);
    if (text.charAt(at - 1) !== '.') break;
  }
  return digits.toLowerCase();
}

/**
 * Reads a name under which an address is looked up in the DNS: its parts stand in reverse. A name with fewer parts is
 * the block that they share.
 * @param at where its end, ".in-addr.arpa" or ".ip6.arpa", begins
 */
export function readReverseName(text: string, at: number, picked: Picked): void {
  if (text.charAt(at + 1).toLowerCase() === 'i' && text.charAt(at + 2).toLowerCase() === 'n') {
    const name = /\d[\d./-]*$/.exec(text.slice(Math.max(0, at - longestName), at))?.[0];
    if (name !== undefined) readInAddr(name, picked);
    return;
  }
  const digits = digitsBefore(text, at);
  if (digits.length === 32) picked.addresses.add(ipv6OfDigits(digits));
  // A shorter prefix than any registry delegates.
  else if (digits.length >= 4) picked.blocks.add(`${ipv6OfDigits(digits)}/${digits.length * 4}`);
}
