import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { prepared, type WritableDb } from '../sql.ts';

/** What a move would do with the devices named: counts. */
export type PickedCounts = { move: number; alreadyThere: number; pending: number; notFound: number };

/**
 * Fills `temp.picked` with what a move to a profile means for each device, looking at the lists as the person sees them:
 * waiting changes count. A device is based on the profile the server has it in. Each device once.
 */
export function pickDevices(db: WritableDb, deviceIds: readonly DeviceId[], profileId: ProfileId): PickedCounts {
  prepared(db, 'DELETE FROM temp.picked').run();
  prepared(
    db,
    `INSERT INTO temp.picked (device_id, base_profile_id, fate)
     SELECT d.device_id, d.profile_id, CASE
       WHEN d.state = 'pending' OR d.profile_id IS NULL THEN 'device_pending'
       WHEN iif(o.live, o.profile_id, d.profile_id) = @profileId THEN 'already_there'
       ELSE 'move' END
     FROM json_each(@deviceIds) i
     CROSS JOIN cache.devices d ON d.device_id = i.value
     LEFT JOIN temp.overlay o ON o.device_id = d.device_id`,
  ).run({ deviceIds: JSON.stringify(deviceIds), profileId });
  const rows = prepared<{ fate: string; devices: number }>(
    db,
    'SELECT fate, count(*) AS devices FROM temp.picked GROUP BY fate',
  ).all();
  const count = (fate: string) => rows.find((row) => row.fate === fate)?.devices ?? 0;
  const counts = { move: count('move'), alreadyThere: count('already_there'), pending: count('device_pending') };
  return { ...counts, notFound: deviceIds.length - counts.move - counts.alreadyThere - counts.pending };
}
