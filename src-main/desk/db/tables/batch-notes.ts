import { bumpRevision } from '../revisions.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** What a line of a note is found by; the place of each is its kind in `note_codes`. */
export const codeColumns = ['imei', 'imei2', 'serial'] as const;

/** Of what no batch refers to so much is swept in one go: some 20 ms. */
const ROWS_PER_SLICE = 10_000;

/** Notes that are being written: nobody's, but not to be swept. */
const writing = new WeakMap<ReadableDb, Set<number>>();

/** How far the codes of a note have been swept. */
const swept = new WeakMap<ReadableDb, { note: number; kind: number; code: string }>();

/** Begins a note that is nobody's yet; answers its number. It is not swept until it is ended. */
export function beginNote(db: WritableDb): number {
  const note = Number(prepared(db, 'INSERT INTO main.batch_notes (batch_id) VALUES (NULL)').run().lastInsertRowid);
  writing.set(db, (writing.get(db) ?? new Set()).add(note));
  return note;
}

/** Says that nothing more is written of a note. */
export function endNote(db: ReadableDb, note: number): void {
  writing.get(db)?.delete(note);
}

/** Makes a note the delivery note of a batch, in place of the one it had. */
export function giveNote(db: WritableDb, batchId: string, note: number): void {
  releaseNote(db, batchId);
  prepared(db, 'UPDATE main.batch_notes SET batch_id = @batchId WHERE note = @note').run({ batchId, note });
}

/** Takes its delivery note from a batch; what it had is swept later. */
export function releaseNote(db: WritableDb, batchId: string): void {
  prepared(db, 'UPDATE main.batch_notes SET batch_id = NULL WHERE batch_id = ?').run(batchId);
  bumpRevision(db, 'batches');
}

/** The number of a batch's delivery note, null when it has none. */
export function noteOf(db: ReadableDb, batchId: string): number | null {
  const sql = 'SELECT note FROM main.batch_notes WHERE batch_id = ?';
  return prepared<number>(db, sql, 'first-cells').get(batchId) ?? null;
}

/** Deletes a slice of the notes that are nobody's, inside a transaction; false when nothing is left of them. */
export function sweepNotes(db: WritableDb): boolean {
  const orphans = prepared<number>(db, 'SELECT note FROM main.batch_notes WHERE batch_id IS NULL', 'first-cells').all();
  const note = orphans.find((one) => writing.get(db)?.has(one) !== true);
  if (note === undefined) return false;
  if (sweepCodes(db, note)) return true;
  const lines = `DELETE FROM main.note_lines WHERE note = @note AND line IN
    (SELECT line FROM main.note_lines WHERE note = @note LIMIT ${ROWS_PER_SLICE})`;
  if (prepared(db, lines).run({ note }).changes > 0) return true;
  swept.delete(db);
  prepared(db, 'DELETE FROM main.batch_notes WHERE note = ?').run(note);
  return true;
}

/** In the order of their keys, those of other notes between them: each page is written once. */
function sweepCodes(db: WritableDb, note: number): boolean {
  const known = swept.get(db);
  const from = known?.note === note ? known : { note, kind: -1, code: '' };
  if (from.kind > 2) return false;
  const after = '(kind, code) > (@kind, @code)';
  const next = prepared<{ kind: number; code: string }>(
    db,
    `SELECT kind, code FROM main.note_codes WHERE ${after} ORDER BY kind, code LIMIT 1 OFFSET ${ROWS_PER_SLICE}`,
  ).get(from);
  const until = next ?? { kind: 3, code: '' };
  prepared(
    db,
    `DELETE FROM main.note_codes WHERE ${after} AND (kind, code) <= (@untilKind, @untilCode) AND note = @note`,
  ).run({ ...from, untilKind: until.kind, untilCode: until.code });
  swept.set(db, { note, ...until });
  return true;
}
