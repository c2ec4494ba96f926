import { rangeBetween } from '#domain/addressRange.ts';
import { prefixOfNetmask } from '#domain/ipText.ts';
import { addWithPrefix, matchAt, type Picked, rangeDash } from './picked.ts';
import { readReverseName } from './reverseNames.ts';

const plainQuad = String.raw`\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d)`;

/** "198.51.100.7", and two short ways of writing a block: "198.51.100.*" and "198.51.100/24". */
export const dottedQuad = String.raw`(?<!\d)\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.(?:\d{1,3}(?!\d)|\*|x{1,3}(?![\w.-]))|\/\d\d(?![\d.]))`;

/** Four numbers as they stand in the names that providers give to addresses, "198-51-100-7.static.isp.example". */
export const dashedName = String.raw`(?<!\d)\d{1,3}(?:(?:-\d{1,3}){3}|(?:_\d{1,3}){3})(?!\d)`;

/**
 * Four numbers as an address. Zeros in front don't count, as in the logs that pad each number to three digits. Only for
 * looking up: what gets into a script goes through the strict `parseIpv4`.
 */
function readQuad(text: string): string | undefined {
  const numbers = text.split(/[._-]/).map(Number);
  return numbers.every((number) => number <= 255) ? numbers.join('.') : undefined;
}

/** Words that stand before an address without a blank. After any other letter it is a version: "v1.2.3.4". */
const addressWord = /(?<![a-z])(?:ip|addr|address|adresi?|host|server|client|src|dst|from|to)$/i;
/** Nothing that is looked at before an address is longer: a date, in characters. */
const longestBefore = 11;

/** Before an address in a file's name, "log_2026_11_29_198_51_100_7.txt". */
const date = /(?<!\d)(?:19|20)\d\d([._-])[01]\d\1[0-3]\d[._-]/;

/** Where the first date of a text ends, 0 without one. */
function endOfDate(text: string): number {
  const found = date.exec(text);
  return found === null ? 0 : found.index + found[0].length;
}

/** Whether four numbers are the middle of a longer number or name, judged by what stands before them. */
function isContinued(before: string): boolean {
  if (endOfDate(before) === before.length) return false;
  if (/\d\.$|(?<![a-z\d])[a-z]\.$/i.test(before)) return true;
  return /[a-z]$/i.test(before) && !addressWord.test(before);
}

const isPort = /\.(\d{1,5})(?!\w|\.\w|-(?!\d{1,3}\.))/iy;
const isArrow = /[ \t]{0,2}[-=]?[<>]|: (?:Flags|UDP|NTP|\d+[+*-]? )/y;
const isOtherEnd = /(?:[ \t]{1,40}|[-:])(?:\d{1,3}(?:\.\d{1,5}){4}(?![\w.])|\*\.\*)/y;
const otherEndBefore = /(?:>\s{0,2}|\.\d{1,5}[-:])$/;
/** A date or time, or a number and the ending of a file that is no program's, whose versions have five numbers. */
const isOfFile =
  /\.(?:(?:19|20)\d\d[01]\d[0-3]\d(?:\d{2,6})?(?!\w|\.\d)|\d{1,10}\.(?:csv|eml|json|log|pcap|txt|xml)(?!\w))/iy;

/**
 * Whether an address ends before the fifth number in a row: that is a port, as tcpdump, tcpflow and netstat of BSD write
 * it, or part of a file's name; otherwise the five are a version or an OID. A port has an arrow beside it, or is above
 * 255 or filled up with zeros, or the other end of the connection follows. An OID begins with 0, 1 or 2.
 */
function endsBeforeFifth(text: string, at: number, end: number): boolean {
  if (matchAt(isOfFile, text, end) !== null) return true;
  const [port = '', number = ''] = matchAt(isPort, text, end) ?? [];
  if (port === '' || Number(number) > 65_535) return false;
  if (otherEndBefore.test(text.slice(Math.max(0, at - 7), at))) return true;
  const after = end + port.length;
  if (matchAt(isArrow, text, after) !== null || /^0\d{4}$/.test(number)) return true;
  return (
    !/^0*[012]\./.test(text.slice(at, end)) &&
    (Number(number) > 255 || matchAt(isOtherEnd, text, after) !== null)
  );
}

const isReversed =
  /\.in-addr\.arpa(?![\w-])|\.(?:[\w-]{1,30}\.){0,2}(?:spamhaus|spamcop|barracudacentral|dronebl|sorbs|uceprotect|surriel|dnsbl|rbl)\./iy;
/** A letter, or a label of one letter as in the names of ip6.arpa. A file's ending or a longer name may follow. */
const isMore = /[a-z]|\.[a-z](?![\w-])/iy;

/** A name of a netmask, and what stands between it and the mask; `ipconfig` fills that up with dots. */
const maskWord = String.raw`(?:(?:sub)?(?:netz?)?[- ]?mask(?:e|esi)?|wildcard)(?:[ \t:=.("']{1,40}|[ \t]is[ \t])`;
const dash = String.raw`[-\u2010-\u2015]`;

const follower = new RegExp(
  [
    String.raw`(?:[ \t]{1,4}\(?(?=\/\d\d(?![\w/-]|\.\w)))?\/(?<prefix>\d{1,2})(?!\d|\.\d|\/[a-z])`,
    String.raw`(?:\/|[ \t]{0,8}[,;:|(]?(?:\r?\n[> \t]{0,8}|[ \t]{0,8})(?:${maskWord})?)(?=(?:255|0)\.|000)(?<mask>${plainQuad})(?![a-z]|\.\w)`,
    String.raw`(?:${rangeDash})(?<last>${plainQuad})(?![a-z]|\.\d)`,
    String.raw`(?:${dash}|[ \t]{0,8}${dash}{1,2}[ \t]{0,8}\.)(?<lastNumber>\d{1,3})(?!\w|[-.:]\w)`,
    String.raw`[ \t]{1,8}${dash}{1,2}[ \t]{1,8}(?<ofBlock>\d{1,3})(?=[ \t]{0,8}(?:[\r\n,;)\]]|\.(?!\d)|$))`,
  ].join('|'),
  'iy',
);

/**
 * Whether the range is a block, or the addresses for use in one, by the last numbers of its ends. "198.51.100.7 - 31" is
 * not: there it may be an address and how often it was seen.
 */
function isBlock(first: number, last: number): boolean {
  const size = ((first & 254) ^ (last | 1)) + 1;
  return size >= 8 && (size & (size - 1)) === 0 && (first & 254) % size === 0;
}

/** The prefix of a netmask or of a wildcard mask, "0.0.0.31"; `undefined` for an address. */
function prefixOfMask(mask: string): number | undefined {
  if (mask.startsWith('255.')) return prefixOfNetmask(mask);
  const inverse = mask.split('.').map((part) => 255 - Number(part));
  return Number(mask.replaceAll('.', '')) === 0 ? undefined : prefixOfNetmask(inverse.join('.'));
}

/** Reads what follows an address and changes its meaning. Returns where that ends; `undefined` where nothing does. */
function readFollower(text: string, address: string, end: number, picked: Picked): number | undefined {
  const [whole = '', ...rest] = matchAt(follower, text, end) ?? [];
  const [prefix, mask, last, lastNumber, ofBlock] = rest;
  const after = end + whole.length;
  if (prefix !== undefined) {
    addWithPrefix(address, Number(prefix), picked);
    return after;
  }
  if (mask !== undefined) {
    const length = prefixOfMask(readQuad(mask) ?? '');
    if (length === undefined) return undefined;
    addWithPrefix(address, length, picked);
    return after;
  }
  const network = address.slice(0, address.lastIndexOf('.') + 1);
  const isCount = ofBlock !== undefined && !isBlock(Number(address.slice(network.length)), Number(ofBlock));
  const number = isCount ? undefined : (lastNumber ?? ofBlock);
  const lastAddress = last === undefined ? number && `${network}${Number(number)}` : readQuad(last);
  const range = lastAddress && rangeBetween(address, lastAddress);
  if (!range) return undefined;
  picked.ranges.add(range);
  return after;
}

/** "198.51.100.*", "198.51.100.x" and "198.51.100/24". */
function readShortBlock(text: string, picked: Picked): void {
  const [, network = '', prefix = '24'] = /^([\d.]*\d)(?:\.\D+|\/(\d\d))$/.exec(text) ?? [];
  const address = readQuad(`${network}.0`);
  if (address !== undefined && Number(prefix) > 16 && Number(prefix) <= 24) {
    addWithPrefix(address, Number(prefix), picked);
  }
}

/**
 * Reads four numbers with dots between them, and what stands beside them.
 * @param at where they begin
 * @param end where they end
 * @returns where to read on
 */
export function readDottedQuad(text: string, at: number, end: number, picked: Picked): number {
  const before = text.slice(Math.max(0, at - longestBefore), at);
  const written = text.slice(at, end);
  const dateEnd = /\d[._-]$/.test(before) ? endOfDate(before + written) : 0;
  if (dateEnd > before.length) return at + dateEnd - before.length;
  if (isContinued(before)) return end;
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(written)) {
    readShortBlock(written, picked);
    return end;
  }
  const address = readQuad(written);
  if (address === undefined) return end;
  const [reversed] = matchAt(isReversed, text, end) ?? [];
  if (reversed !== undefined) {
    if (reversed.toLowerCase() === '.in-addr.arpa') readReverseName(text, end, picked);
    else picked.addresses.add(address.split('.').toReversed().join('.'));
    return end + reversed.length;
  }
  if (/^\.\d/.test(text.slice(end, end + 2))) {
    if (endsBeforeFifth(text, at, end)) picked.addresses.add(address);
    return end;
  }
  if (matchAt(isMore, text, end) !== null) return end;
  const after = readFollower(text, address, end, picked);
  if (after !== undefined) return after;
  // "Chrome/120.0.0.0" in the name of a browser is a version; "/198.51.100.7" and "web1/198.51.100.7" are Java's addresses.
  const isVersion = address.endsWith('.0') && /[a-z]\/$/i.test(before);
  // A netmask by itself is no server's.
  const isNetmask = address.startsWith('255.') && prefixOfNetmask(address) !== undefined;
  if (!isVersion && !isNetmask) picked.addresses.add(address);
  return end;
}

/**
 * Reads four numbers with dashes between them, where they are part of a host name or of a file's name. They are read
 * forward. Some providers write them the other way round, which the name doesn't tell; most don't, and a list of what
 * was looked for shows how it was read.
 * @returns where to read on
 */
export function readDashedName(text: string, at: number, end: number, picked: Picked): number {
  // The first number may belong to the word before it: "ec2-198-51-100-7".
  const next = at + (/^\d+/.exec(text.slice(at, end))?.[0].length ?? 0);
  const before = text.slice(Math.max(0, at - longestBefore), at);
  const isInRow =
    /\d[-_.]$/.test(before) && !/[a-z]\d{1,2}[-_]$/i.test(before) && endOfDate(before) !== before.length;
  if (isInRow || matchAt(/[-_.]\d{1,3}(?!\w)/y, text, end) !== null) return next;
  const address = readQuad(text.slice(at, end));
  const isInName = matchAt(/[\w-]{0,63}\.[a-z]/iy, text, end) !== null;
  if (address !== undefined && (isInName || /(?<![a-z])ip-$/i.test(before))) picked.addresses.add(address);
  return end;
}
