/** How cells are written: `guarded` for spreadsheets, `raw` for machines. */
export type CsvForm = 'guarded' | 'raw';

// What begins a formula, or a cell that some spreadsheet trims to one (OWASP ASVS 5, 1.2.10); in full width too.
const formulaSigns = new Set([...'=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20'].map((sign) => sign.charCodeAt(0)));
const QUOTE = 0x27;
const SPACE = 0x20;
const FIRST_BEYOND_ASCII = 0x80;

/** Whether a spreadsheet may take a cell for a formula; blanks before it save nobody, as they may be trimmed. */
export function beginsLikeFormula(cell: string): boolean {
  return formulaSigns.has(cell.charCodeAt(firstSign(cell)));
}

/** A cell that no spreadsheet evaluates: a single quote stands before one that begins like a formula. */
export function guardCell(cell: string): string {
  return isGuarded(cell) ? `'${cell}` : cell;
}

/** The cell that was guarded; one that was never guarded comes back as it is. */
export function unguardCell(cell: string): string {
  return cell.charCodeAt(0) === QUOTE && isGuarded(cell.slice(1)) ? cell.slice(1) : cell;
}

/** A cell that begins with the quote itself is guarded too, so that it comes back as it was. */
function isGuarded(cell: string): boolean {
  const code = cell.charCodeAt(firstSign(cell));
  return code === QUOTE || formulaSigns.has(code);
}

/** Where the first sign stands that is no blank, or is one that counts by itself; most cells begin with it. */
function firstSign(cell: string): number {
  let at = 0;
  while (at < cell.length && isBlank(cell, at) && !formulaSigns.has(cell.charCodeAt(at))) at += 1;
  return at;
}

/** One line of a CSV file (RFC 4180: CRLF at its end), null as an empty cell; spreadsheets in some languages want another delimiter than a comma. */
export function toCsvLine(cells: readonly (string | null)[], form: CsvForm, delimiter = ','): string {
  let line = '';
  for (let column = 0; column < cells.length; column += 1) {
    if (column > 0) line += delimiter;
    const cell = cells[column];
    if (cell === null || cell === undefined || cell === '') continue;
    const text = form === 'guarded' ? guardCell(cell) : cell;
    line += needsQuotes(text, delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  }
  return `${line}\r\n`;
}

/** What RFC 4180 asks for, and blanks at either end, which spreadsheets and parsers trim. */
function needsQuotes(text: string, delimiter: string): boolean {
  if (isBlank(text, 0) || isBlank(text, text.length - 1) || /[",\r\n]/.test(text)) return true;
  return delimiter !== ',' && text.includes(delimiter);
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= SPACE || (code >= FIRST_BEYOND_ASCII && /\s/.test(text.charAt(at)));
}
