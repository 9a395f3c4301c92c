import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { backupLedger, fileStamp, restoreLedger } from './backup-ledger.ts';
import { cacheFile, type DatabaseFile, ledgerFile, migrate } from './migrate.ts';
import { assertNotNewer, assertSqliteVersion, type CheckDepth, isSound, wasLeftOpen } from './open-checks.ts';
import { lockWorkspace } from './open-lock.ts';
import { asFileError } from './replace-file.ts';
import { createRevisions } from './revisions.ts';
import type { WritableDb } from './sql.ts';
import { createRegistrationTriggers } from './tables/device-registrations.ts';
import { createOpenedTables } from './tables/opened-handover.ts';
import { createOverlay } from './tables/overlay.ts';
import { createStaging } from './tables/staged-rows.ts';

/** An open workspace, and what had to be done to open it: names of files in its folder, null when nothing. */
export type OpenedWorkspace = {
  db: WritableDb;
  /** A damaged cache, moved aside; the cache is empty and has to be fetched again. */
  cacheSetAside: string | null;
  /** A damaged ledger, moved aside. */
  ledgerSetAside: string | null;
  /** The backup that took its place; null with a ledger set aside means that there was none and the ledger is empty. */
  ledgerRestoredFrom: string | null;
};

const JOURNAL_LIMIT_BYTES = 64 * 1024 * 1024;
const CACHE_DAMAGED = 'cache-damaged';

/**
 * Opens a workspace's ledger with its cache attached as `cache`: locked for this process, checked, repaired, migrated, with
 * an empty overlay. Closing the connection gives the lock back. Throws AppError database_newer, database_busy, disk_full.
 */
export function openWorkspaceDb(folder: string, options: { appVersion: string; now: Date }): OpenedWorkspace {
  mkdirSync(folder, { recursive: true });
  const unlock = lockWorkspace(folder);
  let db: WritableDb | null = null;
  try {
    for (const file of [ledgerFile, cacheFile]) assertNotNewer(join(folder, file.name), file, options.appVersion);
    const ledgerSetAside = setAsideIfDamaged(folder, ledgerFile, 'deep', options.now);
    const ledgerRestoredFrom = ledgerSetAside ? restoreLedger(folder) : null;
    const cacheSetAside = setAsideIfDamaged(folder, cacheFile, cacheDepth(folder), options.now);
    rmSync(join(folder, CACHE_DAMAGED), { force: true });
    db = connect(folder, unlock);
    const opened = db;
    migrate(opened, ledgerFile, () => backupLedger(opened, folder, options.now));
    migrate(opened, cacheFile);
    createOverlay(opened);
    createRevisions(opened);
    createStaging(opened);
    createOpenedTables(opened);
    createRegistrationTriggers(opened);
    return { db, cacheSetAside, ledgerSetAside, ledgerRestoredFrom };
  } catch (error) {
    if (db) db.close();
    else unlock();
    throw asFileError(error);
  }
}

/** Notes that the cache turned out to be damaged while it was in use: the next opening moves it aside. */
export function markCacheDamaged(folder: string): void {
  writeFileSync(join(folder, CACHE_DAMAGED), '');
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

// Reading a cache of a million devices whole takes 0.4 s: only after a crash, or when reading it has failed before.
function cacheDepth(folder: string): CheckDepth | 'condemned' {
  if (existsSync(join(folder, CACHE_DAMAGED))) return 'condemned';
  return wasLeftOpen(join(folder, cacheFile.name)) ? 'deep' : 'shallow';
}

function setAsideIfDamaged(
  folder: string,
  file: DatabaseFile,
  depth: CheckDepth | 'condemned',
  now: Date,
): string | null {
  const path = join(folder, file.name);
  if (!existsSync(path)) return null;
  if (depth !== 'condemned' && isSound(path, file, depth)) return null;
  const kept = `${file.schema === 'main' ? 'ledger' : 'cache'}-damaged-${fileStamp(now)}.db`;
  // The log first: left behind, it would be taken for the new file's.
  for (const suffix of ['-wal', '-shm', '']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, join(folder, kept + suffix));
  }
  return kept;
}

function connect(folder: string, unlock: () => void): WritableDb {
  const db = new Database(join(folder, ledgerFile.name), { timeout: 5000 });
  const close = db.close.bind(db);
  db.close = () => {
    close();
    unlock();
    return db;
  };
  try {
    assertSqliteVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()));
    db.pragma('temp_store = MEMORY');
    db.prepare('ATTACH ? AS cache').run(join(folder, cacheFile.name));
    for (const { schema } of [ledgerFile, cacheFile]) {
      db.pragma(`${schema}.journal_mode = WAL`);
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
