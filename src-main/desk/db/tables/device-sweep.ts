import type { DeviceId } from '#shared/domain/device.ts';
import { bumpRevision } from '../revisions.ts';
import { prepared, type ReadableDb, transaction, type WritableDb } from '../sql.ts';
import { noteDeletions } from './device-events.ts';

/** Begins a full read: nothing has been seen yet. */
export function startSweep(db: WritableDb): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS temp.seen_devices (row INTEGER PRIMARY KEY) STRICT;
    DELETE FROM temp.seen_devices;
  `);
}

/** Notes that the server still has these devices; call it after they have been upserted. */
export function markSeen(db: WritableDb, deviceIds: readonly DeviceId[]): void {
  const sql = `
    INSERT OR IGNORE INTO temp.seen_devices
    SELECT row FROM cache.devices WHERE device_id IN (SELECT value FROM json_each(?))`;
  prepared(db, sql).run(JSON.stringify(deviceIds));
}

/** How many devices of the cache the full read has not come upon so far. */
export function countUnseen(db: ReadableDb): number {
  const sql = 'SELECT (SELECT count(*) FROM cache.devices) - (SELECT count(*) FROM temp.seen_devices)';
  return prepared<number>(db, sql, 'first-cells').get() ?? 0;
}

/** Ends a full read at a time (ISO text): takes the devices out that the server no longer has, and notes it; answers how many. */
export function deleteUnseen(db: WritableDb, at: string): number {
  return transaction(db, () => {
    noteDeletions(db, at);
    const sql = 'DELETE FROM cache.devices WHERE row NOT IN (SELECT row FROM temp.seen_devices)';
    const { changes } = prepared(db, sql).run();
    if (changes > 0) bumpRevision(db, 'devices');
    prepared(db, 'DELETE FROM temp.seen_devices').run();
    return changes;
  });
}
