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
  { sign: '=\n', pattern: /=\n/g, plain: '' },
  { sign: '=\r', pattern: /=\r\n?/g, plain: '' },
  { sign: '=3', pattern: new RegExp(`=3D${noId}`, 'gi'), plain: '=' },
  {
    sign: '=',
    pattern: new RegExp(`=([2-7][A-F]|A0)${noIdOrGroup}`, 'g'),
    plain: (_, code = '') => ofHex(code),
  },
  { sign: '=', pattern: /=(?:09|2\d|40)(?:(?![\w.:])|(?=\d{2,3}\.\d))/g, plain: ' ' },
  { sign: '=', pattern: /=[C-F][\dA-F](?:=[89AB][\dA-F]){1,3}/g, plain: decodeBytes },
];

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
  // A share of a computer, "\\nas1", begins with two.
  { sign: '\\', pattern: /\\{1,8}[nrtbfv](?=[\d[:])|(?<!\\)\\[nrtbfv]/g, plain: '\n' },
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

/**
 * Writes characters as themselves that stand in the text as codes. Takes time in proportion to the text, and may be
 * called for each piece of it: no code is longer than a line, apart from a soft line break.
 */
export function undoEscapes(text: string): string {
  let plainText = text;
  for (const { sign, pattern, plain } of escapes) {
    if (!plainText.includes(sign)) continue;
    plainText =
      typeof plain === 'string' ? plainText.replaceAll(pattern, plain) : plainText.replaceAll(pattern, plain);
  }
  return plainText;
}
