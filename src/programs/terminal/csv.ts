/** Beginnings that make a spreadsheet run a cell as a formula, also in full width (https://owasp.org/www-community/attacks/CSV_Injection). */
const formula = /^[=+\-@\t\r＝＋－＠]/

function cellOf(value: string | number): string {
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A table as CSV (RFC 4180) that a spreadsheet opens without being told the encoding: it begins with a byte order mark. A cell that would run as a
 * formula gets an apostrophe before it.
 */
export function csvOf(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${[heads, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`
}
