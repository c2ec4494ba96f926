export interface VisiblePart {
  /** `mark`: a token for a character that is invisible or would reorder the text. */
  kind: 'text' | 'mark';
  text: string;
  /** The start in the text, in UTF-16 units. */
  at: number;
}

// C0, DEL, C1; soft hyphen; combining grapheme joiner; Arabic letter mark; Hangul fillers; Mongolian vowel separator;
// zero-width, LRM, RLM; line and paragraph separators; bidi embeddings, overrides, isolates; invisible operators;
// BOM; interlinear annotation; tags; lone surrogates.
const unseen =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

const pictographBefore = /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?$/u;
const pictographAfter = /^\p{Extended_Pictographic}/u;

/**
 * Splits untrusted text into parts that can be shown as they are and tokens for the rest: "␛" for C0 and DEL,
 * "[U+202E]" for others (Unicode TR36, "Bidirectional Text Spoofing"). A zero-width joiner inside an emoji stays.
 */
export function visibleParts(text: string): VisiblePart[] {
  const parts: VisiblePart[] = [];
  let shownUpTo = 0;
  for (const match of text.matchAll(unseen)) {
    const [character] = match;
    if (character === '\u200d' && joinsPictographs(text, match.index)) continue;
    if (match.index > shownUpTo)
      parts.push({ kind: 'text', text: text.slice(shownUpTo, match.index), at: shownUpTo });
    parts.push({ kind: 'mark', text: tokenFor(character), at: match.index });
    shownUpTo = match.index + character.length;
  }
  if (shownUpTo < text.length) parts.push({ kind: 'text', text: text.slice(shownUpTo), at: shownUpTo });
  return parts;
}

/** The same as one string, for titles and attributes. */
export function visibleText(text: string): string {
  return visibleParts(text)
    .map((part) => part.text)
    .join('');
}

/**
 * A text that takes at most `max` characters when it is shown with its tokens; where any were left out, the last one is
 * an ellipsis. Counts code points, so none is cut in half, and no token is.
 */
export function shorten(text: string, max: number): string {
  if (max === Infinity) return text;
  let room = max;
  let cut: number | undefined;
  for (const part of visibleParts(text)) {
    let { at } = part;
    for (const piece of part.kind === 'text' ? part.text : [part.text]) {
      room -= part.kind === 'text' ? 1 : piece.length;
      // From here on, an ellipsis has no room.
      if (room < 1) cut ??= at;
      if (room < 0) return `${text.slice(0, cut)}…`;
      at += piece.length;
    }
  }
  return text;
}

function joinsPictographs(text: string, at: number): boolean {
  return (
    pictographBefore.test(text.slice(Math.max(0, at - 4), at)) &&
    pictographAfter.test(text.slice(at + 1, at + 3))
  );
}

function tokenFor(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}
