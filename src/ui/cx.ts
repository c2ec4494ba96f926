/** Joins class names, leaving out what isn't there. It settles no conflicts: a caller adds layout, never another look. */
export function cx(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
