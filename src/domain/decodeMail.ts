/**
 * Decodes what a mail as it was sent (RFC 2045, RFC 2047) hides from a reader of text: parts in base64, and encoded words
 * in its header. Quoted-printable stays: it is undone with the other escapes, which needs no header.
 */
import { atOnce, decodeBase64, readCharset, type Steps } from './decodeBase64.ts';

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

function decodeWord(match: string, charset: string, kind: string, code: string): string {
  if (kind.toLowerCase() === 'b') return atOnce(decodeBase64(code, charset)).text || match;
  const bytes = code
    .replaceAll('_', ' ')
    .replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return /[^ -~\s]/.test(bytes) ? atOnce(readCharset([bytes], charset)) : bytes;
}

/** Decodes "=?utf-8?B?…?=" and "=?utf-8?Q?…?=". Between two of them white space doesn't count. */
function* decodeWords(text: string): Steps<string> {
  const pieces: string[] = [];
  let done = 0;
  for (const word of text.matchAll(/=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi)) {
    const [match, charset = '', kind = '', code = ''] = word;
    const before = text.slice(done, word.index);
    if (done === 0 || /\S/.test(before)) pieces.push(before);
    pieces.push(decodeWord(match, charset, kind, code));
    done = word.index + match.length;
    if (pieces.length % 64 === 0) yield;
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(done);
}

/** Forwarded mails have "> " before each line. */
const isBlank = (line: string): boolean => !/[^>\s]/.test(line);
const isDelimiter = (line: string): boolean => /^[> \t]{0,40}--/.test(line);

/** Where the line ends that begins at a place. */
const endOfLine = (text: string, start: number): number => text.indexOf('\n', start) + 1 || text.length;
/** Whether a step ends with a line. */
const isStep = (start: number, end: number): boolean => start >> 14 !== end >> 14;

/** The shortest line that a line of base64 is broken after. Most have 76 characters, or 64. */
const fullLine = 60;

/**
 * Where a body in base64 ends, and whether it does so as it should: at an empty line, a boundary or the text's end.
 * Some programs paste an empty line after each line.
 */
function* endOfBody(text: string, start: number): Steps<{ readonly end: number; readonly isClean: boolean }> {
  let last = start;
  let before = '';
  let isGap = false;
  let isDoubled = false;
  for (let at = start, end = start; at < text.length; at = end) {
    end = endOfLine(text, at);
    if (isStep(at, end)) yield;
    const line = text.slice(at, end);
    if (isDelimiter(line)) break;
    const digits = line.replace(/^[> \t]+/, '').trimEnd();
    if (digits === '') {
      if (isGap || (before !== '' && before.length < fullLine)) break;
      isGap = before !== '';
      continue;
    }
    const isBase64 = /^[A-Za-z\d+/]*={0,2}$/.test(digits);
    if (isGap) {
      const isQuad = isBase64 && digits.length % 4 === 0;
      const goesOn = digits.length === before.length || digits.endsWith('=') || isDoubled;
      if (!isQuad || !goesOn) return { end: last, isClean: !isQuad };
      isDoubled = true;
    } else if (!isBase64) return { end: last, isClean: false };
    isGap = false;
    before = digits;
    last = end;
  }
  return { end: last, isClean: true };
}

/** Between the name and the value of a header: it may be folded, and begin with a comment. */
const colon = String.raw`:[> \t]*(?:\r?\n[> \t]+)?(?:\([^()\n]*\)\s*)?`;
const encodedHeader = new RegExp(String.raw`^[> \t]{0,40}content-transfer-encoding${colon}"?base64`, 'im');
const typeHeader = new RegExp(String.raw`^[> \t]*content-type${colon}([\w.+-]+\/[\w.+-]+)`, 'im');
const charsetOfType = /charset[ \t]*=[ \t]*"?([\w.:-]+)/i;

function* decodeBody(header: string, body: string, isClean: boolean, depth: number): Steps<DecodedMail> {
  if (!textTypes.test(typeHeader.exec(header)?.[1] ?? 'text/plain')) return { text: '', unread: 1 };
  const { text, isWhole } = yield* decodeBase64(body, charsetOfType.exec(header)?.[1] ?? 'utf-8');
  const inner = depth > 0 ? yield* decodeParts(text, depth - 1) : { text, unread: 0 };
  return { text: inner.text, unread: inner.unread + (isWhole && isClean ? 0 : 1) };
}

/** Counts the parts in base64, or of uuencode, that lie in a text without the header that says so. */
class Leftovers {
  #lines = 0;
  /** Until the next boundary: what is in a key or signature tells nothing, the rest of a broken part has counted. */
  isIgnored = false;
  #isBegin = false;

  /** How many parts begin to be certain with a line that is not empty. */
  add(line: string): number {
    const content = line.length > 200 ? '' : line.replace(/^(?:> ?)+/, '').trimEnd();
    // The digits of a signature in a header begin with a blank.
    if (isDelimiter(line)) this.isIgnored = content.includes('-----BEGIN ');
    const isFull = /^(?=[a-z\d+/]*[A-Z])(?=[A-Z\d+/]*[a-z])[A-Za-z\d+/]{60,80}$/.test(content);
    this.#lines = isFull && !this.isIgnored ? this.#lines + 1 : 0;
    const isUuencoded = this.#isBegin && /^[ -`]+$/.test(content);
    this.#isBegin = /^begin [0-7]{3} \S/.test(content);
    return (this.#lines === 2 ? 1 : 0) + (isUuencoded ? 1 : 0);
  }
}

function* decodeParts(text: string, depth: number): Steps<DecodedMail> {
  const pieces: string[] = [];
  const leftovers = new Leftovers();
  let done = 0;
  let unread = 0;
  let headerStart = 0;
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = endOfLine(text, at);
    if (isStep(at, end)) yield;
    const line = text.slice(at, end);
    const isEnd = isBlank(line);
    if (!isEnd) unread += leftovers.add(line);
    if (!isEnd && !isDelimiter(line)) continue;
    const header = isEnd ? text.slice(Math.max(headerStart, at - longestHeader), at) : '';
    headerStart = end;
    if (!encodedHeader.test(header)) continue;
    const body = yield* endOfBody(text, end);
    const part = yield* decodeBody(header, text.slice(end, body.end), body.isClean, depth);
    unread += part.unread;
    leftovers.isIgnored = !body.isClean;
    pieces.push(text.slice(done, end), part.text, '\n');
    done = end = headerStart = body.end;
  }
  return { text: pieces.length === 0 ? text : pieces.join('') + text.slice(done), unread };
}

/** The samples of an X-ARF report (version 4): JSON with the sample in base64, which quoted-printable may have broken. */
const payloadKey = new RegExp(
  [...Array.from('"Payload"'), String.raw`\s{0,8}`, ':', String.raw`\s{0,8}`, '"'].join(
    String.raw`(?:=\r?\n[> ]*)?`,
  ),
  'gi',
);
const encodedMark = /"(?:Base64Encoded"\s{0,8}:\s{0,8}"?true|Encoding"\s{0,8}:\s{0,8}"base64")/i;
/** In characters: how far from the sample its description may stand. */
const sampleSurroundings = 32_000;

interface Surroundings {
  /** How many samples are said to be encoded, and whether the former and the next one are. */
  readonly marks: number;
  readonly isFormer: boolean;
  readonly isNext: boolean;
}

/** Reads what stands between two samples: the rest of the object that one is in, and the start of the other's. */
function readBetween(whole: string, startsInString: boolean): Surroundings {
  const [start, end] = [whole.slice(0, sampleSurroundings), whole.slice(sampleSurroundings)];
  const text =
    `${start}${end.length > sampleSurroundings ? '\n{\n' : ''}${end.slice(-sampleSurroundings)}`.replaceAll(
      /=\r?\n[> ]*/g,
      '',
    );
  const marks = text.split(encodedMark).length - 1;
  if (marks === 0) return { marks, isFormer: false, isNext: false };
  let isString = startsInString;
  let [first, last] = [text.length, 0];
  for (const { 0: sign, index } of text.matchAll(/\\[^]|["\n{}]/g)) {
    if (sign === '"') isString = !isString;
    else if (sign === '\n') isString = false;
    else if (!isString && sign.length === 1) [first, last] = [Math.min(first, index), index];
  }
  return {
    marks,
    isFormer: encodedMark.test(text.slice(0, first)),
    isNext: encodedMark.test(text.slice(last)),
  };
}

function* decodeSamples(text: string): Steps<DecodedMail> {
  const keys = new RegExp(payloadKey);
  const pieces: string[] = [];
  let [done, unread, samples, marks, encoded] = [0, 0, 0, 0, 0];
  let key = keys.exec(text);
  let before = readBetween(text.slice(0, key?.index ?? 0), false);
  marks += before.marks;
  while (key !== null) {
    const start = keys.lastIndex;
    const quote = text.indexOf('"', start);
    const end = quote === -1 ? text.length : quote;
    keys.lastIndex = end + 1;
    key = keys.exec(text);
    const behind = readBetween(text.slice(end + 1, key?.index), text[end - 1] === '\\');
    samples += 1;
    marks += behind.marks;
    if (before.isNext || behind.isFormer) {
      const code = text.slice(start, end);
      const sample = yield* decodeBase64(code, 'utf-8');
      const inner = yield* decodeParts(sample.text, deepest);
      encoded += 1;
      unread += sample.isWhole && quote !== -1 ? inner.unread : 1;
      const isOther = /[^A-Za-z\d+/=\\\s>]/.test(code);
      pieces.push(text.slice(done, start), isOther ? code : inner.text);
      done = end;
    }
    before = behind;
    yield;
  }
  unread += Math.max(0, Math.min(samples, marks) - encoded);
  return { text: pieces.length === 0 ? text : pieces.join('') + text.slice(done), unread };
}

/**
 * Decodes the parts and words of a mail's source that are text. Any other text comes back as it is. No step takes more
 * than a few milliseconds, apart from a search through the whole of a text of many megabytes.
 * @param text the whole of it: a part may be longer than any piece that it is read in
 */
export function* decodeMailInSteps(text: string): Steps<DecodedMail> {
  const parts = yield* decodeParts(text, deepest);
  const samples = yield* decodeSamples(parts.text);
  yield;
  const encrypted = samples.text.split('-----BEGIN PGP MESSAGE-----').length - 1;
  yield;
  const words = yield* decodeWords(samples.text);
  return { text: words, unread: parts.unread + samples.unread + encrypted };
}

/** All steps of {@link decodeMailInSteps} at once. */
export const decodeMail = (text: string): DecodedMail => atOnce(decodeMailInSteps(text));
