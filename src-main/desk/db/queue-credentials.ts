import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import { queueChange } from './queue-change.ts';
import { prepared, transaction, type WritableDb } from './sql.ts';
import type { PickedGroup } from './tables/picked-devices.ts';
import { isLeaving } from './tables/profile-changes.ts';
import { findProfile } from './tables/profiles.ts';

/** The import whose credentials are to be sent, and who asks. */
export type QueueingCredentials = { editId: number; actor: string; appVersion: string; at: string };

type Group = PickedGroup & { profileId: ProfileId };

/**
 * Queues what sends the waiting credentials of an import to devices that stay where they are: an assignment to the profile
 * each is in, one change for each profile. A device that waits to be moved takes them along then; one that is in no Samsung
 * profile, not approved or on hold keeps them until it is assigned. Answers the changes.
 */
export function queueCredentials(db: WritableDb, { editId, ...by }: QueueingCredentials): string[] {
  return transaction(db, () => {
    const staying = findStaying(db, editId);
    const changeIds: string[] = [];
    for (const profileId of new Set(staying.map((group) => group.profileId))) {
      const profile = findProfile(db, profileId);
      if (profile?.type !== 'samsung-kme' || isLeaving(db, profileId)) continue;
      const { changeId } = queueChange(db, {
        ...by,
        intent: { kind: 'credentials', profileId, editId },
        basedOn: null,
        profileName: profile.name,
        groups: staying.filter((group) => group.profileId === profileId),
        reverses: null,
        action: 'credentials.send',
        facts: { editId },
      });
      changeIds.push(changeId);
    }
    return changeIds;
  });
}

/** Devices of an import by the profile they are in, or on their way to, and the profile the server has them in. */
function findStaying(db: WritableDb, editId: number): Group[] {
  return prepared<Group>(
    db,
    `SELECT profile_id AS profileId, base AS baseProfileId, json_group_array(device_id) AS deviceIds, count(*) AS devices
     FROM (
       SELECT d.device_id, d.profile_id AS base, iif(o.live, o.profile_id, d.profile_id) AS profile_id
       FROM main.device_credentials c
       CROSS JOIN cache.devices d ON d.device_id = c.device_id
       LEFT JOIN temp.overlay o ON o.device_id = d.device_id
       WHERE c.entry = @editId AND c.state = 'waiting' AND d.state <> 'pending' AND d.profile_id IS NOT NULL
         AND NOT (o.live IS 1 AND o.kind = 'move' AND o.state = 'waiting')
         AND NOT EXISTS (SELECT 1 FROM main.holds h WHERE h.device_id = d.device_id)
       GROUP BY d.device_id
     ) WHERE profile_id NOT IN ('${DEFAULT_PROFILE_ID}', '${GONE_PROFILE_ID}') GROUP BY 1, 2 ORDER BY 1, 2`,
  ).all({ editId });
}
