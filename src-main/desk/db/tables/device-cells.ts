import type { DeviceColumn } from '#shared/domain/device.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { areConsecutive } from './device-row-numbers.ts';
import { overlaidJoinSql, overlaidProfileNameSql } from './device-rows.ts';

const cellOf: Record<DeviceColumn, string> = {
  imei: 'd.imei',
  imei2: 'd.imei2',
  serial: 'd.serial',
  model: 'd.model',
  state: "iif(d.state = 'unknown', d.raw_state, d.state)",
  profile: overlaidProfileNameSql,
  user: 'd.user_name',
  tags: 'd.tags',
  upload: 'd.upload_id',
  order: 'd.order_id',
  reseller: 'd.reseller_name',
  updatedAt: 'd.updated_at',
};

/** Some columns of devices by row number, as text, in the order asked for; the profile is the one they will be in. */
export function readDeviceCells(
  db: ReadableDb,
  rows: readonly number[],
  columns: readonly DeviceColumn[],
): (string | null)[][] {
  const select = `SELECT ${columns.map((column) => cellOf[column]).join(', ')}`;
  const join = columns.includes('profile') ? overlaidJoinSql : '';
  // Rows that follow each other are read in one go, in two thirds of the time.
  if (areConsecutive(rows)) {
    const sql = `${select} FROM cache.devices d ${join} WHERE d.row BETWEEN ? AND ? ORDER BY d.row`;
    return prepared<(string | null)[]>(db, sql, 'arrays').all(rows[0] ?? 0, rows.at(-1) ?? 0);
  }
  const sql = `${select} FROM json_each(?) r CROSS JOIN cache.devices d ON d.row = r.value ${join}`;
  return prepared<(string | null)[]>(db, sql, 'arrays').all(`[${rows.join(',')}]`);
}
