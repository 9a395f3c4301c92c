import Papa from 'papaparse';
import { csvDelimiters, type FileForm } from '#shared/domain/self-maintained.ts';
import { AppError } from '#shared/errors.ts';
import type { TextPiece } from './read-csv-text.ts';

/** A row of a file; `line` is the one it begins in, as a text editor counts. */
export type CsvRow = { line: number; cells: string[] };

/** Rows of a piece of a file. */
export type RowsPiece = { rows: CsvRow[]; delimiter: FileForm['delimiter']; bytes: number };

/** A row longer than this is one whose quotation was never closed. Characters. */
const LONGEST_ROW = 1_000_000;

/**
 * Reads rows piece by piece; what separates cells is guessed from the first line, or said by the line `sep=` that some
 * spreadsheets write. Throws `csv_quote_open` with the line of a quotation that does not end.
 */
export async function* readCsvRows(text: AsyncIterable<TextPiece>): AsyncGenerator<RowsPiece> {
  let rest = '';
  let line = 1;
  let delimiter: FileForm['delimiter'] | null = null;
  const take = (isLast: boolean): CsvRow[] => {
    const { rows, read } = parse(rest, { line, delimiter: delimiter ?? ',', isLast });
    line += countLines(rest.slice(0, read));
    rest = rest.slice(read);
    if (rest.length > LONGEST_ROW) throw quoteOpen(line);
    return rows;
  };
  let unread = 0;
  for await (const piece of text) {
    rest += piece.text;
    unread += piece.bytes;
    if (delimiter === null && !rest.includes('\n')) continue;
    if (delimiter === null) {
      const said = /^sep=([,;\t])\n/i.exec(rest);
      delimiter = (said?.[1] as FileForm['delimiter'] | undefined) ?? guessDelimiter(rest);
      if (said) [rest, line] = [rest.slice(said[0].length), 2];
    }
    yield { rows: take(false), delimiter, bytes: unread };
    unread = 0;
  }
  delimiter ??= guessDelimiter(rest);
  yield { rows: take(true), delimiter, bytes: unread };
}

/** What cuts the line with the headers into the most cells: names of columns have neither commas nor tabs in them. */
function guessDelimiter(text: string): FileForm['delimiter'] {
  const filled = text.replace(/^\s*\n/, '');
  const cellsWith = (delimiter: string) =>
    Papa.parse<string[]>(filled, { delimiter, newline: '\n', preview: 1 }).data[0]?.length ?? 0;
  const counted = csvDelimiters.map((delimiter) => ({ delimiter, cells: cellsWith(delimiter) }));
  return counted.reduce((best, one) => (one.cells > best.cells ? one : best)).delimiter;
}

type Parsing = { line: number; delimiter: string; isLast: boolean };

/** The whole rows of a text, and how much of it they are; what follows the last line end belongs to the next piece. */
function parse(text: string, { line, delimiter, isLast }: Parsing): { rows: CsvRow[]; read: number } {
  const rows: CsvRow[] = [];
  let [at, read, nextLine] = [0, 0, line];
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }) => {
      const { cursor } = meta;
      const isWhole = cursor < text.length || isLast;
      if (!isWhole) return;
      if (errors.some(({ type }) => type === 'Quotes')) throw quoteOpen(nextLine);
      rows.push({ line: nextLine, cells: data });
      nextLine += countLines(text.slice(at, cursor));
      [at, read] = [cursor, cursor];
    },
  });
  return { rows, read };
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function quoteOpen(line: number): AppError {
  return new AppError('csv_quote_open', `a quotation does not end in line ${line}`, { line });
}
