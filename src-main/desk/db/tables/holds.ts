import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceHold } from '#shared/domain/reseller-upload.ts';
import { bumpRevision } from '../revisions.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** Puts devices the cache knows on hold; one that is held already takes the new reason. Answers which. */
export function holdDevices(db: WritableDb, deviceIds: readonly DeviceId[], hold: DeviceHold): DeviceId[] {
  const held = prepared<DeviceId>(
    db,
    `INSERT INTO main.holds (device_id, reason, held_at, held_by)
     SELECT d.device_id, @reason, @heldAt, @heldBy FROM json_each(@deviceIds) i
     CROSS JOIN cache.devices d ON d.device_id = i.value GROUP BY d.device_id
     ON CONFLICT (device_id) DO UPDATE SET reason = excluded.reason, held_at = excluded.held_at, held_by = excluded.held_by
     RETURNING device_id`,
    'first-cells',
  ).all({ ...hold, deviceIds: JSON.stringify(deviceIds) });
  if (held.length > 0) bumpRevision(db, 'devices');
  return held;
}

/** Lets devices go; answers which were on hold, and why. */
export function releaseDevices(
  db: WritableDb,
  deviceIds: readonly DeviceId[],
): { deviceId: DeviceId; reason: string }[] {
  const released = prepared<{ deviceId: DeviceId; reason: string }>(
    db,
    `DELETE FROM main.holds WHERE device_id IN (SELECT value FROM json_each(?))
     RETURNING device_id AS deviceId, reason`,
  ).all(JSON.stringify(deviceIds));
  if (released.length > 0) bumpRevision(db, 'devices');
  return released;
}

/** Why a device is on hold, null when it is not. */
export function readHold(db: ReadableDb, deviceId: DeviceId): DeviceHold | null {
  const sql = 'SELECT reason, held_at AS heldAt, held_by AS heldBy FROM main.holds WHERE device_id = ?';
  return prepared<DeviceHold>(db, sql).get(deviceId) ?? null;
}
