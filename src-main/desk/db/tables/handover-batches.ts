import type { Compared, HandoverRecord } from '#shared/domain/handover.ts';
import { bumpRevision } from '../revisions.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { codeColumns } from './batch-notes.ts';
import { keptScanSql } from './batch-scans.ts';

// What is written to a file is read from a snapshot of the ledger alone.

const factColumns = 'name, depot, profile_id, due_at, state, note_name, closed_at';
const lineColumns = 'line, imei, imei2, serial, model, order_id, carton';
const scanColumns = 'at, by, text, imei, imei2, serial, device_id, verdict, undone';

/** The batches without their notes and scans. */
export function readBatchRecords(ledger: ReadableDb): HandoverRecord<'batch'>[] {
  const sql = `SELECT batch_id AS batchId, name, depot, profile_id AS profileId, due_at AS dueAt, state,
    note_name AS noteName, created_at AS createdAt, created_by AS createdBy, closed_at AS closedAt
    FROM main.batches ORDER BY created_at, batch_id`;
  return prepared<HandoverRecord<'batch'>>(ledger, sql).all();
}

/** Lines of a batch's note after one, in order. */
export function readLineRows(
  ledger: ReadableDb,
  batchId: string,
  after: number,
  count: number,
): HandoverRecord<'batchLines'>['rows'] {
  const sql = `SELECT ${lineColumns} FROM main.batch_lines WHERE batch_id = ? AND line > ? ORDER BY line LIMIT ?`;
  return prepared<HandoverRecord<'batchLines'>['rows'][number]>(ledger, sql, 'arrays').all(batchId, after, count);
}

/** Scans of a batch after one, in order, each with its number here first. */
export function readScanTuples(
  ledger: ReadableDb,
  batchId: string,
  after: number,
  count: number,
): [number, ...HandoverRecord<'batchScans'>['rows'][number]][] {
  const sql = `SELECT scan, ${scanColumns} FROM main.batch_scans WHERE batch_id = ? AND scan > ? ORDER BY scan LIMIT ?`;
  return prepared<[number, ...HandoverRecord<'batchScans'>['rows'][number]]>(ledger, sql, 'arrays').all(
    batchId,
    after,
    count,
  );
}

/** Creates the tables the batches of an opened file lie in; as long as the batches here, so that whole rows can be copied. */
export function createOpenedBatches(db: WritableDb): void {
  db.exec(`
    CREATE TABLE temp.opened_batches (
      batch_id TEXT PRIMARY KEY, name TEXT NOT NULL, depot TEXT NOT NULL, profile_id TEXT, due_at TEXT, state TEXT NOT NULL,
      note_name TEXT, created_at TEXT NOT NULL, created_by TEXT NOT NULL, closed_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.opened_batch_lines (
      batch_id TEXT NOT NULL, line INTEGER NOT NULL, imei TEXT, imei2 TEXT, serial TEXT, model TEXT, order_id TEXT, carton TEXT,
      PRIMARY KEY (batch_id, line)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.opened_batch_scans (
      position INTEGER PRIMARY KEY, batch_id TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL, imei TEXT,
      imei2 TEXT, serial TEXT, device_id TEXT, verdict TEXT NOT NULL, undone INTEGER NOT NULL
    ) STRICT;
  `);
}

/** Holds a batch of an opened file. */
export function stageBatch(db: WritableDb, record: HandoverRecord<'batch'>): void {
  const sql = `INSERT OR REPLACE INTO temp.opened_batches VALUES (@batchId, @name, @depot, @profileId, @dueAt, @state,
    @noteName, @createdAt, @createdBy, @closedAt)`;
  prepared(db, sql).run(record);
}

/** Holds lines of the note of one. */
export function stageBatchLines(db: WritableDb, { batchId, rows }: HandoverRecord<'batchLines'>): void {
  const cells = Array.from({ length: 7 }, (_, at) => `value ->> ${at}`).join(', ');
  const sql = `INSERT OR REPLACE INTO temp.opened_batch_lines SELECT @batchId, ${cells} FROM json_each(@rows)`;
  prepared(db, sql).run({ batchId, rows: JSON.stringify(rows) });
}

/** Holds scans of one. */
export function stageBatchScans(db: WritableDb, { batchId, rows }: HandoverRecord<'batchScans'>): void {
  const cells = Array.from({ length: 9 }, (_, at) => `value ->> ${at}`).join(', ');
  const sql = `INSERT INTO temp.opened_batch_scans (batch_id, ${scanColumns})
    SELECT @batchId, ${cells} FROM json_each(@rows)`;
  prepared(db, sql).run({ batchId, rows: JSON.stringify(rows) });
}

const isHere = 'EXISTS (SELECT 1 FROM main.batches b WHERE b.batch_id = o.batch_id)';
const rowOf = (row: string) => factColumns.replaceAll(/\w+/g, (column) => `${row}.${column}`);
const notesDiffer = `EXISTS (SELECT ${lineColumns} FROM temp.opened_batch_lines WHERE batch_id = o.batch_id
    EXCEPT SELECT ${lineColumns} FROM main.batch_lines WHERE batch_id = o.batch_id)
  OR EXISTS (SELECT ${lineColumns} FROM main.batch_lines WHERE batch_id = o.batch_id
    EXCEPT SELECT ${lineColumns} FROM temp.opened_batch_lines WHERE batch_id = o.batch_id)`;

/** A scan `o` of the file that is not here; one that was made is the same whatever has become of it since. */
const isNewScan = `NOT EXISTS (SELECT 1 FROM main.batch_scans s
  WHERE s.batch_id = o.batch_id AND s.at = o.at AND s.by = o.by AND s.text = o.text)`;

/** The batches of the opened file against those here; `scans`: new ones of batches that are here already. */
export function compareBatches(db: ReadableDb): Compared & { scans: number } {
  const sql = `SELECT coalesce(sum(here = 0), 0) AS fresh, coalesce(sum(here AND differs), 0) AS differing,
      coalesce(sum(here AND NOT differs), 0) AS same,
      (SELECT count(*) FROM temp.opened_batch_scans o WHERE ${isHere} AND ${isNewScan}) AS scans
    FROM (SELECT ${isHere} AS here, ${notesDiffer} OR NOT EXISTS (
        SELECT 1 FROM main.batches b WHERE b.batch_id = o.batch_id AND (${rowOf('b')}) IS (${rowOf('o')})) AS differs
      FROM temp.opened_batches o)`;
  const none = { fresh: 0, differing: 0, same: 0, scans: 0 };
  return prepared<typeof none>(db, sql).get() ?? none;
}

/**
 * Takes the batches of the opened file over, in the one transaction of that. New scans of a batch that is here are added to
 * it, and one of a device scanned here too does not count twice; what it says of itself and its note are replaced where
 * theirs counts.
 */
export function takeOverBatches(db: WritableDb, { differing }: { differing: 'ours' | 'theirs' }): void {
  const replaced = differing === 'theirs' ? 'true' : `NOT ${isHere}`;
  const emptyHere = 'NOT EXISTS (SELECT 1 FROM main.batch_lines l WHERE l.batch_id = o.batch_id)';
  db.exec('CREATE TEMP TABLE taken_notes (batch_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID');
  prepared(
    db,
    `INSERT INTO temp.taken_notes SELECT o.batch_id FROM temp.opened_batches o WHERE ${replaced} OR ${emptyHere}`,
  ).run();
  const columns = `batch_id, ${factColumns}, created_at, created_by`;
  const values = factColumns.replaceAll(/\w+/g, (column) => `${column} = excluded.${column}`);
  prepared(
    db,
    `INSERT INTO main.batches (${columns}) SELECT ${columns} FROM temp.opened_batches o WHERE ${replaced}
     ON CONFLICT (batch_id) DO UPDATE SET ${values}`,
  ).run();
  prepared(
    db,
    'UPDATE main.batch_notes SET batch_id = NULL WHERE batch_id IN (SELECT batch_id FROM temp.taken_notes)',
  ).run();
  prepared(db, 'INSERT INTO main.batch_notes (batch_id) SELECT batch_id FROM temp.taken_notes').run();
  prepared(
    db,
    `INSERT INTO main.note_lines (note, ${lineColumns}) SELECT n.note, ${lineColumns}
     FROM temp.taken_notes t CROSS JOIN main.batch_notes n ON n.batch_id = t.batch_id
       CROSS JOIN temp.opened_batch_lines o ON o.batch_id = t.batch_id`,
  ).run();
  for (const [kind, column] of codeColumns.entries())
    prepared(
      db,
      `INSERT INTO main.note_codes (kind, code, note, line) SELECT ${kind}, l.${column}, n.note, l.line
       FROM temp.taken_notes t CROSS JOIN main.batch_notes n ON n.batch_id = t.batch_id
         CROSS JOIN main.note_lines l ON l.note = n.note WHERE l.${column} IS NOT NULL ORDER BY l.${column}`,
    ).run();
  db.exec('DROP TABLE temp.taken_notes');
  takeOverScans(db);
  bumpRevision(db, 'batches');
  bumpRevision(db, 'scans');
}

function takeOverScans(db: WritableDb): void {
  const sameScan = 's.batch_id = o.batch_id AND s.at = o.at AND s.by = o.by AND s.text = o.text';
  prepared(
    db,
    `UPDATE main.batch_scans AS s SET undone = 1
     WHERE undone = 0 AND EXISTS (SELECT 1 FROM temp.opened_batch_scans o WHERE ${sameScan} AND o.undone = 1)`,
  ).run();
  const scannedHere = `EXISTS (SELECT 1 FROM main.batch_scans s WHERE s.batch_id = o.batch_id AND ${keptScanSql}
    AND (s.device_id = o.device_id OR s.imei IN (o.imei, o.imei2) OR s.imei2 IN (o.imei, o.imei2) OR s.serial = o.serial))`;
  const counts = keptScanSql.replaceAll('s.', 'o.');
  prepared(
    db,
    `INSERT INTO main.batch_scans (batch_id, ${scanColumns})
     SELECT o.batch_id, o.at, o.by, o.text, o.imei, o.imei2, o.serial, o.device_id,
       iif(${counts} AND ${scannedHere}, 'already-scanned', o.verdict), o.undone
     FROM temp.opened_batch_scans o CROSS JOIN main.batches b ON b.batch_id = o.batch_id
     WHERE ${isNewScan} ORDER BY o.position`,
  ).run();
}
