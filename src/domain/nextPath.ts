/** The longest `next` that is sent, in characters. */
const longestNext = 512;

/** Why a text is not a safe path in the official dashboard: the first rule that it breaks. */
export type NextProblem = 'length' | 'beginning' | 'control' | 'slashes' | 'escape' | 'scheme';

/** The text as one more decoder on its way could turn it into. Decodes only ASCII escapes: no others can do harm. */
function decodedOnce(text: string): string {
  return text.replaceAll(/%([0-7][0-9a-f])/gi, (_escape, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

/** The text as each decoder on its way could see it: as it is, decoded once, twice, until nothing is left to decode. */
function everyReading(text: string): readonly string[] {
  const readings = [text];
  for (let once = decodedOnce(text); once !== readings.at(-1); once = decodedOnce(once)) readings.push(once);
  return readings;
}

/** The text with all its escapes decoded once; `undefined` where one is malformed. */
function wholeDecoded(text: string): string | undefined {
  try {
    // Returns the result for the caller to check: the bundler drops a call that is made only for the error it throws.
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Why a text can't be a `next`, the page of the official dashboard that a sign-in link opens; `undefined` where it can.
 * It must be a path of at most 512 characters with a leading slash. However often it is decoded, it must have no double
 * slash, no backslash, no control character, and no scheme right after the first slash, where a reader that drops the
 * slash would find it. Stricter than a path of our own site (`sitePath.ts`), since we don't control the reader: nothing
 * in it, not even in its query, may be mistaken for another host. A bad text is refused, never repaired.
 */
export function nextProblem(text: string): NextProblem | undefined {
  if (text.length > longestNext) return 'length';
  if (!text.startsWith('/')) return 'beginning';
  const whole = wholeDecoded(text);
  if (whole === undefined) return 'escape';
  const readings = [...everyReading(text), whole];
  if (readings.some((reading) => /\p{Cc}|\p{Cs}/u.test(reading))) return 'control';
  if (readings.some((reading) => /\/\/|\\/.test(reading))) return 'slashes';
  return readings.some((reading) => /^\/[a-z][a-z\d+.-]*:/i.test(reading)) ? 'scheme' : undefined;
}
