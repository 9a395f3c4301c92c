import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { goodRowsSql, type HeldImport } from './staged-imports.ts';

type Base = Pick<HeldImport, 'base'>;

/** Devices of this tenant that the good rows of a file name, at most so many. */
export function importedDeviceIds(db: ReadableDb, { base }: Base, most: number): DeviceId[] {
  const sql = `SELECT s.device_id FROM ${goodRowsSql} AND s.device_id IS NOT NULL ORDER BY s.row LIMIT @most`;
  return prepared<DeviceId>(db, sql, 'first-cells').all({ base, most });
}

/** The same, by the profile their rows name; rows that name none do not count. */
export function importedByProfile(db: ReadableDb, { base }: Base): { profileId: ProfileId; deviceIds: DeviceId[] }[] {
  return prepared<{ profileId: ProfileId; deviceIds: string }>(
    db,
    `SELECT s.profile_id AS profileId, json_group_array(s.device_id) AS deviceIds FROM ${goodRowsSql}
     AND s.device_id IS NOT NULL AND s.profile_id IS NOT NULL GROUP BY s.profile_id ORDER BY min(s.row)`,
  )
    .all({ base })
    .map(({ profileId, deviceIds }) => ({ profileId, deviceIds: JSON.parse(deviceIds) as DeviceId[] }));
}
