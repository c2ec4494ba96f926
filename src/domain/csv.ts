/**
 * Characters that make a spreadsheet read a cell as a formula (OWASP, "CSV Injection"). The full-width ones do so in
 * East Asian editions.
 */
const formulaStart = /^[=+\-@\t\r\n\0＝＋－＠]/;

function cell(value: string): string {
  const inert = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/**
 * Writes rows as CSV (RFC 4180: comma, CRLF, quotes doubled). A leading apostrophe keeps a value from being run as a
 * formula. Starts with a byte order mark: without it, spreadsheets misread everything but ASCII.
 */
export function writeCsv(head: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
