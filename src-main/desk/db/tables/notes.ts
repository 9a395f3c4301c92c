import type { DeviceId } from '#shared/domain/device.ts';
import type { DeviceNote } from '#shared/domain/device-edit.ts';
import { prepared, type ReadableDb } from '../sql.ts';

/** The note of a device, null when it has none. Notes are written as edits (tables/device-edits.ts). */
export function readNote(db: ReadableDb, deviceId: DeviceId): DeviceNote | null {
  const sql = 'SELECT text, noted_at AS notedAt, noted_by AS notedBy FROM main.notes WHERE device_id = ?';
  return prepared<DeviceNote>(db, sql).get(deviceId) ?? null;
}
