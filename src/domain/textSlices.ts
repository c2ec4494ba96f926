/** A part of a text that is read by itself. */
export interface TextSlice {
  readonly text: string;
  /** Whether it begins, or ends, where a line does. */
  readonly startsLine: boolean;
  readonly endsLine: boolean;
}

/** In characters. Reading a slice of this length takes a few milliseconds. */
export const sliceLength = 32_768;

/** No address, range, id or host name is longer, with what stands between its parts. In characters. */
const longestNamed = 512;

/** A line is cut after one of these, if it has any: they part one statement from the next, and are in no name. */
const separators = [',', ';', '|', '"', '&', '\t'] as const;

/** The place after the last line break, 0 without one. Quoted-printable breaks lines, and words, after "=". */
function afterLastLine(text: string): number {
  for (let at = text.lastIndexOf('\n'); at > 0; at = text.lastIndexOf('\n', at - 1)) {
    if (!/=\r?$/.test(text.slice(Math.max(0, at - 2), at))) return at + 1;
  }
  return 0;
}

/** The place after the last character that is in no address or name, 0 without one. */
function afterLastBreak(text: string): number {
  const separator = Math.max(...separators.map((character) => text.lastIndexOf(character)));
  if (separator !== -1) return separator + 1;
  for (let at = text.length; at > 0; at -= 1) {
    if (/[^\p{L}\p{N}\p{Surrogate}.:%=_@\\[\](){}-]/u.test(text.charAt(at - 1))) return at;
  }
  return 0;
}

/**
 * Cuts a text into slices that can be read one after the other, at the ends of lines. In a line that is longer than a
 * slice, neighbours overlap, so that no address or name is only in two halves. Only a single word that is longer than
 * half a slice is cut within.
 * @param length of a slice at most, in characters
 */
export function* slicesOf(text: string, length = sliceLength): Generator<TextSlice> {
  let startsLine = true;
  for (let start = 0; start < text.length;) {
    if (text.length - start <= length) {
      yield { text: text.slice(start), startsLine, endsLine: true };
      return;
    }
    const half = start + Math.ceil(length / 2);
    const window = text.slice(half, start + length);
    const lineEnd = afterLastLine(window);
    const end = lineEnd > 0 ? half + lineEnd : half + (afterLastBreak(window) || window.length);
    yield { text: text.slice(start, end), startsLine, endsLine: lineEnd > 0 };
    startsLine = lineEnd > 0;
    const overlap = startsLine
      ? 0
      : afterLastBreak(text.slice(Math.max(half, end - 2 * longestNamed), end - longestNamed));
    start = overlap === 0 ? end : Math.max(half, end - 2 * longestNamed) + overlap;
  }
}
