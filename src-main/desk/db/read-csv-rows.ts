import Papa from 'papaparse';
import { type importDelimiters, MOST_IMPORT_COLUMNS } from '#shared/domain/csv-import.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { TextPiece } from './read-csv-text.ts';

/** A row of a file; `line` is the one it begins in, as a text editor counts. */
export type CsvRow = { line: number; cells: string[] };

/** What may stand between cells. */
type Delimiter = (typeof importDelimiters)[number];

/** Rows of a piece of a file. */
export type RowsPiece<Known extends Delimiter> = { rows: CsvRow[]; delimiter: Known; bytes: number };

/** A row longer than this is damaged, or one whose quotation was never closed. Characters. */
const LONGEST_ROW = 1_000_000;
/** So many rows tell by how alike they are what separates their cells. */
const ROWS_TO_COMPARE = 20;

/**
 * Reads rows piece by piece. What separates cells is the one of `delimiters` that fits the first rows, or said by the line
 * `sep=` that some spreadsheets write. Throws, with line and column, `csv_quote_open`, `csv_row_too_long`,
 * `csv_too_many_columns` and `csv_not_text`.
 */
export async function* readCsvRows<Known extends Delimiter>(
  text: AsyncIterable<TextPiece>,
  delimiters: readonly [Known, ...Known[]],
): AsyncGenerator<RowsPiece<Known>> {
  let rest = '';
  let line = 1;
  let delimiter: Known | null = null;
  const take = (isLast: boolean): CsvRow[] => {
    const { rows, read, open } = parse(rest, { line, delimiter: delimiter ?? ',', isLast });
    line += countLines(rest.slice(0, read));
    rest = rest.slice(read);
    if (rest.length > LONGEST_ROW) throw tooLong(line, open);
    return rows;
  };
  let unread = 0;
  for await (const piece of text) {
    assertNoZeros(rest, piece.text, line);
    rest += piece.text;
    unread += piece.bytes;
    if (delimiter === null && !rest.includes('\n') && rest.length <= LONGEST_ROW) continue;
    if (delimiter === null) {
      const said = /^sep=(.)\n/i.exec(rest);
      if (said) [rest, line] = [rest.slice(said[0].length), 2];
      delimiter = delimiters.find((one) => one === said?.[1]) ?? guessDelimiter(rest, delimiters);
    }
    yield { rows: take(false), delimiter, bytes: unread };
    unread = 0;
  }
  delimiter ??= guessDelimiter(rest, delimiters);
  yield { rows: take(true), delimiter, bytes: unread };
}

/**
 * What cuts the first line into the most cells: names of columns have neither commas nor tabs in them. Where two cut it alike,
 * as in a file without names, the one that cuts more of the lines after it so.
 */
function guessDelimiter<Known extends Delimiter>(text: string, delimiters: readonly [Known, ...Known[]]): Known {
  const filled = text.replace(/^\s*\n/, '').slice(0, LONGEST_ROW);
  const counted = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(filled, { delimiter, newline: '\n', preview: ROWS_TO_COMPARE });
    const cells = data[0]?.length ?? 0;
    return { delimiter, cells, alike: alikeOf(data, cells) };
  });
  const better = (one: (typeof counted)[number], best: (typeof counted)[number]) =>
    one.cells > best.cells || (one.cells === best.cells && one.alike > best.alike);
  return counted.reduce((best, one) => (better(one, best) ? one : best)).delimiter;
}

/** How many rows are cut as the first one is; where that is a title in a single cell, as most of the others are. */
function alikeOf(rows: readonly string[][], cells: number): number {
  const counts = cells > 1 ? [cells] : rows.map((row) => row.length).filter((count) => count > 1);
  return Math.max(0, ...counts.map((count) => rows.filter((row) => row.length === count).length));
}

type Parsing = { line: number; delimiter: string; isLast: boolean };
type Open = { cells: number; quoted: boolean };

/** The whole rows of a text, and how much of it they are; what follows the last line end belongs to the next piece: `open`. */
function parse(text: string, { line, delimiter, isLast }: Parsing): { rows: CsvRow[]; read: number; open: Open } {
  const rows: CsvRow[] = [];
  const open: Open = { cells: 0, quoted: false };
  let [at, read, nextLine] = [0, 0, line];
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const { cursor } = meta;
      if (widthOf(data) > MOST_IMPORT_COLUMNS) throw tooManyColumns(nextLine);
      const isWhole = cursor < text.length || isLast;
      const quoted = errors.some(({ type }) => type === 'Quotes');
      if (!isWhole) {
        [open.cells, open.quoted] = [data.length, quoted];
        return;
      }
      if (quoted) throw errorAt('csv_quote_open', 'a quotation does not end', nextLine, data.length);
      rows.push({ line: nextLine, cells: data });
      nextLine += countLines(text.slice(at, cursor));
      [at, read] = [cursor, cursor];
    },
  });
  return { rows, read, open };
}

/** Spreadsheets may write a thousand empty cells after the last one with anything in it. */
function widthOf(cells: readonly string[]): number {
  let width = cells.length;
  while (width > MOST_IMPORT_COLUMNS && cells[width - 1] === '') width -= 1;
  return width;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function assertNoZeros(rest: string, text: string, line: number): void {
  const at = text.indexOf('\0');
  if (at < 0) return;
  const before = rest + text.slice(0, at);
  const cells = before.slice(before.lastIndexOf('\n') + 1).split(/[,;\t|]/);
  throw errorAt('csv_not_text', 'a sign that no text has', line + countLines(before), cells.length);
}

function tooLong(line: number, { cells, quoted }: Open): AppError {
  if (quoted) return errorAt('csv_quote_open', 'a quotation does not end', line, cells);
  return errorAt('csv_row_too_long', 'a row does not end', line, cells);
}

function tooManyColumns(line: number): AppError {
  const column = MOST_IMPORT_COLUMNS + 1;
  const details = { line, column, most: MOST_IMPORT_COLUMNS };
  return new AppError('csv_too_many_columns', `too many columns in line ${line}`, details);
}

function errorAt(code: ErrorCode, problem: string, line: number, column: number): AppError {
  return new AppError(code, `${problem}: line ${line}, column ${column}`, { line, column });
}
