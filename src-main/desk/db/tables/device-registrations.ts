import { setImmediate } from 'node:timers/promises';
import type { DeviceId } from '#shared/domain/device.ts';
import { bumpRevision } from '../revisions.ts';
import { prepared, transaction, type WritableDb } from '../sql.ts';
import { lastRow } from './device-row-numbers.ts';

const named = (row: 'new' | 'old') => `row IN (
  SELECT row FROM devices WHERE serial = ${row}.identifier
  UNION ALL SELECT row FROM devices WHERE imei = ${row}.identifier
  UNION ALL SELECT row FROM devices WHERE imei2 = ${row}.identifier)`;

// Without its indexes the table would be read whole for each registration: the end of the bulk load takes all over at once.
const indexed = "EXISTS (SELECT 1 FROM cache.sqlite_schema WHERE name = 'devices_by_serial')";
const bump = "UPDATE revisions SET value = value + 1 WHERE name = 'devices'";

/**
 * Keeps `devices.registration` true while registrations are written, so that a profile's registered devices are counted
 * without joining the two. Temporary triggers: they also raise the revision of the devices, which is temporary itself.
 */
export function createRegistrationTriggers(db: WritableDb): void {
  const set = `UPDATE devices SET registration = new.state WHERE registration IS NOT new.state AND ${named('new')}`;
  db.exec(`
    CREATE TEMP TRIGGER registrations_added AFTER INSERT ON cache.registrations WHEN ${indexed} BEGIN ${set}; ${bump}; END;
    CREATE TEMP TRIGGER registrations_changed AFTER UPDATE ON cache.registrations WHEN ${indexed} BEGIN ${set}; ${bump}; END;
    CREATE TEMP TRIGGER registrations_removed AFTER DELETE ON cache.registrations WHEN ${indexed} BEGIN
      UPDATE devices SET registration = NULL WHERE registration IS NOT NULL AND ${named('old')}; ${bump};
    END;
  `);
}

/** Stops keeping it, for a first reading, which takes all over at its end: a trigger for each of its identifiers is slower. */
export function dropRegistrationTriggers(db: WritableDb): void {
  for (const what of ['added', 'changed', 'removed']) db.exec(`DROP TRIGGER IF EXISTS temp.registrations_${what}`);
}

const found = `(
  SELECT max(r.state) FROM cache.registrations r WHERE r.identifier IN (d.serial, d.imei, d.imei2)
)`;

const takeOver = (scope: string) => `
  UPDATE cache.devices SET registration = known.state
  FROM (SELECT d.row AS row, ${found} AS state FROM ${scope}) AS known
  WHERE devices.row = known.row AND devices.registration IS NOT known.state`;

/** Whether any registration is known. */
export function hasRegistrations(db: WritableDb): boolean {
  return prepared(db, 'SELECT 1 FROM cache.registrations LIMIT 1', 'first-cells').get() !== undefined;
}

/** Gives devices that are new or have changed the registration already known for them. */
export function takeOverRegistrations(db: WritableDb, deviceIds: readonly DeviceId[]): void {
  if (!hasRegistrations(db)) return;
  const named = 'json_each(?) ids JOIN cache.devices d ON d.device_id = ids.value';
  prepared(db, takeOver(named)).run(JSON.stringify(deviceIds));
}

/** Rows in one transaction: some 80 ms of looking up and writing. */
const ROWS_AT_ONCE = 4_000;

/** Gives every device the registration known for it. Pauses between pieces, so that the desk answers meanwhile. */
export async function takeOverAllRegistrations(
  db: WritableDb,
  pause: () => Promise<unknown> = setImmediate,
): Promise<void> {
  if (!hasRegistrations(db)) return;
  const some = prepared(db, takeOver('cache.devices d WHERE d.row BETWEEN ? AND ?'));
  for (let first = 1; db.open && first <= lastRow(db); first += ROWS_AT_ONCE) {
    transaction(db, () => some.run(first, first + ROWS_AT_ONCE - 1));
    await pause();
  }
  if (db.open) transaction(db, () => bumpRevision(db, 'devices'));
}
