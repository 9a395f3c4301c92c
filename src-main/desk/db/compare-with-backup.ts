import Database from 'better-sqlite3';
import type { RestorePlan } from '#shared/domain/storage.ts';
import { prepared, type ReadableDb } from './sql.ts';
import { unfinishedStatesSql } from './tables/overlay.ts';

/** What the ledger has that a backup of it lacks, and what waits in the backup. */
export function compareWithBackup(db: ReadableDb, path: string): Omit<RestorePlan, 'backup'> {
  const backup = new Database(path, { readonly: true, fileMustExist: true });
  const first = (sql: string) => Number(backup.prepare(sql).pluck().get());
  try {
    const lastChange = first('SELECT coalesce(max(sequence), 0) FROM changes');
    const lastEntry = first('SELECT coalesce(max(entry), 0) FROM activity');
    const since = (table: string, column: string, last: number) =>
      prepared<number>(db, `SELECT count(*) FROM main.${table} WHERE ${column} > ?`, 'first-cells').get(last) ?? 0;
    return {
      changes: since('changes', 'sequence', lastChange),
      deeds: since('activity', 'entry', lastEntry),
      waiting: first(`SELECT count(*) FROM changes WHERE state IN ${unfinishedStatesSql}`),
    };
  } finally {
    backup.close();
  }
}
