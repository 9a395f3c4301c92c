import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import { queueChange } from '../../db/queue-change.ts';
import { type ProfileChange, readBase, readProfileChanges, subjectOf } from '../../db/tables/profile-changes.ts';
import type { Services } from '../../services.ts';

/** What is queued of a profile; `action` is the command, for the activity log. */
export type ProfileRequest = { intent: ProfileIntent; profileName: string; action: string };

/** Queues a change of one profile, based on how the servers were last seen to have it. Call it inside a transaction. */
export function queueProfileChange(services: Services, { intent, profileName, action }: ProfileRequest): string {
  const { db } = services;
  const subject = subjectOf(intent) as DeviceId;
  return queueChange(db, {
    intent,
    basedOn: JSON.stringify(readBase(db, intent)),
    profileName,
    groups: [{ baseProfileId: null, deviceIds: JSON.stringify([subject]), devices: 1 }],
    reverses: null,
    action,
    actor: services.osUser,
    appVersion: services.appVersion,
    at: services.clock.now().toISOString(),
    facts: { kind: intent.kind },
  }).changeId;
}

/** Tells lists and sender of a change of a profile. */
export function announceProfileChange(services: Services): void {
  services.publish('data.changed', { tables: ['profiles', 'devices', 'changes', 'enrollmentTokens', 'activity'] });
  services.nudge('change');
}

/** The change that will make a profile, as long as it can be rewritten: it waits, or Samsung has refused it. */
export function findCreation(services: Services, profileId: ProfileId): ProfileChange | null {
  const changes = readProfileChanges(services.db);
  const found = changes.find(({ intent }) => intent.kind === 'create-profile' && intent.profileId === profileId);
  return found && (found.state === 'waiting' || found.state === 'refused') ? found : null;
}
