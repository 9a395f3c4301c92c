import type { DeviceDetails, DeviceId } from '#shared/domain/device.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { readDeviceRows, rowOfDevice } from './device-rows.ts';
import { readHold } from './holds.ts';
import { readNote } from './notes.ts';

type Rest = Pick<DeviceDetails, 'createdAt' | 'firstSeenAt' | 'registration'>;

/** Everything known of one device as it stands, null when the cache does not know it. */
export function readDeviceDetails(db: ReadableDb, deviceId: DeviceId): DeviceDetails | null {
  const row = rowOfDevice(db, deviceId);
  if (row === null) return null;
  const [device] = readDeviceRows(db, [row]);
  const rest = prepared<Rest>(
    db,
    'SELECT created_at AS createdAt, first_seen_at AS firstSeenAt, registration FROM cache.devices WHERE row = ?',
  ).get(row);
  if (!device || !rest) return null;
  return { ...device, ...rest, hold: readHold(db, deviceId), noted: readNote(db, deviceId) };
}
