import { transaction, type WritableDb } from './sql.ts';

/**
 * A transaction that need not be on the disk yet, because nothing refers to what it writes: the next ordinary one takes it
 * along. Without a log that tells whole commits from half ones (on a network drive) it is an ordinary one itself.
 */
export function writeLater<Result>(db: WritableDb, work: () => Result): Result {
  if (db.inTransaction || db.pragma('main.journal_mode', { simple: true }) !== 'wal') return transaction(db, work);
  db.pragma('main.synchronous = NORMAL');
  try {
    return transaction(db, work);
  } finally {
    if (db.open) db.pragma('main.synchronous = FULL');
  }
}
