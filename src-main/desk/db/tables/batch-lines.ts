import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { beginNote, codeColumns, endNote, giveNote } from './batch-notes.ts';

/** A line of a delivery note; `line` as the file counts it. Identifiers are text as it was judged. */
export type NoteLine = {
  line: number;
  imei: string | null;
  imei2: string | null;
  serial: string | null;
  model: string | null;
  orderId: string | null;
  carton: string | null;
};

/** Makes some lines the delivery note of a batch, in place of the one it had. Inside a transaction. */
export function insertLines(db: WritableDb, batchId: string, lines: readonly NoteLine[]): void {
  const note = beginNote(db);
  prepared(
    db,
    `INSERT INTO main.note_lines (note, line, imei, imei2, serial, model, order_id, carton)
     SELECT @note, value ->> '$.line', value ->> '$.imei', value ->> '$.imei2', value ->> '$.serial',
       value ->> '$.model', value ->> '$.orderId', value ->> '$.carton' FROM json_each(@lines)`,
  ).run({ note, lines: JSON.stringify(lines) });
  for (const [kind, column] of codeColumns.entries())
    prepared(
      db,
      `INSERT INTO main.note_codes SELECT ${kind}, ${column}, note, line FROM main.note_lines
       WHERE note = ? AND ${column} IS NOT NULL`,
    ).run(note);
  giveNote(db, batchId, note);
  endNote(db, note);
}

/** How many lines the delivery note of a batch has. */
export function countLines(db: ReadableDb, batchId: string): number {
  return (
    prepared<number>(db, 'SELECT count(*) FROM main.batch_lines WHERE batch_id = ?', 'first-cells').get(batchId) ?? 0
  );
}
