import { transaction, type WritableDb } from './sql.ts';
import { startBulkLoad } from './tables/device-bulk-load.ts';
import { resetCursor } from './tables/sync-cursor.ts';

/** Takes everything out of the cache that a tenant's servers said: what comes next is another tenant's first sync. */
export function emptyCache(db: WritableDb): void {
  transaction(db, () => {
    startBulkLoad(db);
    for (const table of [
      'registrations',
      'profiles',
      'uploads',
      'users',
      'enrollment_tokens',
      'ivanti_profiles',
      'self_maintained_devices',
    ])
      db.exec(`DELETE FROM cache.${table}`);
    // Of devices that are not this tenant's; what was done here to them stays, as all that was done here.
    db.exec('DELETE FROM main.device_events');
    resetCursor(db);
  });
}
