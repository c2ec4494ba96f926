/** Joins class names and skips falsy ones. It resolves no conflicts: a caller adds layout, never another look. */
export function cx(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
