import { setImmediate } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { bumpRevision } from '../revisions.ts';
import { transaction, type WritableDb } from '../sql.ts';
import { buildNextIndex, deviceIndexes, deviceKeyIndex, dropDeviceIndexes, hasIndex } from './device-indexes.ts';
import { takeOverAllRegistrations } from './device-registrations.ts';
import { forgetWords } from './device-words.ts';

/** Makes room for a first sync that begins anew: no devices, no indexes, no words. */
export function startBulkLoad(db: WritableDb): void {
  transaction(db, () => {
    dropDeviceIndexes(db);
    db.exec('DELETE FROM cache.devices');
    forgetWords(db);
    bumpRevision(db, 'devices');
  });
}

/**
 * Ends a bulk load: keeps the newest row of every device, builds the indexes, takes over the registrations. Pauses between
 * the steps, so that the desk answers meanwhile; may be called again after a crash and goes on where it was.
 */
export async function finishBulkLoad(db: WritableDb, pause: () => Promise<unknown> = setImmediate): Promise<void> {
  ensureDeviceKey(db);
  do await pause();
  while (transaction(db, () => buildNextIndex(db, deviceIndexes)));
  transaction(db, () => bumpRevision(db, 'devices'));
  await takeOverAllRegistrations(db, pause);
}

/** Makes sure that a device has one row only, the newest, and that SQLite keeps it so. */
export function ensureDeviceKey(db: WritableDb): void {
  if (hasIndex(db, 'devices_by_id')) return;
  transaction(db, () => {
    try {
      db.exec(deviceKeyIndex);
    } catch (error) {
      if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
      db.exec('DELETE FROM cache.devices WHERE row NOT IN (SELECT max(row) FROM cache.devices GROUP BY device_id)');
      db.exec(deviceKeyIndex);
    }
    bumpRevision(db, 'devices');
  });
}
