import type { DeviceId } from '#shared/domain/device.ts';
import { prepared, type WritableDb } from '../sql.ts';

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

const found = `(
  SELECT max(r.state) FROM cache.registrations r WHERE r.identifier IN (d.serial, d.imei, d.imei2)
)`;

/** Gives devices that are new or have changed the registration already known for them; null: all devices. */
export function takeOverRegistrations(db: WritableDb, deviceIds: readonly DeviceId[] | null): void {
  const any = prepared(db, 'SELECT 1 FROM cache.registrations LIMIT 1', 'first-cells').get();
  if (any === undefined) return;
  const scope = deviceIds ? 'json_each(?) ids JOIN cache.devices d ON d.device_id = ids.value' : 'cache.devices d';
  const sql = `
    UPDATE cache.devices SET registration = known.state
    FROM (SELECT d.row AS row, ${found} AS state FROM ${scope}) AS known
    WHERE devices.row = known.row AND devices.registration IS NOT known.state`;
  const statement = prepared(db, sql);
  if (deviceIds) statement.run(JSON.stringify(deviceIds));
  else statement.run();
}
