import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';

// A desk that was restarted may have to wait for the end of the one before it.
const WAIT_MS = 2000;

/**
 * Takes a workspace for this process alone, or throws AppError('database_busy'). The lock is an exclusive transaction on an
 * empty database, so the operating system lets go of it however the process ends. Answers how to give it back.
 */
export function lockWorkspace(folder: string): () => void {
  const lock = new Database(join(folder, 'workspace.lock'), { timeout: WAIT_MS });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new AppError('database_busy', 'another process has this workspace open', {}, { cause: error });
    }
    throw error;
  }
  return () => lock.close();
}
