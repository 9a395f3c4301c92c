import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import type { DataTable } from '#shared/events.ts';
import { queueChange } from './queue-change.ts';
import type { WritableDb } from './sql.ts';
import { type ProfileChange, readBase, readProfileChanges, subjectOf } from './tables/profile-changes.ts';

/** What queueing takes of the services. */
export type QueueServices = {
  db: WritableDb;
  clock: { now(): Date };
  osUser: string;
  appVersion: string;
  publish(event: 'data.changed', payload: { tables: DataTable[] }): void;
  nudge(reason: 'change'): void;
};

/** What is queued of a profile; `action` is the command, for the activity log. */
export type ProfileRequest = { intent: ProfileIntent; profileName: string; action: string };

/** Queues a change of one profile, based on how the servers were last seen to have it. Call it inside a transaction. */
export function queueProfileChange(services: QueueServices, { intent, profileName, action }: ProfileRequest): string {
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
export function announceProfileChange(services: QueueServices): void {
  services.publish('data.changed', { tables: ['profiles', 'devices', 'changes', 'enrollmentTokens', 'activity'] });
  services.nudge('change');
}

/** The change that will make a profile, as long as it can be rewritten: it waits, or Samsung has refused it. */
export function findCreation({ db }: QueueServices, profileId: ProfileId): ProfileChange | null {
  const changes = readProfileChanges(db);
  const found = changes.find(({ intent }) => intent.kind === 'create-profile' && intent.profileId === profileId);
  return found && (found.state === 'waiting' || found.state === 'refused') ? found : null;
}
