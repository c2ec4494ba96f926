/** Characters that make a spreadsheet take a cell for a formula (OWASP, "CSV Injection"), the wide ones in East Asian editions. */
const formulaStart = /^[=+\-@\t\r\n\0＝＋－＠]/;

function cell(value: string): string {
  const inert = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/**
 * Writes rows as CSV (RFC 4180: comma, CRLF, quotes doubled), each value kept from being run as a formula by an
 * apostrophe before it. Begins with a byte order mark, without which spreadsheets misread everything but ASCII.
 */
export function writeCsv(head: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
