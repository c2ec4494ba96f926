/**
 * Decodes what a mail as it was sent (RFC 2045, RFC 2047) hides from a reader of text: parts in base64, and encoded words
 * in its header. Quoted-printable stays: it is undone with the other escapes, which needs no header.
 */

export interface DecodedMail {
  readonly text: string;
  /** How many parts could not be read, or not to their end: pictures, archives, encrypted and damaged ones. */
  readonly unread: number;
}

/** Mails in mails are opened this often. */
const deepest = 4;
/** In characters: longer than the header of any part. */
const longestHeader = 64_000;

/** Types that are text, apart from "text/…" and what ends in "+json" and "+xml". */
const textTypes =
  /^(?:text\/|message\/|application\/(?:json|xml|x-?arf|csv|x-ndjson|xhtml)|[\w.-]+\/[\w.-]+\+(?:json|xml))/i;

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Characters of bytes, given as a string with one character each. A charset that nobody knows is read as UTF-8. */
function readCharset(binary: string, charset: string): string {
  if (!/[^ -~\s]/.test(binary)) return binary;
  for (const name of [charset, 'utf-8']) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytesOf(binary));
    } catch {
      // The next one.
    }
  }
  return new TextDecoder('windows-1252').decode(bytesOf(binary));
}

interface Decoded {
  /** As far as it could be read. */
  readonly text: string;
  readonly isWhole: boolean;
}

/** @param base64 with white space in it, maybe */
function decodeBase64(base64: string, charset: string): Decoded {
  const digits = base64.replaceAll(/[\s>]+/g, '').replace(/={1,2}$/, '');
  const whole = digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0));
  try {
    const text = readCharset(atob(whole), charset);
    // No text has this character; nearly every picture and archive does.
    if (!text.includes('\0')) return { text, isWhole: whole.length === digits.length };
  } catch {
    // Not base64.
  }
  return { text: '', isWhole: false };
}

/** Decodes "=?utf-8?B?…?=" and "=?utf-8?Q?…?=". Between two of them white space doesn't count. */
function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  return text
    .replaceAll(/(\?=)\s{1,8}(?==\?[\w-]{1,40}\?[bq]\?)/gi, '$1')
    .replaceAll(
      /=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi,
      (match, charset: string, kind: string, code: string) => {
        if (kind.toLowerCase() === 'b') return decodeBase64(code, charset).text || match;
        const bytes = code
          .replaceAll('_', ' ')
          .replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
        return readCharset(bytes, charset);
      },
    );
}

/** The lines of a text from a place on, each with where it ends. */
function* linesFrom(text: string, start: number): Generator<{ readonly line: string; readonly end: number }> {
  for (let at = start; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline + 1;
    yield { line: text.slice(at, end), end };
    at = end;
  }
}

/** Forwarded mails have "> " before each line. */
const isBlank = (line: string): boolean => /^[>\s]*$/.test(line);
const isDelimiter = (line: string): boolean => /^[> \t]{0,40}--/.test(line);

/** Where the header begins that a line of it is in: after an empty line or a boundary. */
function startOfHeader(text: string, line: number, earliest: number): number {
  const lowest = Math.max(earliest, line - longestHeader);
  let start = line;
  while (start > lowest) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    const above = text.slice(before, start);
    if (before < lowest || isBlank(above) || isDelimiter(above)) break;
    start = before;
  }
  return start;
}

/** Where the header ends that a line of it begins at, and whether a body follows. */
function endOfHeader(text: string, start: number): { readonly end: number; readonly hasBody: boolean } {
  for (const { line, end } of linesFrom(text, start)) {
    if (isBlank(line)) return { end, hasBody: true };
    if (isDelimiter(line) || end - start > longestHeader) return { end, hasBody: false };
  }
  return { end: text.length, hasBody: false };
}

/** Where a body in base64 ends, and whether it does so as it should: at an empty line, a boundary or the text's end. */
function endOfBody(text: string, start: number): { readonly end: number; readonly isClean: boolean } {
  let last = start;
  let hasBegun = false;
  for (const { line, end } of linesFrom(text, start)) {
    if (isDelimiter(line) || (hasBegun && isBlank(line))) return { end: last, isClean: true };
    if (!/^[> \t]*[A-Za-z\d+/]*={0,2}\s*$/.test(line)) return { end: last, isClean: false };
    hasBegun ||= !isBlank(line);
    last = end;
  }
  return { end: last, isClean: true };
}

const typeHeader = /^[> \t]*content-type:[ \t]*([\w.+-]+\/[\w.+-]+)/im;
const charsetOfType = /charset[ \t]*=[ \t]*"?([\w.:-]+)/i;

function decodeParts(text: string, depth: number): DecodedMail {
  const encoded = /^[> \t]{0,40}content-transfer-encoding:[ \t]{0,40}"?base64/gim;
  const pieces: string[] = [];
  let done = 0;
  let unread = 0;
  for (let found = encoded.exec(text); found !== null; found = encoded.exec(text)) {
    const { end: bodyStart, hasBody } = endOfHeader(text, found.index);
    encoded.lastIndex = bodyStart;
    if (!hasBody) continue;
    const header = text.slice(startOfHeader(text, found.index, done), bodyStart);
    const { end, isClean } = endOfBody(text, bodyStart);
    const isText = textTypes.test(typeHeader.exec(header)?.[1] ?? 'text/plain');
    const charset = charsetOfType.exec(header)?.[1] ?? 'utf-8';
    const { text: part, isWhole } = isText
      ? decodeBase64(text.slice(bodyStart, end), charset)
      : { text: '', isWhole: false };
    const inner = depth > 0 ? decodeParts(part, depth - 1) : { text: part, unread: 0 };
    unread += inner.unread + (isWhole && isClean ? 0 : 1);
    pieces.push(text.slice(done, bodyStart), inner.text, '\n');
    done = end;
    encoded.lastIndex = end;
  }
  return { text: pieces.length === 0 ? text : pieces.join('') + text.slice(done), unread };
}

/** The samples of an X-ARF report (version 4): JSON with the sample in base64. */
const sample = /"Payload"\s{0,8}:\s{0,8}"((?:[A-Za-z\d+/=]|\\[/nr])*)"/gi;
const isEncodedSample = /"(?:Base64Encoded"\s{0,8}:\s{0,8}true|Encoding"\s{0,8}:\s{0,8}"base64")/i;
/** In characters: how far from the sample its description may stand. */
const sampleSurroundings = 1_000;

function decodeSamples(text: string): DecodedMail {
  if (!isEncodedSample.test(text)) return { text, unread: 0 };
  let unread = 0;
  const decoded = text.replaceAll(sample, (match, code: string, at: number) => {
    const after = at + match.length;
    const before = text.slice(Math.max(0, at - sampleSurroundings), at);
    const around =
      before.slice(before.lastIndexOf('{') + 1) +
      (text.slice(after, after + sampleSurroundings).split('}', 1)[0] ?? '');
    if (!isEncodedSample.test(around)) return match;
    const part = decodeBase64(
      code.replaceAll(/\\([/nr])/g, (_, sign: string) => (sign === '/' ? '/' : '')),
      'utf-8',
    );
    if (!part.isWhole) unread += 1;
    return `"Payload": "${part.text}"`;
  });
  return { text: decoded, unread };
}

/**
 * Decodes the parts and words of a mail's source that are text. Any other text comes back as it is.
 * @param text the whole of it: a part may be longer than any piece that it is read in
 */
export function decodeMail(text: string): DecodedMail {
  const parts = decodeParts(text, deepest);
  const samples = decodeSamples(parts.text);
  const encrypted = samples.text.split('-----BEGIN PGP MESSAGE-----').length - 1;
  return { text: decodeWords(samples.text), unread: parts.unread + samples.unread + encrypted };
}
