import { setImmediate } from 'node:timers/promises';
import { createCodeOrder } from '../../db/order-codes.ts';
import { type JobControl, throwIfCancelled } from '../../db/run-job.ts';
import type { WritableDb } from '../../db/sql.ts';
import { codeColumns, sweepNotes } from '../../db/tables/batch-notes.ts';
import { readCodes, writeCodes, writeLines } from '../../db/tables/imported-lines.ts';
import type { HeldImport } from '../../db/tables/staged-imports.ts';
import { writeLater } from '../../db/write-later.ts';
import type { Services } from '../../services.ts';

/** Some 20 ms of writing. */
const ROWS_PER_SLICE = 8_000;

type Writing = { note: number; control: JobControl };

/** Writes the good rows of a file as lines of a note, slice by slice; the desk answers others in between. Answers how many. */
export async function writeNote(db: WritableDb, held: HeldImport, { note, control }: Writing): Promise<number> {
  const { rows } = held.preview;
  let lines = 0;
  // What is written is copied into the file in larger pieces, less often.
  db.pragma('wal_autocheckpoint = 4000');
  try {
    for (const slice of slicesOf(rows)) {
      lines += writeLater(db, () => writeLines(db, held, { note, ...slice }));
      await breathe(control, slice.after / 4);
    }
    for (const kind of codeColumns.keys()) await writeKind(db, held, { note, control, kind });
  } finally {
    if (db.open) db.pragma('wal_autocheckpoint = 1000');
  }
  return lines;
}

/** Written in their order codes touch each page of their index once, not with every slice. */
async function writeKind(
  db: WritableDb,
  held: HeldImport,
  { note, control, kind }: Writing & { kind: number },
): Promise<void> {
  const { rows } = held.preview;
  const order = createCodeOrder(rows);
  for (const slice of slicesOf(rows)) {
    order.add(readCodes(db, held, { kind, ...slice }));
    await breathe(control, ((kind + 1) * rows) / 4);
  }
  let written = 0;
  for (const part of order.parts()) {
    if (part.codes.length > 0) writeLater(db, () => writeCodes(db, { note, kind }, part));
    written += part.codes.length;
    await breathe(control, ((kind + 1) * rows + written) / 4);
  }
}

function* slicesOf(rows: number): Iterable<{ after: number; count: number }> {
  for (let after = 0; after < rows; after += ROWS_PER_SLICE) yield { after, count: ROWS_PER_SLICE };
}

async function breathe({ signal, report }: JobControl, done: number): Promise<void> {
  report(Math.floor(done));
  await setImmediate();
  throwIfCancelled(signal);
}

/** Deletes what no batch refers to, slice by slice. What cannot be deleted now is when the desk starts again. */
export async function sweepAll({ db, log }: Pick<Services, 'db' | 'log'>): Promise<void> {
  try {
    while (db.open && writeLater(db, () => sweepNotes(db))) await setImmediate();
  } catch (error) {
    log('warn', `notes of no batch were not deleted: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}
