import { prepared, type WritableDb } from '../sql.ts';

/** Whether a device has registered with Ivanti; matched by serial number or either IMEI. */
export type Registration = {
  serial: string | null;
  imei: string | null;
  imei2: string | null;
  state: 'registered' | 'pending';
};

/** Notes what Ivanti says of some devices, under each identifier it names; answers whether anything changed. */
export function upsertRegistrations(db: WritableDb, registrations: readonly Registration[]): boolean {
  const written = prepared(
    db,
    `INSERT INTO cache.registrations (identifier, state)
       SELECT i.value, r.value ->> '$.state' FROM json_each(@json) r CROSS JOIN json_each(r.value) i
       WHERE i.key IN ('serial', 'imei', 'imei2') AND i.value IS NOT NULL
       ON CONFLICT (identifier) DO UPDATE SET state = excluded.state WHERE state <> excluded.state`,
  ).run({ json: JSON.stringify(registrations) });
  return written.changes > 0;
}

/** Begins reading all registrations again: nothing has been seen yet. */
export function startRegistrationSweep(db: WritableDb): void {
  db.exec(`
    CREATE TABLE IF NOT EXISTS temp.seen_registrations (identifier TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    DELETE FROM temp.seen_registrations;
  `);
}

/** Notes that Ivanti still has these registrations. */
export function markRegistrationsSeen(db: WritableDb, registrations: readonly Registration[]): void {
  prepared(
    db,
    `INSERT OR IGNORE INTO temp.seen_registrations
     SELECT i.value FROM json_each(@json) r CROSS JOIN json_each(r.value) i
     WHERE i.key IN ('serial', 'imei', 'imei2') AND i.value IS NOT NULL`,
  ).run({ json: JSON.stringify(registrations) });
}

/** After that reading: takes out what Ivanti no longer has; answers whether there was any. */
export function deleteUnseenRegistrations(db: WritableDb): boolean {
  const sql =
    'DELETE FROM cache.registrations WHERE identifier NOT IN (SELECT identifier FROM temp.seen_registrations)';
  return prepared(db, sql).run().changes > 0;
}

/** Forgets what a reading has seen, which is up to three identifiers for each device. */
export function endRegistrationSweep(db: WritableDb): void {
  prepared(db, 'DELETE FROM temp.seen_registrations').run();
}
