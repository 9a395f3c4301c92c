import type { SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { unfinishedStatesSql } from './overlay.ts';

type Stored = Omit<SelfMaintainedRow, 'attributes'> & { row: number; attributes: string };

/** Takes the good rows of a checked file into the ledger; answers how many. Inside a transaction. */
export function importStaged(db: WritableDb, stagedId: string, importId: string): number {
  return prepared(
    db,
    `INSERT INTO main.import_rows (import_id, row, imei, serial, manufacturer, user_name, attributes)
     SELECT ?, line, imei, serial, manufacturer, user_name, attributes FROM temp.staged_rows
     WHERE staged_id = ? AND attributes IS NOT NULL ORDER BY line`,
  ).run(importId, stagedId).changes;
}

/** Takes the devices of a form into the ledger. Inside a transaction. */
export function importForm(db: WritableDb, importId: string, rows: readonly SelfMaintainedRow[]): void {
  const insert = prepared(db, 'INSERT INTO main.import_rows VALUES (?, ?, ?, ?, ?, ?, ?)');
  for (const [at, { imei, serial, manufacturer, userName, attributes }] of rows.entries()) {
    insert.run(importId, at, imei, serial, manufacturer, userName, JSON.stringify(attributes));
  }
}

/** Rows of an import after a number, in order, each with its number. */
export function readImportRows(
  db: ReadableDb,
  importId: string,
  after: number,
  count: number,
): (SelfMaintainedRow & { row: number })[] {
  return prepared<Stored>(
    db,
    `SELECT row, imei, serial, manufacturer, user_name AS userName, attributes FROM main.import_rows
     WHERE import_id = ? AND row > ? ORDER BY row LIMIT ?`,
  )
    .all(importId, after, count)
    .map(({ attributes, ...row }) => ({ ...row, attributes: JSON.parse(attributes) as Record<string, string> }));
}

/** What the rows of an import have beside IMEI, serial number and manufacturer: attributes in order of appearance. */
export function readImportExtras(db: ReadableDb, importId: string): { userNames: boolean; attributes: string[] } {
  const userNames =
    prepared(db, 'SELECT 1 FROM main.import_rows WHERE import_id = ? AND user_name IS NOT NULL LIMIT 1').get(
      importId,
    ) !== undefined;
  const attributes = prepared<string>(
    db,
    `SELECT a.key FROM main.import_rows r CROSS JOIN json_each(r.attributes) a WHERE r.import_id = ?
     GROUP BY a.key ORDER BY min(r.row), min(a.id)`,
    'first-cells',
  ).all(importId);
  return { userNames, attributes };
}

/** Forgets the rows of changes that are over, however they ended; those left to another laptop may come back. */
export function sweepImports(db: WritableDb): void {
  prepared(
    db,
    `DELETE FROM main.import_rows WHERE import_id NOT IN (
       SELECT intent ->> '$.importId' FROM main.changes
       WHERE (state IN ${unfinishedStatesSql} OR change_id IN (SELECT change_id FROM main.left_changes))
         AND intent ->> '$.importId' IS NOT NULL)`,
  ).run();
}
