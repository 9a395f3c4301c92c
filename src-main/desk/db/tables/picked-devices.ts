import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { hasIndex } from './device-indexes.ts';

/** Devices of a change that are based on one profile; `deviceIds` is JSON, for a million of them never become objects. */
export type PickedGroup = { baseProfileId: ProfileId | null; deviceIds: string; devices: number };

/** What a move or a deletion would do with the devices named: counts, and the devices that would go. */
export type Picked = {
  move: number;
  /** Those of them that are in use: provisioned, as the server was last seen to have them. */
  provisioned: number;
  alreadyThere: number;
  pending: number;
  onHold: number;
  leaving: number;
  notFound: number;
  groups: PickedGroup[];
};

type Fate = 'move' | 'already_there' | 'device_pending' | 'device_on_hold' | 'device_leaving';

/** Where devices on hold may go all the same. */
const openToHeld = `('${DEFAULT_PROFILE_ID}', '${GONE_PROFILE_ID}')`;

/**
 * Sorts devices by what a move to a profile means for each, looking at the lists as the person sees them: waiting changes
 * count, so that a device whose approval waits can be moved already. A device is based on the profile the server has it in.
 * One on hold can only be taken out of its profile, or deleted: GONE_PROFILE_ID. Expects each device once.
 */
export function pickDevices(db: ReadableDb, deviceIds: readonly DeviceId[], profileId: ProfileId): Picked {
  // While a first sync fills the table a device may lie there twice: the newest row counts.
  const mayRepeat = !hasIndex(db, 'devices_by_id');
  const rows = prepared<PickedGroup & { fate: Fate; provisioned: number }>(
    db,
    `SELECT fate, base AS baseProfileId, count(*) AS devices, sum(provisioned) AS provisioned,
       iif(fate = 'move', json_group_array(device_id), '[]') AS deviceIds
     FROM (
       SELECT d.device_id, d.profile_id AS base, ${mayRepeat ? 'max(d.row),' : ''}
         d.state IN ('provisioned', 'provisionedRestricted') AS provisioned, CASE
         WHEN o.live = 1 AND o.kind = 'delete' THEN 'device_leaving'
         WHEN (d.state = 'pending' OR d.profile_id IS NULL) AND coalesce(o.live, 0) = 0 THEN 'device_pending'
         WHEN iif(o.live, o.profile_id, d.profile_id) = @profileId THEN 'already_there'
         WHEN @profileId NOT IN ${openToHeld} AND EXISTS (SELECT 1 FROM main.holds h WHERE h.device_id = d.device_id)
           THEN 'device_on_hold'
         ELSE 'move' END AS fate
       FROM json_each(@deviceIds) i
       CROSS JOIN cache.devices d ON d.device_id = i.value
       LEFT JOIN temp.overlay o ON o.device_id = d.device_id ${mayRepeat ? 'GROUP BY d.device_id' : ''}
     ) GROUP BY fate, base`,
  ).all({ deviceIds: JSON.stringify(deviceIds), profileId });
  const count = (fate: Fate) => rows.reduce((sum, row) => sum + (row.fate === fate ? row.devices : 0), 0);
  const counts = {
    move: count('move'),
    alreadyThere: count('already_there'),
    pending: count('device_pending'),
    onHold: count('device_on_hold'),
    leaving: count('device_leaving'),
  };
  const going = rows.filter(({ fate }) => fate === 'move');
  const provisioned = going.reduce((sum, row) => sum + row.provisioned, 0);
  const groups = going.map(({ baseProfileId, deviceIds: ids, devices }) => ({
    baseProfileId,
    deviceIds: ids,
    devices,
  }));
  const found = rows.reduce((sum, row) => sum + row.devices, 0);
  return { ...counts, provisioned, notFound: deviceIds.length - found, groups };
}

/** Why devices would not go, and how many. */
export function cannotOf({ pending, onHold, leaving, notFound }: Picked): { code: ErrorCode; devices: number }[] {
  const reasons: { code: ErrorCode; devices: number }[] = [
    { code: 'device_pending', devices: pending },
    { code: 'device_on_hold', devices: onHold },
    { code: 'device_leaving', devices: leaving },
    { code: 'device_not_found', devices: notFound },
  ];
  return reasons.filter(({ devices }) => devices > 0);
}

/** The targets of a change as its row keeps them: `[[baseProfileId | null, [deviceId, …]], …]`. */
export function targetsOf(groups: readonly PickedGroup[]): string {
  return `[${groups.map(({ baseProfileId, deviceIds }) => `[${JSON.stringify(baseProfileId)},${deviceIds}]`).join(',')}]`;
}

/**
 * Devices as groups of a change that is based on one profile, except where one of the changes `under` it wants them
 * already and waits: what that one is based on counts, for it will never be sent.
 */
export function regroupByBase(
  db: ReadableDb,
  { deviceIds }: Pick<PickedGroup, 'deviceIds'>,
  { baseProfileId, under }: { baseProfileId: ProfileId; under: readonly string[] },
): PickedGroup[] {
  return prepared<PickedGroup>(
    db,
    `SELECT coalesce(o.base_profile_id, @baseProfileId) AS baseProfileId, json_group_array(i.value) AS deviceIds,
       count(*) AS devices
     FROM json_each(@deviceIds) i LEFT JOIN temp.overlay o ON o.device_id = i.value AND o.state = 'waiting'
       AND o.change_id IN (SELECT value FROM json_each(@under))
     GROUP BY 1 ORDER BY 1`,
  ).all({ deviceIds, baseProfileId, under: JSON.stringify(under) });
}
