import type { HandoverOrigin, HandoverRecord, HandoverSection } from '#shared/domain/handover.ts';
import { isDeviceIntent, type ProfileIntent } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { createOpenedBatches, stageBatch, stageBatchLines, stageBatchScans } from './handover-batches.ts';
import { subjectOf } from './profile-changes.ts';

/** An opened file as it is held: where it comes from, and how many records are of sections nobody here knows. */
export type OpenedFile = { openedId: string; fileName: string; origin: HandoverOrigin; leftBehind: number };

/** A change of an opened file. */
export type OpenedChange = HandoverRecord<'change'>;

/** Creates the tables an opened file lies in. They are temporary and in memory: nothing of it is kept unless it is taken over. */
export function createOpenedTables(db: WritableDb): void {
  db.exec(`
    CREATE TABLE temp.opened_files (
      opened_id TEXT PRIMARY KEY,
      file_name TEXT NOT NULL,
      origin TEXT NOT NULL,               -- JSON of HandoverOrigin
      left_behind INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.opened_changes (
      position INTEGER PRIMARY KEY,       -- the order in which they were made
      change_id TEXT NOT NULL UNIQUE,
      body TEXT NOT NULL,                 -- JSON of OpenedChange
      targets TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE TABLE temp.opened_outcomes (
      change_id TEXT NOT NULL,
      device_id TEXT NOT NULL,
      state TEXT NOT NULL,
      error_code TEXT,
      error_id TEXT,
      seen_profile_id TEXT,
      at TEXT NOT NULL,
      PRIMARY KEY (change_id, device_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.opened_csv_rows (
      import_id TEXT NOT NULL,
      row INTEGER NOT NULL,
      imei TEXT,
      serial TEXT,
      manufacturer TEXT,
      user_name TEXT,
      attributes TEXT NOT NULL,
      PRIMARY KEY (import_id, row)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.opened_facts (profile_id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.opened_tokens (profile_id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.opened_holds (
      device_id TEXT PRIMARY KEY, reason TEXT NOT NULL, held_at TEXT NOT NULL, held_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.opened_notes (
      device_id TEXT PRIMARY KEY, text TEXT NOT NULL, noted_at TEXT NOT NULL, noted_by TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.opened_attributes (
      name TEXT PRIMARY KEY,
      type TEXT NOT NULL,
      created_at TEXT NOT NULL,
      local_name TEXT,                    -- what it is called here; null: it is not here
      local_type TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE temp.opened_values (
      device_id TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (device_id, name)
    ) STRICT, WITHOUT ROWID;
  `);
  createOpenedBatches(db);
}

const tables = [
  'files',
  'changes',
  'outcomes',
  'csv_rows',
  'facts',
  'tokens',
  'holds',
  'notes',
  'attributes',
  'values',
  'batches',
  'batch_lines',
  'batch_scans',
];

/** Forgets what was opened before: one file is held at a time. */
export function clearOpened(db: WritableDb): void {
  for (const table of tables) prepared(db, `DELETE FROM temp.opened_${table}`).run();
}

/** Puts arrays of JSON text into columns: one statement for a slice, whatever its length. */
const insertRows = (table: string, columns: number) =>
  `INSERT OR REPLACE INTO temp.opened_${table}
   SELECT ${Array.from({ length: columns }, (_, at) => `value ->> ${at}`).join(', ')} FROM json_each(@rows)`;

const insertOf = (table: string, columns: number) =>
  `INSERT OR REPLACE INTO temp.opened_${table}
   SELECT @id, ${Array.from({ length: columns }, (_, at) => `value ->> ${at}`).join(', ')} FROM json_each(@rows)`;

type Stage = { [Section in HandoverSection]: (db: WritableDb, record: HandoverRecord<Section>) => void };

/** How the records of each section are held; the first and the last line are not. */
export const stageRecord: Stage = {
  workspace: () => undefined,
  end: () => undefined,
  change(db, record) {
    const sql = 'INSERT INTO temp.opened_changes (change_id, body) VALUES (?, ?)';
    prepared(db, sql).run(record.changeId, JSON.stringify(record));
  },
  targets(db, { changeId, piece }) {
    prepared(db, 'UPDATE temp.opened_changes SET targets = targets || ? WHERE change_id = ?').run(piece, changeId);
  },
  outcomes(db, { changeId, rows }) {
    prepared(db, insertOf('outcomes', 6)).run({ id: changeId, rows: JSON.stringify(rows) });
  },
  importRows(db, { importId, rows }) {
    prepared(db, insertOf('csv_rows', 6)).run({ id: importId, rows: JSON.stringify(rows) });
  },
  facts(db, { profileId, ...facts }) {
    prepared(db, 'INSERT OR REPLACE INTO temp.opened_facts VALUES (?, ?)').run(profileId, JSON.stringify(facts));
  },
  token(db, { profileId, value }) {
    prepared(db, 'INSERT OR REPLACE INTO temp.opened_tokens VALUES (?, ?)').run(profileId, value);
  },
  holds(db, rows) {
    prepared(db, insertRows('holds', 4)).run({ rows: JSON.stringify(rows) });
  },
  notes(db, rows) {
    prepared(db, insertRows('notes', 4)).run({ rows: JSON.stringify(rows) });
  },
  attribute(db, attribute) {
    const sql = `INSERT OR REPLACE INTO temp.opened_attributes (name, type, created_at) VALUES (@name, @type, @createdAt)`;
    prepared(db, sql).run(attribute);
  },
  values(db, rows) {
    prepared(db, insertRows('values', 3)).run({ rows: JSON.stringify(rows) });
  },
  batch: stageBatch,
  batchLines: stageBatchLines,
  batchScans: stageBatchScans,
};

/** Notes that a file was read to its end. */
export function finishOpened(db: WritableDb, { openedId, fileName, origin, leftBehind }: OpenedFile): void {
  const sql = 'INSERT INTO temp.opened_files VALUES (?, ?, ?, ?)';
  prepared(db, sql).run(openedId, fileName, JSON.stringify(origin), leftBehind);
}

/** An opened file, null when another one took its place, it was taken over, or the desk has started anew. */
export function readOpened(db: ReadableDb, openedId: string): OpenedFile | null {
  const sql = `SELECT file_name AS fileName, origin, left_behind AS leftBehind FROM temp.opened_files WHERE opened_id = ?`;
  const row = prepared<{ fileName: string; origin: string; leftBehind: number }>(db, sql).get(openedId);
  return row ? { ...row, openedId, origin: JSON.parse(row.origin) as HandoverOrigin } : null;
}

/** The changes of the opened file, in order. */
export function readOpenedChanges(db: ReadableDb): OpenedChange[] {
  const sql = 'SELECT body FROM temp.opened_changes ORDER BY position';
  return prepared<string>(db, sql, 'first-cells')
    .all()
    .map((body) => JSON.parse(body) as OpenedChange);
}

/** The devices of a change of the opened file, as the ledger keeps them. */
export function readOpenedTargets(db: ReadableDb, changeId: string): string {
  const sql = 'SELECT targets FROM temp.opened_changes WHERE change_id = ?';
  return prepared<string>(db, sql, 'first-cells').get(changeId) ?? '';
}

/** Whether a change names what it says it names, and in the form the ledger keeps: nothing else may ever get there. */
export function isWellFormed(db: ReadableDb, { changeId, intent, devices, basedOn }: OpenedChange): boolean {
  if (isDeviceIntent(intent)) return basedOn === null && hasDevices(db, changeId, devices);
  const subject = `[[null,${JSON.stringify([subjectOf(intent as ProfileIntent)])}]]`;
  return basedOn !== null && devices === 1 && readOpenedTargets(db, changeId) === subject;
}

function hasDevices(db: ReadableDb, changeId: string, devices: number): boolean {
  const targets = readOpenedTargets(db, changeId);
  const valid = prepared<number>(db, 'SELECT json_valid(?)', 'first-cells').get(targets);
  if (valid !== 1 || !targets.startsWith('[')) return false;
  const groups = prepared<{ base: string; list: string | null; length: number | null; ids: string | null }>(
    db,
    `SELECT coalesce(json_type(value, '$[0]'), '') AS base, json_type(value, '$[1]') AS list,
       iif(type = 'array', json_array_length(value), NULL) AS length, value -> '$[1]' AS ids FROM json_each(?)`,
  ).all(targets);
  const shaped = groups.every(
    ({ base, list, length }) => length === 2 && list === 'array' && (base === 'text' || base === 'null'),
  );
  if (!shaped) return false;
  const count = prepared<number>(
    db,
    "SELECT count(*) FROM json_each(?) WHERE type = 'text' AND length(value) BETWEEN 1 AND 64",
    'first-cells',
  );
  const all = prepared<number>(db, 'SELECT json_array_length(?)', 'first-cells');
  const named = groups.map(({ ids }) => ({ good: count.get(ids) ?? 0, all: all.get(ids) ?? 0 }));
  return named.every((one) => one.good === one.all) && named.reduce((sum, one) => sum + one.all, 0) === devices;
}
