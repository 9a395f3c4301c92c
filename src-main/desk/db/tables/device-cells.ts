import type { DeviceColumn } from '#shared/domain/device.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { areConsecutive } from './device-row-numbers.ts';
import { overlaidJoinSql, overlaidProfileNameSql, overlaidProfileSql } from './device-rows.ts';

const cellOf: Record<DeviceColumn, string> = {
  imei: 'd.imei',
  imei2: 'd.imei2',
  serial: 'd.serial',
  model: 'd.model',
  state: "iif(d.state = 'unknown', d.raw_state, d.state)",
  profile: `iif(${overlaidProfileSql} = '${GONE_PROFILE_ID}', @leaving, ${overlaidProfileNameSql})`,
  user: 'd.user_name',
  tags: 'd.tags',
  upload: 'd.upload_id',
  order: 'd.order_id',
  reseller: 'd.reseller_name',
  note: '(SELECT n.text FROM main.notes n WHERE n.device_id = d.device_id)',
  updatedAt: 'd.updated_at',
};

/** What is read of each device: columns, then custom attributes. */
export type WantedCells = {
  columns: readonly DeviceColumn[];
  attributes: readonly string[];
  /** Stands in place of the profile of a device that is to be deleted. */
  leaving: string;
};

/** Some cells of devices by row number, as text, in the order asked for; the profile is the one they will be in. */
export function readDeviceCells(db: ReadableDb, rows: readonly number[], wanted: WantedCells): (string | null)[][] {
  const { columns, attributes, leaving } = wanted;
  const values = attributes.map(
    (_, at) =>
      `(SELECT v.value FROM main.attribute_values v WHERE v.device_id = d.device_id AND v.name = @attribute${at})`,
  );
  const select = `SELECT ${[...columns.map((column) => cellOf[column]), ...values].join(', ')}`;
  const join = columns.includes('profile') ? overlaidJoinSql : '';
  const names = Object.fromEntries(attributes.map((name, at) => [`attribute${at}`, name]));
  // Rows that follow each other are read in one go, in two thirds of the time.
  if (areConsecutive(rows)) {
    const sql = `${select} FROM cache.devices d ${join} WHERE d.row BETWEEN @first AND @last ORDER BY d.row`;
    const range = { first: rows[0] ?? 0, last: rows.at(-1) ?? 0 };
    return prepared<(string | null)[]>(db, sql, 'arrays').all({ ...names, leaving, ...range });
  }
  const sql = `${select} FROM json_each(@rows) r CROSS JOIN cache.devices d ON d.row = r.value ${join}`;
  return prepared<(string | null)[]>(db, sql, 'arrays').all({ ...names, leaving, rows: `[${rows.join(',')}]` });
}
