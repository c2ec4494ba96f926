/**
 * Search params as plain text, `?q=10&status=running`: what a person would type or a ticket system would write, without
 * the quotes that JSON would put around a number that is meant as text. Each route's own schema gives them their types.
 */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** The other way; what is `undefined` or '' is left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (typeof value === 'string' && value !== '') params.set(name, value);
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
