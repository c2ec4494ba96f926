/**
 * Undoes the ways in which mail, HTML, JSON, URLs, terminals and loggers write a character as others. A text often has
 * been through several: the outermost comes first.
 */

/** One way of escaping. */
interface Escape {
  /** Texts without this are left alone, which costs nothing. */
  readonly sign: string;
  readonly pattern: RegExp;
  readonly plain: string | ((match: string, ...groups: string[]) => string);
}

/** Not where a UUID or a group of an IPv6 or MAC address begins with the digits of the code: "id=3D444840-9dc0-…". */
const noId = String.raw`(?![\da-fA-F]{6}-)`;
const noIdOrGroup = String.raw`${noId}(?![\da-fA-F]{0,2}:)`;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads "=C3=BC" or "%C3%BC" as UTF-8; what is none stays as it is. */
function decodeBytes(escaped: string): string {
  const codes = escaped.slice(1).split(escaped.charAt(0));
  try {
    return utf8.decode(Uint8Array.from(codes, (code) => Number.parseInt(code, 16)));
  } catch {
    return escaped;
  }
}

/** The character of a hexadecimal code; a blank for control characters, which separate as it does. */
function ofHex(code: string): string {
  const number = Number.parseInt(code, 16);
  if (number === 0x0a || number === 0x0d) return '\n';
  return number < 0x20 || number > 0x10ffff ? ' ' : String.fromCodePoint(number);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['ast', '*'],
  ['bsol', '\\'],
  ['colon', ':'],
  ['comma', ','],
  ['commat', '@'],
  ['equals', '='],
  ['gt', '>'],
  ['hyphen', '-'],
  ['lpar', '('],
  ['rpar', ')'],
  ['lsqb', '['],
  ['rsqb', ']'],
  ['lbrack', '['],
  ['rbrack', ']'],
  ['lt', '<'],
  ['lowbar', '_'],
  ['mdash', '—'],
  ['minus', '-'],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['newline', '\n'],
  ['num', '#'],
  ['percnt', '%'],
  ['period', '.'],
  ['quot', '"'],
  ['shy', ''],
  ['sol', '/'],
  ['tab', '\t'],
  ['zwj', ''],
  ['zwnj', ''],
  ['zerowidthspace', ''],
]);

/**
 * Quoted-printable (RFC 2045, 6.7). Codes of digits alone are undone only where no number follows: "SRC=20.1.2.3" is an
 * address, "=20" at the end of a line or before "198." is a blank.
 */
const quotedPrintable: readonly Escape[] = [
  { sign: '=3', pattern: new RegExp(`=3D${noId}`, 'gi'), plain: '=' },
  {
    sign: '=',
    pattern: new RegExp(`=([2-7][A-F]|A0)${noIdOrGroup}`, 'g'),
    plain: (_, code = '') => ofHex(code),
  },
  { sign: '=', pattern: /=(?:09|2\d|40)(?:(?![\w.:])|(?=\d{2,3}\.\d))/g, plain: ' ' },
  { sign: '=', pattern: /=[C-F][\dA-F](?:=[89AB][\dA-F]){1,3}/g, plain: decodeBytes },
];

/** Codes that could be the value of a field, "LEN=40x", in a text that has no others. */
const sureQuotedPrintable: Escape = {
  sign: '=',
  pattern: new RegExp(`=((?:09|2\\d|40)(?=[A-Za-z])|[2-7][a-f])${noIdOrGroup}`, 'g'),
  plain: (_, code = '') => ofHex(code),
};

/** Codes, in pairs too, or a blank at a line's end, which nothing but quoted-printable writes. */
const isQuotedPrintable =
  /=3D|=20\r?\n|=(?:C2=A0|E2=80)|=(?:22[^=\s]{4,253}=22|27[^=\s]{4,253}=27|28[^=\s]{4,253}=29)/i;
const name = /^(?:[a-z\d](?:[a-z\d-]{0,62}[a-z\d])?\.){1,8}[a-z]{2}/i;
const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}(?![\d.]*\d)/;
const ipv6 = /^[\da-f]{1,4}:[\da-f:]{2}/i;
/** Mailers break lines at 76 characters, or some earlier. */
const shortestBroken = 60;
const longestBroken = 80;

/**
 * Whether "=" at a line's end is a field without a value, "OUT=" of iptables, with an address or a name on the next line.
 * @param at where the "=" is
 * @param next where the next line begins
 */
function isEmptyField(text: string, at: number, next: number): boolean {
  const after = text.slice(next, next + 80);
  const before = text.slice(Math.max(0, at - longestBroken), at);
  if (ipv4.test(after)) return !/[\d.:-]$/.test(before);
  if (!/(?:^|[\s,;])[A-Za-z]{2,12}$/.test(before)) return false;
  const length = before.length - 1 - before.lastIndexOf('\n');
  return ipv6.test(after) || (name.test(after) && (length < shortestBroken || length === longestBroken));
}

/** Joins the lines that quoted-printable breaks, which it marks with "=". */
function joinLines(text: string): string {
  if (!/=[\r\n]/.test(text)) return text;
  return text.replaceAll(/=(?:\r\n?|\n)/g, (soft, at: number) =>
    isEmptyField(text, at, at + soft.length) ? soft : '',
  );
}

const html: readonly Escape[] = [
  { sign: '<', pattern: /<\/?wbr ?\/?>/gi, plain: '' },
  {
    sign: '&',
    pattern: /&(?:amp;){0,4}#x([\da-f]{1,6});/gi,
    plain: (_, code = '') => ofHex(code),
  },
  {
    sign: '&',
    pattern: /&(?:amp;){0,4}#(\d{1,7});/g,
    plain: (_, code = '') => ofHex(Number(code).toString(16)),
  },
  {
    sign: '&',
    pattern: /&(?:amp;){0,4}([a-z]{2,14});/gi,
    plain: (match, name = '') => entities.get(name.toLowerCase()) ?? match,
  },
];

/** Of JSON, of programs and of Markdown, also twice: "\n", "\u002e", "\\.", "\/". */
const backslashes: readonly Escape[] = [
  { sign: '\\', pattern: /\\{1,8}u\{?([\da-f]{4})\}?/gi, plain: (_, code = '') => ofHex(code) },
  { sign: '\\', pattern: /\\{1,8}x([\da-f]{2})/gi, plain: (_, code = '') => ofHex(code) },
  // A share of a computer, "\\nas1", begins with two, after no word.
  {
    sign: '\\',
    pattern: /\\{1,8}[nrtbfv](?=[\d[:])|(?<!\\)\\[nrtbfv]|(?<=[\w.,;!?)])\\{2,8}[nrt](?=[A-Za-z\\])/g,
    plain: '\n',
  },
  { sign: '\\', pattern: /\\{1,8}(?=[._:/"'[\](){}@\-*#])/g, plain: '' },
];

const percents: readonly Escape[] = [
  { sign: '%', pattern: /%(?:25){0,4}([2-7][\da-f]|0[9ad])/gi, plain: (_, code = '') => ofHex(code) },
  { sign: '%', pattern: /%[c-f][\da-f](?:%[89ab][\da-f]){1,3}/gi, plain: decodeBytes },
];

/** Colours of terminals, also as text, and the octal codes that rsyslog and printf write for what ends a line. */
const terminals: readonly Escape[] = [
  {
    sign: '[',
    pattern: /(?:[^\P{Cc}\s]|\\{1,8}(?:e|033|x1b|u001b)|#033|\^\[)\[[\d;]{0,20}[A-Za-z]/giu,
    plain: ' ',
  },
  { sign: '01', pattern: /[\\#]01[125](?=\d{1,3}\.\d)/g, plain: '\n' },
];

const escapes = [quotedPrintable, html, terminals, backslashes, percents].flat();
const withQuotedPrintable = [sureQuotedPrintable, ...escapes];

/**
 * Writes characters as themselves that stand in the text as codes. Takes time in proportion to the text, and may be
 * called for each piece of it: no code is longer than a line, apart from a soft line break.
 */
export function undoEscapes(text: string): string {
  let plainText = joinLines(text);
  const isSure = plainText.length < text.length || isQuotedPrintable.test(plainText);
  for (const { sign, pattern, plain } of isSure ? withQuotedPrintable : escapes) {
    if (!plainText.includes(sign)) continue;
    plainText =
      typeof plain === 'string' ? plainText.replaceAll(pattern, plain) : plainText.replaceAll(pattern, plain);
  }
  return plainText;
}
