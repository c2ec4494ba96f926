const longestPath = 4096;

/** Whether any character is a control character, which browsers drop from addresses and so join what they parted. */
function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** The text with each `%xx` decoded once; nothing where an escape is broken. */
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
 * Whether a text is an address of this very site, a path with or without what may follow it, and can lead nowhere else:
 * one leading slash, no second slash or backslash behind it, no control character; in the path not even an encoded one.
 * A search may hold encoded ones, as in a text of several lines. At most 4,096 characters. Whatever else is refused, not
 * repaired.
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
