import type { ReadableDb, WritableDb } from '../sql.ts';

/** How far reading has come. Times are ISO text. */
export type SyncCursor = {
  firstSyncDone: boolean;
  /** The page a first sync goes on with. */
  nextPage: number;
  /** Page size that first sync asks for; null before it began. */
  pageSize: number | null;
  /** Devices as the server counted when the first sync began. */
  total: number | null;
  /** Server time of the newest finished read of devices, and of registrations. */
  changedAfter: string | null;
  registrationsAfter: string | null;
  /** A list shifted while it was read: only a full read tells what is there. */
  sweepWanted: boolean;
  lastSyncedAt: string | null;
  lastSweepAt: string | null;
};

const columnOf: Record<keyof SyncCursor, string> = {
  firstSyncDone: 'first_sync_done',
  nextPage: 'next_page',
  pageSize: 'page_size',
  total: 'total',
  changedAfter: 'changed_after',
  registrationsAfter: 'registrations_after',
  sweepWanted: 'sweep_wanted',
  lastSyncedAt: 'last_synced_at',
  lastSweepAt: 'last_sweep_at',
};

/** Times that never go backwards, whatever the clocks do. */
const onlyForward = new Set<string>(['changedAfter', 'registrationsAfter', 'lastSyncedAt']);

/** The cursor as it stands. */
export function readCursor(db: ReadableDb): SyncCursor {
  const names = Object.entries(columnOf).map(([name, column]) => `${column} AS ${name}`);
  const row = db.prepare(`SELECT ${names.join(', ')} FROM cache.sync_cursor`).get() as Record<string, unknown>;
  return { ...row, firstSyncDone: row.firstSyncDone === 1, sweepWanted: row.sweepWanted === 1 } as SyncCursor;
}

/** Writes some parts of the cursor; an earlier time never replaces a later one. */
export function moveCursor(db: WritableDb, change: Partial<SyncCursor>): void {
  for (const [name, value] of Object.entries(change)) {
    const column = columnOf[name as keyof SyncCursor];
    const guard = onlyForward.has(name) ? ` WHERE ${column} IS NULL OR ${column} < @value` : '';
    db.prepare(`UPDATE cache.sync_cursor SET ${column} = @value${guard}`).run({
      value: typeof value === 'boolean' ? Number(value) : value,
    });
  }
}

/** Forgets how far reading has come: the next one is a first sync from the beginning, as for another tenant. */
export function resetCursor(db: WritableDb): void {
  db.exec('DELETE FROM cache.sync_cursor; INSERT INTO cache.sync_cursor (only) VALUES (1);');
}

/** Another Ivanti server is asked for all its registrations, which then replace those of the one before. */
export function forgetRegistrationsRead(db: WritableDb): void {
  db.exec('UPDATE cache.sync_cursor SET registrations_after = NULL');
}
