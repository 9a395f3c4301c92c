import type { WritableDb } from '../sql.ts';

const indexes = [
  'CREATE UNIQUE INDEX IF NOT EXISTS cache.devices_by_id ON devices (device_id)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_imei ON devices (imei)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_imei2 ON devices (imei2) WHERE imei2 IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_serial ON devices (serial)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_imei_reversed ON devices (imei_reversed)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_imei2_reversed ON devices (imei2_reversed) WHERE imei2_reversed IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_serial_reversed ON devices (serial_reversed)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_profile ON devices (profile_id, state)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_updated ON devices (updated_at)',
];

/** Builds the secondary indexes of `cache.devices`; about 0.6 s for each million rows and index. */
export function buildDeviceIndexes(db: WritableDb): void {
  for (const sql of indexes) db.exec(sql);
}

/** Drops them, before a bulk load into an empty table. */
export function dropDeviceIndexes(db: WritableDb): void {
  for (const sql of indexes) db.exec(`DROP INDEX IF EXISTS ${sql.split(' ON ')[0]?.split(' ').at(-1) ?? ''}`);
}
