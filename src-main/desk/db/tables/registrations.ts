import type { WritableDb } from '../sql.ts';

/** Whether a device has registered with Ivanti; matched by serial number or either IMEI. */
export type Registration = {
  serial: string | null;
  imei: string | null;
  imei2: string | null;
  state: 'registered' | 'pending';
};

/** Notes what Ivanti says of some devices, under each identifier it names; answers whether anything changed. */
export function upsertRegistrations(db: WritableDb, registrations: readonly Registration[]): boolean {
  const written = db
    .prepare(
      `INSERT INTO cache.registrations (identifier, state)
       SELECT i.value, r.value ->> '$.state' FROM json_each(@json) r CROSS JOIN json_each(r.value) i
       WHERE i.key IN ('serial', 'imei', 'imei2') AND i.value IS NOT NULL
       ON CONFLICT (identifier) DO UPDATE SET state = excluded.state WHERE state <> excluded.state`,
    )
    .run({ json: JSON.stringify(registrations) });
  return written.changes > 0;
}

/** Forgets every registration, before they are all read again or when Ivanti is no longer connected. */
export function forgetRegistrations(db: WritableDb): void {
  db.exec('DELETE FROM cache.registrations');
}
