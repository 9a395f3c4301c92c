import type { DeviceChangeEntry, DeviceDetails, DeviceId } from '#shared/domain/device.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { readDeviceRows, rowOfDevice } from './device-rows.ts';
import { readHold } from './holds.ts';
import { unfinishedStatesSql } from './overlay.ts';
import { readObserved } from './portal-edits.ts';

const MOST_CHANGES = 50;

type Rest = Pick<DeviceDetails, 'createdAt' | 'firstSeenAt' | 'registration'>;

/** Everything known of one device, null when the cache does not know it. */
export function readDeviceDetails(db: ReadableDb, deviceId: DeviceId): DeviceDetails | null {
  const row = rowOfDevice(db, deviceId);
  if (row === null) return null;
  const [device] = readDeviceRows(db, [row]);
  const rest = prepared<Rest>(
    db,
    'SELECT created_at AS createdAt, first_seen_at AS firstSeenAt, registration FROM cache.devices WHERE row = ?',
  ).get(row);
  if (!device || !rest) return null;
  const changes = readDeviceChanges(db, deviceId);
  return { ...device, ...rest, hold: readHold(db, deviceId), changes, observed: readObserved(db, deviceId) };
}

/**
 * Changes that name a device, newest first. A device that still waits has no outcome of its own, so the targets of
 * unfinished changes are searched for its id as JSON writes it.
 */
function readDeviceChanges(db: ReadableDb, deviceId: DeviceId): DeviceChangeEntry[] {
  return prepared<DeviceChangeEntry>(
    db,
    `SELECT c.change_id AS changeId, c.created_at AS createdAt, c.kind, c.profile_name AS toProfileName,
       coalesce(s.state, 'waiting') AS state, s.error_code AS errorCode
     FROM main.changes c LEFT JOIN main.change_outcomes s ON s.change_id = c.change_id AND s.device_id = @deviceId
     WHERE c.sequence IN (
       SELECT x.sequence FROM main.change_outcomes n JOIN main.changes x ON x.change_id = n.change_id WHERE n.device_id = @deviceId
       UNION
       SELECT u.sequence FROM main.changes u JOIN main.change_targets l ON l.sequence = u.sequence
       WHERE u.state IN ${unfinishedStatesSql} AND instr(l.targets, json_quote(@deviceId)) > 0
     )
     ORDER BY c.sequence DESC LIMIT ${MOST_CHANGES}`,
  ).all({ deviceId });
}
