import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { type DatabaseFile, newestVersion } from './migrate.ts';
import { asAppError } from './sql.ts';

/** How far a file is read: a few pages, all of it, or all of it with every index held against its table. */
export type CheckDepth = 'shallow' | 'deep' | 'whole';

// The file format's header (sqlite.org/fileformat2.html, 1.3).
const HEADER_BYTES = 100;
const USER_VERSION_AT = 60;
const MAGIC = 'SQLite format 3\0';
// integrity_check finds an index that contradicts its table, which quick_check does not; it reads some 60 MB a second.
const INTEGRITY_CHECK_BYTES = 8 * 1024 * 1024;

/** SQLite before 3.51.3 can corrupt a WAL database when two connections checkpoint at once. */
export function assertSqliteVersion(version: string): void {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const good = major > 3 || (major === 3 && (minor > 51 || (minor === 51 && patch >= 3)));
  if (!good) throw new AppError('internal', `SQLite ${version} is older than 3.51.3`, { version });
}

/** Whether the last run ended without closing the database: its log is still there. */
export function wasLeftOpen(path: string): boolean {
  return ['-wal', '-journal'].some((suffix) => (statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0) > 0);
}

/** Throws AppError('database_newer') for a file that a newer app has written; reads only, and changes not a byte. */
export function assertNotNewer(path: string, file: DatabaseFile, appVersion: string): void {
  const version = readVersion(path);
  if (version === null || version <= newestVersion(file)) return;
  const details = { file: file.name, version, known: newestVersion(file), appVersion };
  throw new AppError('database_newer', `${file.name} has version ${version}`, details);
}

/** Whether a file that exists is a database of this kind in good order. Opening it takes over what its log holds. */
export function isSound(path: string, file: DatabaseFile, depth: CheckDepth): boolean {
  if (statSync(path).size === 0) return false;
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { fileMustExist: true, timeout: 5000 });
    return isOurs(db, file) && looksSound(db, depth);
  } catch (error) {
    const known = asAppError(error);
    if (known instanceof AppError && known.code === 'database_damaged') return false;
    throw known;
  } finally {
    db?.close();
  }
}

function readVersion(path: string): number | null {
  // SQLite deletes the log of an empty file as soon as it opens it; it has to be kept with the file.
  if (!existsSync(path) || statSync(path).size === 0) return null;
  // The newest version may still be in the log; only SQLite can tell.
  if (wasLeftOpen(path)) return readVersionThroughLog(path);
  const header = readHeader(path);
  return header.toString('latin1', 0, MAGIC.length) === MAGIC ? header.readUInt32BE(USER_VERSION_AT) : null;
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(file);
  }
  return header;
}

function readVersionThroughLog(path: string): number | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
    return Number(db.pragma('user_version', { simple: true }));
  } catch {
    // Damaged, or not a database: the check that follows says so.
    return null;
  } finally {
    db?.close();
  }
}

/** Whether an open database is the one we take it for, in a shape this app knows. */
export function isOurs(db: Database.Database, file: DatabaseFile): boolean {
  const version = Number(db.pragma('user_version', { simple: true }));
  const applicationId = Number(db.pragma('application_id', { simple: true }));
  if (version > 0) return applicationId === file.applicationId && version <= newestVersion(file);
  return db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
}

/** Whether an open database shows no damage; SQLite's own error of damage is thrown as it is. */
export function looksSound(db: Database.Database, depth: CheckDepth): boolean {
  if (depth === 'shallow') return canBeRead(db);
  const whole = depth === 'whole' || statSync(db.name).size <= INTEGRITY_CHECK_BYTES;
  return db.pragma(whole ? 'integrity_check(1)' : 'quick_check(1)', { simple: true }) === 'ok';
}

/** Whether a file ends before its last page does; one with a log may, as the log has the rest. */
export function isCutShort(db: Database.Database): boolean {
  if (wasLeftOpen(db.name)) return false;
  const pages = Number(db.pragma('page_count', { simple: true }));
  return pages * Number(db.pragma('page_size', { simple: true })) > statSync(db.name).size;
}

/** Reads the first and last row of every table: their b-trees' outer pages, and the schema. */
function canBeRead(db: Database.Database): boolean {
  if (isCutShort(db)) return false;
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'");
  for (const name of tables.pluck().all()) {
    db.prepare(`SELECT * FROM "${String(name)}" LIMIT 1`).get();
  }
  return true;
}
