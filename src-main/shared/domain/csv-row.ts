/** How cells are written: `guarded` for spreadsheets, `raw` for machines. */
export type CsvForm = 'guarded' | 'raw';

// A cell that begins with one of these may be taken for a formula (OWASP ASVS 5, 1.2.10), in full width too. The quote itself
// is here so that a cell that begins with one comes back as it was.
const trigger = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20']/;
const guarded = /^'[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20']/;

// RFC 4180, and blanks at either end, which spreadsheets and parsers trim.
const needsQuotes = /[",\r\n]|^[\s\ufeff]|\s$/;

/** A cell that no spreadsheet evaluates: a single quote stands before one that begins like a formula. */
export function guardCell(cell: string): string {
  return trigger.test(cell) ? `'${cell}` : cell;
}

/** The cell that was guarded; one that was never guarded comes back as it is. */
export function unguardCell(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell;
}

/** One line of a CSV file (RFC 4180: commas, CRLF at its end), null as an empty cell. */
export function toCsvLine(cells: readonly (string | null)[], form: CsvForm): string {
  let line = '';
  for (let column = 0; column < cells.length; column += 1) {
    if (column > 0) line += ',';
    const cell = cells[column];
    if (cell === null || cell === undefined || cell === '') continue;
    const text = form === 'guarded' && trigger.test(cell) ? `'${cell}` : cell;
    line += needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  return `${line}\r\n`;
}
