import { rangeBetween } from '#domain/addressRange.ts';
import { canonicalAddress, parseIpv6 } from '#domain/ipv6Text.ts';
import { addWithPrefix, matchAt, type Picked, rangeDash } from './picked.ts';

const longestRun = 60;

function isHexOrColon(code: number): boolean {
  return (code >= 0x30 && code <= 0x3a) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
}

/** The hexadecimal digits and colons around a place of the text. */
function runAround(text: string, colon: number): { readonly start: number; readonly end: number } {
  let start = colon;
  // One digit more than a group has: what is longer is none.
  while (colon - start < 5 && isHexOrColon(text.charCodeAt(start - 1))) start -= 1;
  let end = colon + 1;
  while (isHexOrColon(text.charCodeAt(end))) end += 1;
  return { start, end };
}

/**
 * Where the address begins: what stands before it may end in letters that look like a group, or in a colon, as in
 * "IPv6:2001:db8::1" and "src:2001:db8::1". After "std::" it is a name of a program, which gives `undefined`.
 */
function startOf(text: string, { start, end }: { start: number; end: number }): number | undefined {
  const colon = text.indexOf(':', start);
  const isInWord = colon - start > 4 || /[a-z\d]\.?$/i.test(text.slice(Math.max(0, start - 2), start));
  const from = isInWord ? colon : start;
  const run = text.slice(from, Math.min(end, from + 3));
  if (!run.startsWith(':')) return from;
  // netstat writes ":::22" for the port of any address.
  if (run === ':::') return isInWord ? from + 1 : undefined;
  if (run.startsWith('::')) return isInWord ? undefined : from;
  return from + 1;
}

/** Readings of a run, the fullest first: with a port or the begin of a word after its last colon, or without. */
function readingsOf(run: string, isBeforeLetter: boolean): readonly string[] {
  const colon = run.lastIndexOf(':');
  const shorter = run.slice(0, run.charAt(colon - 1) === ':' ? colon + 1 : colon);
  const last = run.slice(colon + 1);
  if (isBeforeLetter) return /^[a-f]*$/i.test(last) ? [shorter] : [];
  if (last === '') return [run, shorter];
  return /^\d{1,5}$/.test(last) ? [run, shorter] : [run];
}

/** Whether it can be the address of a server: neither a list of bytes, such as a MAC address, nor "a::b" of a program. */
function isLikely(text: string): boolean {
  if (text === '::') return true;
  const isOfPairs = !text.includes('::') && text.split(':').every((group) => group.length === 2);
  return /\d/.test(text) && !isOfPairs;
}

const dottedEnd = /\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\da-z])/iy;
const prefixAfter =
  /\]?(?:%[\w.-]{1,20})?(?:[ \t]{1,4}\(?(?=\/\d{2,3}(?![\w/-]|\.\w)))?\/(\d{1,3})(?!\d|\.\d)/y;
const rangeAfter = new RegExp(String.raw`(?:${rangeDash})([\da-f:]{2,39})(?![\w:])`, 'iy');

function readEnd(text: string, address: string, end: number, picked: Picked): number {
  const [withPrefix, prefix] = matchAt(prefixAfter, text, end) ?? [];
  if (withPrefix !== undefined) {
    addWithPrefix(address, Number(prefix), picked);
    return end + withPrefix.length;
  }
  const [withLast, last = ''] = matchAt(rangeAfter, text, end) ?? [];
  const lastAddress = canonicalAddress(last);
  const range = lastAddress && rangeBetween(address, lastAddress);
  if (withLast !== undefined && range) {
    picked.ranges.add(range);
    return end + withLast.length;
  }
  // "::" by itself is no server's: it stands for any address, or between two names of a program.
  if (address !== '::') picked.addresses.add(address);
  return end;
}

/**
 * Reads an IPv6 address around two colons with at most one group between them.
 * @param colon where the first of them is
 * @returns where to read on
 */
export function readColons(text: string, colon: number, picked: Picked): number {
  const run = runAround(text, colon);
  const { end } = run;
  const start = startOf(text, run);
  if (start === undefined || end - start > longestRun) return end;
  const written = text.slice(start, end);
  const [dots] = /:\d{1,3}$/.test(written) ? (matchAt(dottedEnd, text, end) ?? []) : [];
  if (dots !== undefined) {
    const mapped = canonicalAddress(`${written}${dots}`);
    if (mapped !== undefined) return readEnd(text, mapped, end + dots.length, picked);
    // A time, or a name with its port, before an IPv4 address.
    return start + written.lastIndexOf(':') + 1;
  }
  const isBeforeLetter = /[a-z]/i.test(text.charAt(end));
  const reading = readingsOf(written, isBeforeLetter).find((text) => parseIpv6(text) !== undefined);
  const address = reading !== undefined && isLikely(reading) ? canonicalAddress(reading) : undefined;
  return reading === undefined || address === undefined
    ? end
    : readEnd(text, address, start + reading.length, picked);
}
