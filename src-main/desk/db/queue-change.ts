import { createHash, randomUUID } from 'node:crypto';
import type { ActivityAction } from '#shared/domain/activity-entry.ts';
import { type ChangeIntent, isDeviceIntent, makesProfile, wantedProfileId } from '#shared/domain/queued-change.ts';
import { bumpRevision } from './revisions.ts';
import { transaction, type WritableDb } from './sql.ts';
import { appendActivity } from './tables/activity.ts';
import { insertChange } from './tables/changes.ts';
import { layNewChange, refreshNewProfiles } from './tables/overlay.ts';
import { type PickedGroup, targetsOf } from './tables/picked-devices.ts';

/** What a change is queued from. */
export type ChangeRequest = {
  intent: ChangeIntent;
  /** JSON: how the profile stood that the change is about; null for changes of devices. */
  basedOn: string | null;
  /** Of the profile concerned, or of the upload, as it is called now. */
  profileName: string;
  /** The devices, by the profile they are based on; of a profile, its one subject. */
  groups: readonly PickedGroup[];
  /** The change it takes back, if any. */
  reverses: string | null;
  /** The command, for the activity log. */
  action: ActivityAction;
  actor: string;
  appVersion: string;
  at: string;
  facts: Readonly<Record<string, unknown>>;
};

/**
 * The one way into the change queue: change, activity entry and overlay in one transaction, durable when it answers.
 */
export function queueChange(db: WritableDb, request: ChangeRequest): { changeId: string; devices: number } {
  return transaction(db, () => {
    const changeId = randomUUID();
    const targets = targetsOf(request.groups);
    const { kind } = request.intent;
    const profileId = wantedProfileId(request.intent);
    const devices = request.groups.reduce((sum, group) => sum + group.devices, 0);
    const sequence = insertChange(db, {
      changeId,
      intent: request.intent,
      basedOn: request.basedOn,
      profileName: request.profileName,
      targets,
      devices,
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
        profileId,
        profileName: request.profileName,
        ...(isDeviceIntent(request.intent) ? { devices } : {}),
        targetsSha256: createHash('sha256').update(targets).digest('hex'),
      },
    });
    layNewChange(db, { sequence, changeId, profileId, kind }, request.groups);
    if (makesProfile(kind)) refreshNewProfiles(db);
    bumpRevision(db, 'overlay');
    return { changeId, devices };
  });
}
