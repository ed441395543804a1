type Cell = string | number | boolean | null | undefined;

/** A cell that begins like a formula is not to be one in a spreadsheet. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function quoted(cell: Cell) {
  const text = typeof cell === 'string' ? harmless(cell) : String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** A table as RFC 4180 writes it, with the mark by which spreadsheets know UTF-8. */
export const csvOf = (rows: Cell[][]) =>
  `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
