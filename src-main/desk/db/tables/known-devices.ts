import type { DeviceId } from '#shared/domain/device.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { hasIndex } from './device-indexes.ts';

/** A device of this tenant: its row in the cache and its id. */
export type KnownDevice = { row: number; deviceId: DeviceId };

/** Devices by what names them; an identifier of none is not there. */
export type KnownDevices = {
  byImei: ReadonlyMap<string, KnownDevice>;
  bySerial: ReadonlyMap<string, KnownDevice>;
};

const named = (column: 'imei' | 'imei2' | 'serial') =>
  `SELECT d.${column} AS name, d.row, d.device_id AS deviceId FROM cache.devices d
   WHERE d.${column} IN (SELECT value FROM json_each(?))`;

/** Looks many devices up at once, by either IMEI and by serial number. */
export function findDevicesByName(
  db: ReadableDb,
  { imeis, serials }: { imeis: readonly string[]; serials: readonly string[] },
): KnownDevices {
  return {
    byImei: new Map([...find(db, 'imei2', imeis), ...find(db, 'imei', imeis)]),
    bySerial: new Map(find(db, 'serial', serials)),
  };
}

/** Whether devices can be looked up at all: while a first sync fills the table without indexes nothing is known. */
export function canLookUp(db: ReadableDb): boolean {
  return hasIndex(db, 'devices_by_serial') && prepared(db, 'SELECT 1 FROM cache.devices LIMIT 1').get() !== undefined;
}

/** The newest row of a name counts, should there be two. */
function find(
  db: ReadableDb,
  column: 'imei' | 'imei2' | 'serial',
  names: readonly string[],
): (readonly [string, KnownDevice])[] {
  if (names.length === 0) return [];
  return prepared<KnownDevice & { name: string }>(db, named(column))
    .all(JSON.stringify(names))
    .sort((a, b) => a.row - b.row)
    .map(({ name, row, deviceId }) => [name, { row, deviceId }] as const);
}
