import { stat } from 'node:fs/promises';
import { type ImportShape, importDelimiters } from '#shared/domain/csv-import.ts';
import { isBlankRow } from '#shared/domain/judge-csv-row.ts';
import { AppError } from '#shared/errors.ts';
import { readCsvRows } from '../../db/read-csv-rows.ts';
import { guessEncoding, readCsvText } from '../../db/read-csv-text.ts';
import { asFileError } from '../../db/replace-file.ts';
import type { FileStamp } from '../../db/tables/staged-imports.ts';

/** How a file is written, and its first rows that have anything in them. */
export type FileHead = Pick<ImportShape, 'encoding' | 'delimiter'> & { rows: string[][] };

/** Four million devices in a line of 256 signs each. */
const MOST_MEGABYTES = 1024;
/** So many rows tell what the columns mean; the first of them are shown as they stand. */
const HEAD_ROWS = 200;

/** How a file lies on the disk now. Throws `file_not_readable`, and `csv_too_large` before a byte of it is read. */
export async function stampOf(path: string): Promise<FileStamp> {
  const { size, mtimeMs: modifiedMs } = await stat(path).catch((error) => {
    throw asFileError(error, 'read');
  });
  if (size <= MOST_MEGABYTES * 1024 * 1024) return { size, modifiedMs };
  throw new AppError('csv_too_large', 'the file is too large', { mostMegabytes: MOST_MEGABYTES });
}

/** Throws `csv_file_changed` when a file is no longer as it was. */
export async function assertUnchanged(path: string, before: FileStamp): Promise<void> {
  const now = await stampOf(path);
  if (now.size === before.size && now.modifiedMs === before.modifiedMs) return;
  throw new AppError('csv_file_changed', 'the file is no longer as it was');
}

/** Reads as much of a file as a guess needs; `said` overrules what would be guessed. Throws `csv_empty` and what reading throws. */
export async function readHead(
  path: string,
  said: Pick<ImportShape, 'encoding' | 'delimiter'> | null,
  signal: AbortSignal,
): Promise<FileHead> {
  const encoding = said?.encoding ?? (await guessEncoding(path, signal));
  const rows: string[][] = [];
  let delimiter: ImportShape['delimiter'] = ',';
  const delimiters = said ? ([said.delimiter] as const) : importDelimiters;
  for await (const piece of readCsvRows(readCsvText(path, encoding, signal), delimiters)) {
    delimiter = piece.delimiter;
    for (const { cells } of piece.rows) if (!isBlankRow(cells) && rows.length < HEAD_ROWS) rows.push(cells);
    if (rows.length === HEAD_ROWS) break;
  }
  if (rows.length === 0) throw new AppError('csv_empty', 'no row with anything in it');
  const width = Math.max(...rows.map(widthOf));
  return { encoding, delimiter, rows: rows.map((cells) => cells.slice(0, width)) };
}

/** Without the empty cells that spreadsheets write after the last one. */
function widthOf(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1;
}
