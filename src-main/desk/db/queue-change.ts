import { createHash, randomUUID } from 'node:crypto';
import type { ProfileId } from '#shared/domain/profile.ts';
import { bumpRevision } from './revisions.ts';
import { prepared, transaction, type WritableDb } from './sql.ts';
import { appendActivity } from './tables/activity.ts';
import { insertChange } from './tables/changes.ts';
import { layOver } from './tables/overlay.ts';

/** What a change is queued from; its devices lie in `temp.picked`. */
export type ChangeRequest = {
  profileId: ProfileId;
  profileName: string;
  /** The change it takes back, if any. */
  reverses: string | null;
  /** The command, for the activity log. */
  action: string;
  actor: string;
  appVersion: string;
  at: string;
  facts: Readonly<Record<string, unknown>>;
};

/**
 * The one way into the change queue: change, activity entry and overlay in one transaction, durable when it answers.
 * Takes the devices of `temp.picked` with the profiles they are based on.
 */
export function queueChange(db: WritableDb, request: ChangeRequest): { changeId: string; devices: number } {
  return transaction(db, () => {
    const changeId = randomUUID();
    const picked = readPicked(db);
    const sequence = insertChange(db, {
      changeId,
      intent: { kind: 'move', profileId: request.profileId },
      profileName: request.profileName,
      targets: picked.targets,
      devices: picked.devices,
      reverses: request.reverses,
      createdAt: request.at,
      appVersion: request.appVersion,
    });
    appendActivity(db, {
      at: request.at,
      actor: request.actor,
      action: request.action,
      changeId,
      facts: {
        ...request.facts,
        profileId: request.profileId,
        profileName: request.profileName,
        devices: picked.devices,
        targetsSha256: createHash('sha256').update(picked.targets).digest('hex'),
      },
    });
    layOver(db, sequence);
    bumpRevision(db, 'overlay');
    return { changeId, devices: picked.devices };
  });
}

function readPicked(db: WritableDb): { targets: string; devices: number } {
  const picked = prepared<{ targets: string; devices: number | null }>(
    db,
    `SELECT json_group_array(json_array(base, json(ids))) AS targets, sum(devices) AS devices
     FROM (
       SELECT base_profile_id AS base, json_group_array(device_id) AS ids, count(*) AS devices
       FROM temp.picked WHERE fate = 'move' GROUP BY base_profile_id
     )`,
  ).get();
  return { targets: picked?.targets ?? '[]', devices: picked?.devices ?? 0 };
}
