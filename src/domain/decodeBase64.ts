/** Gives way to others between two steps, of a few milliseconds each. */
export type Steps<Result> = Generator<undefined, Result>;

/** The result of all steps. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** In characters: how much base64 is decoded in a step. */
const pieceLength = 262_144;

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Characters of bytes, given in pieces with one character each. A charset that nobody knows is read as UTF-8. */
export function* readCharset(pieces: readonly string[], charset: string): Steps<string> {
  for (const name of [charset, 'utf-8', 'windows-1252']) {
    try {
      const decoder = new TextDecoder(name, { fatal: true });
      const texts: string[] = [];
      for (const piece of pieces) {
        texts.push(decoder.decode(bytesOf(piece), { stream: true }));
        yield;
      }
      return texts.join('') + decoder.decode();
    } catch {
      // The next one.
    }
  }
  return '';
}

interface Decoded {
  /** As far as it could be read. */
  readonly text: string;
  readonly isWhole: boolean;
}

/** @param base64 in a mail or in JSON, and either in quoted-printable, maybe */
export function* decodeBase64(base64: string, charset: string): Steps<Decoded> {
  const pieces: string[] = [];
  let isAscii = true;
  let rest = '';
  for (let at = 0; at < base64.length;) {
    let end = Math.min(at + pieceLength, base64.length);
    // Not within an escape.
    for (const last = end + 12; end < last && /[=\\]/.test(base64.slice(end - 4, end));) end += 1;
    const isLast = end >= base64.length;
    const plain = base64.slice(at, end).replaceAll(/=\r?\n|[\s>]/g, '');
    let digits = rest + plain.replaceAll(/\\[nr]?/g, '').replaceAll(/=3D/gi, '=');
    if (isLast) digits = digits.replace(/={1,2}$/, '');
    const spare = digits.length % 4;
    const length = digits.length - (isLast && spare > 1 ? 0 : spare);
    rest = digits.slice(length);
    try {
      const piece = atob(digits.slice(0, length));
      pieces.push(piece);
      isAscii &&= !/[^ -~\s]/.test(piece);
    } catch {
      return { text: '', isWhole: false };
    }
    at = end;
    yield;
  }
  const text = isAscii ? pieces.join('') : yield* readCharset(pieces, charset);
  // No text has this character; nearly every picture and archive does.
  return text.includes('\0') ? { text: '', isWhole: false } : { text, isWhole: rest === '' };
}
