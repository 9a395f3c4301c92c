import { IvantiRefusal } from './ivanti-wire.ts';
import type { UploadedRow } from './self-maintained-devices.ts';

const MOST_ROWS = 200_000;

const fieldOf: Readonly<Record<string, Exclude<keyof UploadedRow, 'attributes'>>> = {
  'imei number': 'imei',
  'serial number': 'serial',
  manufacturer: 'manufacturer',
  username: 'userName',
};

/**
 * Reads `csv-data`: a header line, then at most 200,000 rows, each with an IMEI or with serial number and manufacturer. One
 * row short of that fails the whole upload, which the documentation says can happen (mission 1.11, 103).
 */
export function readUploadedCsv(text: string): UploadedRow[] {
  const [header, ...lines] = splitCsv(text);
  const names = (header ?? []).map((name) => name.trim());
  const meanings = names.map((name) => fieldOf[name.toLowerCase()] ?? null);
  if (!meanings.includes('imei') && !meanings.includes('serial'))
    throw new IvantiRefusal(400, 'BAD_CSV', 'The first line names neither IMEI Number nor Serial Number');
  if (lines.length > MOST_ROWS) throw new IvantiRefusal(400, 'TOO_MANY_ROWS', `At most ${MOST_ROWS} rows`);
  return lines.map((cells, at) => {
    const row = readRow(cells, names, meanings);
    assertComplete(row, at + 2);
    return row;
  });
}

/** Refuses a row that names no device; `line` counts from the header. */
export function assertComplete({ imei, serial, manufacturer }: UploadedRow, line: number): void {
  if (imei !== null || (serial !== null && manufacturer !== null)) return;
  throw new IvantiRefusal(400, 'BAD_ROW', `Row ${line} needs an IMEI, or a serial number and a manufacturer`);
}

function readRow(cells: string[], names: string[], meanings: (keyof typeof blank | null)[]): UploadedRow {
  const row: UploadedRow = { ...blank, attributes: {} };
  for (const [at, cell] of cells.entries()) {
    const value = cell.trim();
    const meaning = meanings[at];
    const name = names[at];
    if (value === '') continue;
    if (meaning) row[meaning] = value;
    else if (name) row.attributes[name] = value;
  }
  return row;
}

const blank = { imei: null, serial: null, manufacturer: null, userName: null };

/** The cells of every line that is not blank (RFC 4180). */
function splitCsv(text: string): string[][] {
  const lines: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    cells.push(cell);
    if (text[end] === ',') {
      at = end + 1;
      if (at === text.length) cells.push('');
      else continue;
    }
    at = text.startsWith('\r\n', end) ? end + 2 : Math.max(at, end + 1);
    if (cells.some((one) => one !== '')) lines.push(cells);
    cells = [];
  }
  return lines;
}

function readPlain(text: string, from: number): { cell: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { cell: text.slice(from, end), end };
}

function readQuoted(text: string, from: number): { cell: string; end: number } {
  let cell = '';
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new IvantiRefusal(400, 'BAD_CSV', 'A quotation mark is not closed');
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { cell, end: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
}
