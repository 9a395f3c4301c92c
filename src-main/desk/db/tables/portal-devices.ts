import type { DeviceId } from '#shared/domain/device.ts';
import type { PortalDevice } from '#shared/domain/portal-file.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { overlaidJoinSql, overlaidProfileSql } from './device-rows.ts';

type Text = string | null;

/** Devices by row number, in the order asked for, as files for a portal name them, without passwords; a profile that only waits here has no name there. */
export function readPortalDevices(
  db: ReadableDb,
  rows: readonly number[],
  attributes: readonly string[],
): PortalDevice[] {
  const values = attributes.map(
    (_, at) =>
      `, (SELECT v.value FROM main.attribute_values v WHERE v.device_id = d.device_id AND v.name = @attribute${at})`,
  );
  const sql = `SELECT d.device_id, nullif(d.imei, ''), nullif(d.serial, ''), ${overlaidProfileSql}, p.name,
      coalesce(c.user_name, d.user_name), coalesce(c.tags, d.tags) ${values.join('')}
    FROM json_each(@rows) r CROSS JOIN cache.devices d ON d.row = r.value ${overlaidJoinSql}
    LEFT JOIN main.device_credentials c ON c.device_id = d.device_id AND c.state = 'waiting'`;
  const names = Object.fromEntries(attributes.map((name, at) => [`attribute${at}`, name]));
  const found = prepared<Text[]>(db, sql, 'arrays').all({ ...names, rows: `[${rows.join(',')}]` });
  return found.map(([deviceId, imei = null, serial = null, profileId = null, profileName = null, ...more]) => ({
    deviceId: deviceId as DeviceId,
    imei,
    serial,
    profileId: profileId as ProfileId | null,
    profileName,
    userName: more[0] ?? '',
    tags: more[1] ?? '',
    password: null,
    attributes: more.slice(2),
  }));
}
