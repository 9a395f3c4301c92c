import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceHold } from '#shared/domain/reseller-upload.ts';
import { prepared, type ReadableDb } from '../sql.ts';

/** Why a device is on hold, null when it is not. Holds are written as edits (tables/device-edits.ts). */
export function readHold(db: ReadableDb, deviceId: DeviceId): DeviceHold | null {
  const sql = 'SELECT reason, held_at AS heldAt, held_by AS heldBy FROM main.holds WHERE device_id = ?';
  return prepared<DeviceHold>(db, sql).get(deviceId) ?? null;
}
