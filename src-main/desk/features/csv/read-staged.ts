import { setImmediate } from 'node:timers/promises';
import { isBlankRow } from '#shared/domain/judge-csv-row.ts';
import { AppError } from '#shared/errors.ts';
import { readCsvRows } from '../../db/read-csv-rows.ts';
import { readCsvText } from '../../db/read-csv-text.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { type HeldImport, readImportRows, type StagedImportRow } from '../../db/tables/staged-imports.ts';
import { assertUnchanged } from './read-head.ts';

/** Some 20 ms of reading. */
const ROWS_PER_SLICE = 2_000;

/** A row as it was judged, with its cells as they stand in the file. */
export type RowAgain = { row: StagedImportRow; cells: readonly string[] };

/** All rows of a file as they were judged, slice by slice; the desk answers others in between. */
export async function* readInSlices(db: ReadableDb, held: HeldImport): AsyncGenerator<StagedImportRow[]> {
  for (let after = 0; after < held.preview.rows; after += ROWS_PER_SLICE) {
    yield readNumbered(db, held, after, Math.min(ROWS_PER_SLICE, held.preview.rows - after));
    await setImmediate();
  }
}

/**
 * Reads the file itself once more, for what is held of it nowhere: passwords, and cells without a meaning. Throws
 * `csv_file_changed` when it is not as it was, at its end at the latest.
 */
export async function* readAgain(db: ReadableDb, held: HeldImport, signal: AbortSignal): AsyncGenerator<RowAgain[]> {
  const { path, stamp, shape, above } = held;
  await assertUnchanged(path, stamp);
  let aboveLeft = above;
  let number = 0;
  for await (const piece of readCsvRows(readCsvText(path, shape.encoding, signal), [shape.delimiter])) {
    const filled = piece.rows.filter(({ cells }) => !isBlankRow(cells));
    aboveLeft -= filled.splice(0, aboveLeft).length;
    const staged = readNumbered(db, held, number, filled.length);
    number += filled.length;
    yield filled.map(({ line, cells }, at) => {
      const row = staged[at];
      if (row?.line !== line) throw new AppError('csv_file_changed', 'the file is no longer as it was', { line });
      return { row, cells };
    });
    await setImmediate();
  }
  await assertUnchanged(path, stamp);
}

function readNumbered(db: ReadableDb, { base }: HeldImport, after: number, count: number): StagedImportRow[] {
  const numbers = Array.from({ length: count }, (_, at) => after + at + 1);
  return readImportRows(db, base, numbers);
}
