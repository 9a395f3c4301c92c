import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { ledgerFile } from './migrate.ts';
import { isSound } from './open-checks.ts';
import { syncToDisk } from './replace-file.ts';
import { asAppError } from './sql.ts';

/**
 * Copies a ledger that may be in use, as it stands at one moment, from a connection of its own, and reads the copy back.
 * Throws AppError disk_full, database_damaged.
 */
export function copyLedger(from: string, to: string): void {
  const db = new Database(from, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    db.prepare('VACUUM main INTO ?').run(to);
  } catch (error) {
    throw asAppError(error);
  } finally {
    db.close();
  }
  if (!isSound(to, ledgerFile, 'deep')) throw new AppError('database_damaged', 'the copy cannot be read back');
  // Here, where nobody waits for it: putting the copy in place finds nothing left to write.
  syncToDisk(to, 'r+');
}
