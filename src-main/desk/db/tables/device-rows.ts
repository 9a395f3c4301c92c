import type { DeviceId, DeviceRow, DeviceState } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileId } from '#shared/domain/profile.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { areConsecutive } from './device-row-numbers.ts';

/** SQL for the name of a profile by its id, null for none; `joined` is its row of cache.profiles, if it has one. */
export const profileNameSql = (profileId: string, joined: string): string =>
  `iif(${profileId} = '${DEFAULT_PROFILE_ID}', '${DEFAULT_PROFILE_NAME}', coalesce(${joined}.name,
     (SELECT n.name FROM temp.new_profiles n WHERE n.profile_id = ${profileId}), ${profileId}))`;

/** SQL for the same where no row is joined: null for none. */
export const profileNameOfSql = (profileId: string): string =>
  `iif(${profileId} IS NULL, NULL, (SELECT ${profileNameSql(profileId, 'p')}
     FROM (SELECT 1) LEFT JOIN cache.profiles p ON p.profile_id = ${profileId}))`;

/** SQL for the profile a device will be in once the waiting changes are carried out; needs `d` and `o`. */
export const overlaidProfileSql = 'iif(o.live = 1, o.profile_id, d.profile_id)';

/** SQL for its name; needs `d`, `o` and `p`, the overlaid profile. */
export const overlaidProfileNameSql = profileNameSql(overlaidProfileSql, 'p');

/** SQL that joins a device `d` with the waiting change on it, and with the profile it will be in. */
export const overlaidJoinSql = `
  LEFT JOIN temp.overlay o ON o.device_id = d.device_id
  LEFT JOIN cache.profiles p ON p.profile_id = ${overlaidProfileSql}`;

const cells = `d.row, d.device_id, d.imei, d.imei2, d.serial, d.model, d.state, d.raw_state, ${overlaidProfileSql},
  ${overlaidProfileNameSql}, d.user_name, d.tags, d.upload_id, d.order_id, d.reseller_name, d.updated_at,
  o.change_id, o.state, iif(o.live = 1, ${profileNameSql('d.profile_id', 'f')}, NULL),
  (SELECT h.reason FROM main.holds h WHERE h.device_id = d.device_id),
  (SELECT n.text FROM main.notes n WHERE n.device_id = d.device_id)`;

const sql = `
  SELECT ${cells} FROM json_each(?) r CROSS JOIN cache.devices d ON d.row = r.value ${overlaidJoinSql}
  LEFT JOIN cache.profiles f ON f.profile_id = d.profile_id`;

type Text = string | null;
type Cells = [number, string, Text, Text, Text, string, string, string, Text, Text, string, string, ...Text[]];

/** Devices by row number, in the order asked for, with the waiting changes laid over what the server said. */
export function readDeviceRows(db: ReadableDb, rows: readonly number[]): DeviceRow[] {
  const found = new Map<number, DeviceRow>();
  for (const row of prepared<Cells>(db, sql, 'arrays').all(JSON.stringify(rows))) found.set(row[0], toDeviceRow(row));
  const devices: DeviceRow[] = [];
  for (const row of rows) {
    const device = found.get(row);
    if (device) devices.push(device);
  }
  return devices;
}

/** The row number of a device, null when the cache does not know it; the newest while a first sync may hold it twice. */
export function rowOfDevice(db: ReadableDb, deviceId: DeviceId): number | null {
  const newest = 'SELECT max(row) FROM cache.devices WHERE device_id = ?';
  return prepared<number | null>(db, newest, 'first-cells').get(deviceId) ?? null;
}

/** Ids of devices by row number, in the order asked for. */
export function readDeviceIds(db: ReadableDb, rows: readonly number[]): DeviceId[] {
  const json = areConsecutive(rows)
    ? prepared<string>(
        db,
        `SELECT json_group_array(device_id) FROM
           (SELECT device_id FROM cache.devices WHERE row BETWEEN ? AND ? ORDER BY row)`,
        'first-cells',
      ).get(rows[0] ?? 0, rows.at(-1) ?? 0)
    : prepared<string>(
        db,
        'SELECT json_group_array(d.device_id) FROM json_each(?) r CROSS JOIN cache.devices d ON d.row = r.value',
        'first-cells',
      ).get(`[${rows.join(',')}]`);
  return JSON.parse(json ?? '[]') as DeviceId[];
}

function toDeviceRow(row: Cells): DeviceRow {
  const [uploadId = null, orderId = null, resellerName = null, updatedAt = null] = row.slice(12) as Text[];
  const [changeId = null, state = null, fromProfileName = null, holdReason = null, note = null] = row.slice(
    16,
  ) as Text[];
  return {
    deviceId: row[1] as DeviceId,
    imei: row[2],
    imei2: row[3],
    serial: row[4],
    model: row[5],
    state: row[6] as DeviceState,
    rawState: row[7],
    profileId: row[8] as ProfileId | null,
    profileName: row[9],
    userName: row[10],
    tags: row[11],
    uploadId,
    orderId,
    resellerName,
    updatedAt,
    waiting: changeId === null ? null : { changeId, state: state as ChangeState, fromProfileName },
    holdReason,
    note,
  };
}
