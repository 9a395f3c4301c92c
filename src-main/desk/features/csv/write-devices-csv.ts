import { type FileHandle, open } from 'node:fs/promises';
import { type CsvForm, toCsvLine } from '#shared/domain/csv-row.ts';
import { asFileError, discardFile, putInPlace, temporaryBeside } from '../../db/replace-file.ts';
import { throwIfCancelled } from '../../db/run-job.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { readDeviceCells, type WantedCells } from '../../db/tables/device-cells.ts';

/** What to write: devices by row number, in this order. */
export type DevicesCsv = WantedCells & {
  rows: Uint32Array;
  headers: readonly string[];
  form: CsvForm;
};

// Some 5 ms of reading and 200 kB of text: the desk answers other commands while they are written.
const ROWS_PER_SLICE = 1000;
/** Excel takes a file without this mark for the system's own code page; machines take it for part of the first header. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Writes a CSV file slice by slice beside the target and puts it in its place at the end. Cancelled, or on any error, the
 * target is as it was and nothing else is left behind. Throws AppError cancelled, disk_full, file_not_writable.
 */
export async function writeDevicesCsv(
  db: ReadableDb,
  csv: DevicesCsv,
  target: string,
  control: { signal: AbortSignal; onProgress(done: number): void },
): Promise<void> {
  const temporary = temporaryBeside(target);
  try {
    const file = await open(temporary, 'wx');
    try {
      await writeLines(file, db, csv, control);
      await file.sync();
    } finally {
      await file.close();
    }
    throwIfCancelled(control.signal);
    putInPlace(temporary, target);
  } catch (error) {
    discardFile(temporary);
    throw asFileError(error);
  }
}

async function writeLines(
  file: FileHandle,
  db: ReadableDb,
  csv: DevicesCsv,
  control: { signal: AbortSignal; onProgress(done: number): void },
): Promise<void> {
  const mark = csv.form === 'guarded' ? BYTE_ORDER_MARK : '';
  await file.writeFile(mark + toCsvLine(csv.headers, csv.form));
  for (let first = 0; first < csv.rows.length; first += ROWS_PER_SLICE) {
    throwIfCancelled(control.signal);
    const rows = [...csv.rows.subarray(first, first + ROWS_PER_SLICE)];
    let text = '';
    for (const cells of readDeviceCells(db, rows, csv)) text += toCsvLine(cells, csv.form);
    await file.writeFile(text);
    control.onProgress(first + rows.length);
  }
}
