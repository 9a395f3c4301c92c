import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** One device has one row; nothing can be upserted before this index is there. */
export const deviceKeyIndex = 'CREATE UNIQUE INDEX IF NOT EXISTS cache.devices_by_id ON devices (device_id)';

/** What the end of a first sync waits for: the identifiers. */
export const deviceIndexes: readonly string[] = [
  'CREATE INDEX IF NOT EXISTS cache.devices_by_imei ON devices (imei)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_imei2 ON devices (imei2) WHERE imei2 IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_serial ON devices (serial)',
];

/** What comes later, in idle moments: counts, last digits, words, what lists are sorted by. Until then they are scanned. */
export const laterDeviceIndexes: readonly string[] = [
  'CREATE INDEX IF NOT EXISTS cache.devices_by_profile ON devices (profile_id, state, registration)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_imei_reversed ON devices (imei_reversed)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_serial_reversed ON devices (serial_reversed)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_imei2_reversed ON devices (imei2_reversed) WHERE imei2_reversed IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_user ON devices (user_name COLLATE NOCASE)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_model ON devices (model COLLATE NOCASE)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_tags ON devices (tags COLLATE NOCASE)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_updated ON devices (updated_at)',
  'CREATE INDEX IF NOT EXISTS cache.devices_by_upload ON devices (upload_id, state)',
];

/** Whether an index of `cache.devices` is there. */
export function hasIndex(db: ReadableDb, name: string): boolean {
  const sql = "SELECT 1 FROM cache.sqlite_schema WHERE type = 'index' AND name = ?";
  return prepared(db, sql, 'first-cells').get(name) !== undefined;
}

/** Builds the first of these indexes that is missing; false when none was. About 0.6 s for a million rows. */
export function buildNextIndex(db: WritableDb, indexes: readonly string[]): boolean {
  const missing = indexes.find((sql) => !hasIndex(db, nameOf(sql)));
  if (missing) db.exec(missing);
  return missing !== undefined;
}

/** Drops them all, before a bulk load into an empty table. */
export function dropDeviceIndexes(db: WritableDb): void {
  for (const sql of [deviceKeyIndex, ...deviceIndexes, ...laterDeviceIndexes]) {
    db.exec(`DROP INDEX IF EXISTS cache.${nameOf(sql)}`);
  }
}

function nameOf(sql: string): string {
  return /cache\.(\w+)/.exec(sql)?.[1] ?? '';
}
