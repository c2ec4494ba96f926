/** The longest `next` that is sent, in characters. */
const longestNext = 512;

/** Why a text is no path of the official dashboard; the first that applies. */
export type NextProblem = 'length' | 'beginning' | 'control' | 'slashes' | 'escape' | 'scheme';

/** What one more decoder on the way could make of a text: the escapes of ASCII alone, since only those can do harm. */
function decodedOnce(text: string): string {
  return text.replaceAll(/%([0-7][0-9a-f])/gi, (_escape, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

/** The text as each decoder on the way could see it: as it stands, decoded, decoded again, until nothing is left to decode. */
function everyReading(text: string): readonly string[] {
  const readings = [text];
  for (let once = decodedOnce(text); once !== readings.at(-1); once = decodedOnce(once)) readings.push(once);
  return readings;
}

/** The text with all its escapes decoded once; nothing where one is broken. */
function wholeDecoded(text: string): string | undefined {
  try {
    // The result is what tells: a call for its error alone is taken for idle by the bundler and left out.
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * What keeps a text from being a `next`: where in the official dashboard a sign-in link leads. It must be a path: one
 * leading slash, no second one behind any slash, no backslash, no control character, and no scheme behind the first slash,
 * where a reader that drops the slash would find it, however often it is encoded; and at most 512 characters. Stricter than a path of our own (`sitePath.ts`), since who reads it is not ours: nowhere in it may
 * stand what a reader could take for another host, not even in its search. It is refused, never repaired.
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
