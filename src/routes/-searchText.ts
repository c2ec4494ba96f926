/**
 * Parses search params as plain text, `?q=10&status=running`: what a user types or a ticket system writes, without the
 * quotes that JSON would put around a number that is meant as text. Each route's own schema gives them their types.
 */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The inverse of `parseSearch`. Leaves out values that are `undefined` or ''. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
