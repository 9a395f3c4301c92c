import { bumpRevision } from '../revisions.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

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

/** Adds lines to the delivery note of a batch, some 5,000 at a time; a line that is there already is replaced. */
export function insertLines(db: WritableDb, batchId: string, lines: readonly NoteLine[]): void {
  prepared(
    db,
    `INSERT OR REPLACE INTO main.batch_lines (batch_id, line, imei, imei2, serial, model, order_id, carton)
     SELECT @batchId, value ->> '$.line', value ->> '$.imei', value ->> '$.imei2', value ->> '$.serial',
       value ->> '$.model', value ->> '$.orderId', value ->> '$.carton' FROM json_each(@lines)`,
  ).run({ batchId, lines: JSON.stringify(lines) });
  bumpRevision(db, 'batches');
}

/** Takes the delivery note of a batch away; answers how many lines it had. */
export function deleteLines(db: WritableDb, batchId: string): number {
  bumpRevision(db, 'batches');
  return prepared(db, 'DELETE FROM main.batch_lines WHERE batch_id = ?').run(batchId).changes;
}

/** How many lines the delivery note of a batch has. */
export function countLines(db: ReadableDb, batchId: string): number {
  return (
    prepared<number>(db, 'SELECT count(*) FROM main.batch_lines WHERE batch_id = ?', 'first-cells').get(batchId) ?? 0
  );
}
