import { cache0001 } from './migrations/cache/0001-start.ts';
import { cache0002 } from './migrations/cache/0002-no-portal-edits.ts';
import { ledger0001 } from './migrations/ledger/0001-start.ts';
import { ledger0002 } from './migrations/ledger/0002-pause.ts';
import { ledger0003 } from './migrations/ledger/0003-activity.ts';
import { ledger0004 } from './migrations/ledger/0004-device-history.ts';
import { ledger0005 } from './migrations/ledger/0005-handover.ts';
import { ledger0006 } from './migrations/ledger/0006-storage.ts';
import { ledger0007 } from './migrations/ledger/0007-batches.ts';
import { ledger0008 } from './migrations/ledger/0008-credentials.ts';
import { ledger0009 } from './migrations/ledger/0009-csv-shapes.ts';
import { ledger0010 } from './migrations/ledger/0010-rules.ts';
import type { Migration } from './migrations/migration.ts';
import { transaction, type WritableDb } from './sql.ts';

/** One database file of a workspace: its name, its name in SQL, the mark in its header, its shape step by step. */
export type DatabaseFile = {
  name: string;
  schema: 'main' | 'cache';
  /** SQLite's application_id, so that no file is taken for the other or for a stranger's. */
  applicationId: number;
  migrations: readonly Migration[];
};

/** What the person did and wants. */
export const ledgerFile: DatabaseFile = {
  name: 'ledger.db',
  schema: 'main',
  applicationId: 0x4d73744c,
  migrations: [
    ...[ledger0001, ledger0002, ledger0003, ledger0004, ledger0005, ledger0006],
    ...[ledger0007, ledger0008, ledger0009, ledger0010],
  ],
};

/** What the servers said. */
export const cacheFile: DatabaseFile = {
  name: 'cache.db',
  schema: 'cache',
  applicationId: 0x4d737443,
  migrations: [cache0001, cache0002],
};

/** The newest shape this app knows. */
export function newestVersion(file: DatabaseFile): number {
  return file.migrations.at(-1)?.version ?? 0;
}

/** The shape a database has now; 0 for a new one. */
export function versionOf(db: WritableDb, file: DatabaseFile): number {
  return Number(db.pragma(`${file.schema}.user_version`, { simple: true }));
}

/**
 * Brings a database to the newest shape, each step and its number in one transaction. `before` runs ahead of the first one,
 * for the backup; it is not called for a new database.
 */
export function migrate(db: WritableDb, file: DatabaseFile, before: () => void = () => undefined): void {
  const version = versionOf(db, file);
  const missing = file.migrations.filter((step) => step.version > version);
  if (version > 0 && missing.length > 0) before();
  for (const migration of missing) {
    transaction(db, () => {
      migration.up(db);
      db.pragma(`${file.schema}.application_id = ${file.applicationId}`);
      db.pragma(`${file.schema}.user_version = ${migration.version}`);
    });
  }
}
