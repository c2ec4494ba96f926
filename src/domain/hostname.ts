const hostnamePart = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Whether a text is a host name by RFC 1123: dot-separated parts of 1 to 63 letters, digits and inner hyphens,
 * 253 characters in all. No trailing dot, no underscore.
 */
export function isHostname(text: string): boolean {
  return text.length <= 253 && text.split('.').every((part) => hostnamePart.test(part));
}
