import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceHold } from '#shared/domain/reseller-upload.ts';
import { bumpRevision } from '../revisions.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** Puts devices on hold; one that is held already takes the new reason. Answers how many. */
export function holdDevices(db: WritableDb, deviceIds: readonly DeviceId[], hold: DeviceHold): number {
  const { changes } = prepared(
    db,
    `INSERT INTO main.holds (device_id, reason, held_at, held_by)
     SELECT d.device_id, @reason, @heldAt, @heldBy FROM json_each(@deviceIds) i
     CROSS JOIN cache.devices d ON d.device_id = i.value GROUP BY d.device_id
     ON CONFLICT (device_id) DO UPDATE SET reason = excluded.reason, held_at = excluded.held_at, held_by = excluded.held_by`,
  ).run({ ...hold, deviceIds: JSON.stringify(deviceIds) });
  if (changes > 0) bumpRevision(db, 'devices');
  return changes;
}

/** Lets devices go; answers how many were on hold. */
export function releaseDevices(db: WritableDb, deviceIds: readonly DeviceId[]): number {
  const sql = 'DELETE FROM main.holds WHERE device_id IN (SELECT value FROM json_each(?))';
  const { changes } = prepared(db, sql).run(JSON.stringify(deviceIds));
  if (changes > 0) bumpRevision(db, 'devices');
  return changes;
}

/** Why a device is on hold, null when it is not. */
export function readHold(db: ReadableDb, deviceId: DeviceId): DeviceHold | null {
  const sql = 'SELECT reason, held_at AS heldAt, held_by AS heldBy FROM main.holds WHERE device_id = ?';
  return prepared<DeviceHold>(db, sql).get(deviceId) ?? null;
}
