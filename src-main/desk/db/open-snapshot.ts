import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ledgerFile } from './migrate.ts';
import type { ReadableDb } from './sql.ts';

/** The ledger as it stands at one moment. */
export type Snapshot = { ledger: ReadableDb; close(): void };

/**
 * The ledger of an open workspace as it stands now, for reading it in slices while the sender goes on writing: SQLite keeps
 * what a transaction that reads has begun with. Only the ledger is there: no cache, no overlay.
 */
export function openSnapshot(folder: string): Snapshot {
  const db = new Database(join(folder, ledgerFile.name), { readonly: true, timeout: 5000 });
  try {
    db.exec('BEGIN');
    // A transaction begins with its first reading.
    db.prepare('SELECT count(*) FROM main.changes').get();
  } catch (error) {
    db.close();
    throw error;
  }
  return { ledger: db as unknown as ReadableDb, close: () => void db.close() };
}
