import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { backupLedger } from './backup-ledger.ts';
import { isLatestEdition, renewEdition } from './ledger-edition.ts';
import { type Mended, mendFiles } from './mend-files.ts';
import { cacheFile, ledgerFile, migrate } from './migrate.ts';
import { assertNotNewer, assertSqliteVersion } from './open-checks.ts';
import { lockWorkspace } from './open-lock.ts';
import { asFileError } from './replace-file.ts';
import { markRestored } from './restore-ledger.ts';
import { createRevisions } from './revisions.ts';
import { guardTransactions, type WritableDb } from './sql.ts';
import { createRegistrationTriggers } from './tables/device-registrations.ts';
import { createOpenedTables } from './tables/opened-handover.ts';
import { createOverlay } from './tables/overlay.ts';
import { attachStaging } from './tables/staged-imports.ts';
import { createStaging } from './tables/staged-rows.ts';
import { type FileWatch, watchFiles } from './watch-files.ts';

/** An open workspace, and what had to be done to open it. */
export type OpenedWorkspace = Mended & {
  db: WritableDb;
  /** The ledger is an older copy that somebody put in the place of the one last open here. */
  ledgerSwapped: boolean;
  /** Tells whether the files that are open are still the ones in the folder. */
  watch: FileWatch;
};

/** `network`: the folder lies on another machine, where SQLite's log cannot be shared safely. */
export type OpeningOptions = { appVersion: string; now: Date; network?: boolean };

const JOURNAL_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Opens a workspace's ledger with its cache attached as `cache`: locked for this process, checked, repaired, migrated, with
 * an empty overlay. Closing the connection gives the lock back. Throws AppError database_newer, database_busy, disk_full,
 * disk_failed, workspace_read_only.
 */
export function openWorkspaceDb(folder: string, options: OpeningOptions): OpenedWorkspace {
  const unlock = lockFolder(folder);
  let db: WritableDb | null = null;
  try {
    for (const file of [ledgerFile, cacheFile]) assertNotNewer(join(folder, file.name), file, options.appVersion);
    const mended = mendFiles(folder, options.now);
    db = connect(folder, options.network === true, unlock);
    const opened = db;
    migrate(opened, ledgerFile, () => backupLedger(opened, folder, { now: options.now, kind: 'before-update' }));
    migrate(opened, cacheFile);
    const ledgerSwapped = mended.ledger === 'sound' && !isLatestEdition(opened, folder);
    if (ledgerSwapped) markRestored(folder);
    renewEdition(opened, folder);
    createOverlay(opened);
    createRevisions(opened);
    createStaging(opened);
    createOpenedTables(opened);
    createRegistrationTriggers(opened);
    return { ...mended, db, ledgerSwapped, watch: keepWatch(opened, folder) };
  } catch (error) {
    if (db) db.close();
    else unlock();
    throw asFolderError(error);
  }
}

/**
 * A bulk load writes the cache without waiting for the disk at each commit, which the ledger always does. Switched off
 * again, everything is on the disk. Never inside a transaction.
 */
export function setBulkLoad(db: WritableDb, on: boolean): void {
  if (on) {
    db.pragma('cache.synchronous = NORMAL');
    db.pragma('wal_autocheckpoint = 8000');
    return;
  }
  db.pragma('cache.wal_checkpoint(TRUNCATE)');
  db.pragma('wal_autocheckpoint = 1000');
  db.pragma('cache.synchronous = FULL');
}

function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true });
    return lockWorkspace(folder);
  } catch (error) {
    throw asFolderError(error);
  }
}

/** What cannot be written here is the workspace itself, not a file the person chose. */
function asFolderError(error: unknown): unknown {
  const known = asFileError(error);
  if (!(known instanceof AppError) || known.code !== 'file_not_writable') return known;
  return new AppError('workspace_read_only', known.message, known.details, { cause: error });
}

function keepWatch(db: WritableDb, folder: string): FileWatch {
  const watch = watchFiles(folder);
  guardTransactions(db, () => {
    const file = watch();
    if (file) throw new AppError('database_replaced', `${file} is not the file that was opened`, { file });
  });
  return watch;
}

function connect(folder: string, network: boolean, unlock: () => void): WritableDb {
  const db = new Database(join(folder, ledgerFile.name), { timeout: 5000 });
  const close = db.close.bind(db);
  db.close = () => {
    try {
      // What is copied while it is open must be known for an older copy from now on.
      renewEdition(db as unknown as WritableDb, folder);
    } catch {
      // A full or failing disk; the edition of the opening stays.
    }
    close();
    unlock();
    return db;
  };
  try {
    assertSqliteVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()));
    attachStaging(db as unknown as WritableDb);
    db.pragma('temp_store = MEMORY');
    db.prepare('ATTACH ? AS cache').run(join(folder, cacheFile.name));
    for (const { schema } of [ledgerFile, cacheFile]) {
      db.pragma(`${schema}.journal_mode = ${network ? 'DELETE' : 'WAL'}`);
      db.pragma(`${schema}.synchronous = FULL`);
      db.pragma(`${schema}.journal_size_limit = ${JOURNAL_LIMIT_BYTES}`);
    }
    db.pragma('foreign_keys = ON');
    if (process.platform === 'darwin') db.pragma('checkpoint_fullfsync = ON');
  } catch (error) {
    db.close();
    throw error;
  }
  return db as unknown as WritableDb;
}
