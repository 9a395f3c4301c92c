import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ChangeState } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { readTargets } from './change-targets.ts';

/** A device of a change, as an exported plan tells of it; `seenProfileId` is where the server has it, or what a conflict is about. */
export type PlannedDevice = {
  deviceId: DeviceId;
  imei: string | null;
  serial: string | null;
  seenProfileId: ProfileId | null;
  state: ChangeState;
  errorCode: string | null;
};

/** The devices of a change by the profile they were based on, a million of them as one text for each group. */
export function readPlanGroups(db: ReadableDb, sequence: number): { base: ProfileId | null; deviceIds: DeviceId[] }[] {
  const targets = readTargets(db, sequence);
  return (JSON.parse(targets) as [ProfileId | null, DeviceId[]][]).map(([base, deviceIds]) => ({ base, deviceIds }));
}

/** Some devices of a change, in the order asked for. */
export function readPlannedDevices(db: ReadableDb, changeId: string, deviceIds: readonly DeviceId[]): PlannedDevice[] {
  return prepared<PlannedDevice>(
    db,
    `SELECT t.value AS deviceId, d.imei, d.serial, iif(s.state = 'conflict', s.seen_profile_id, d.profile_id) AS seenProfileId,
       coalesce(s.state, 'waiting') AS state, s.error_code AS errorCode
     FROM json_each(@deviceIds) t
     LEFT JOIN main.change_outcomes s ON s.change_id = @changeId AND s.device_id = t.value
     LEFT JOIN cache.devices d ON d.device_id = t.value ORDER BY t.key`,
  ).all({ changeId, deviceIds: JSON.stringify(deviceIds) });
}
