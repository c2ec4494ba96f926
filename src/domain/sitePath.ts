const longestPath = 4096;

/** Whether a text has a control character. Browsers drop them from addresses, which joins the parts around them. */
function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** The text with each `%xx` decoded once; `undefined` where an escape is malformed. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function isPlainPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path) && !hasControl(path);
}

/**
 * Whether a text is an address on this site, a path with or without query and fragment, and can lead nowhere else. It
 * needs one leading slash, no second slash or backslash right after it, and no control character; in the path not even
 * encoded ones. A query may have encoded ones, for example in a text of several lines. At most 4,096 characters.
 * Anything else is refused, not repaired.
 */
export function isSitePath(text: string): boolean {
  if (text.length > longestPath || !isPlainPath(text)) return false;
  const [path = ''] = text.split(/[?#]/, 1);
  const once = decoded(path);
  return (
    once !== undefined &&
    isPlainPath(once) &&
    new URL(text, 'https://x.invalid').origin === 'https://x.invalid'
  );
}
