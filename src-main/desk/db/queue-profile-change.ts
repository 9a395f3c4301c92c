import type { ActivityAction } from '#shared/domain/activity-entry.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import type { DataTable } from '#shared/events.ts';
import { queueChange } from './queue-change.ts';
import { prepared, type WritableDb } from './sql.ts';
import { appendActivity } from './tables/activity.ts';
import { applyVerdicts, writeVerdicts } from './tables/change-outcomes.ts';
import { refreshNewProfiles } from './tables/overlay.ts';
import {
  type ProfileBase,
  type ProfileChange,
  readBase,
  readProfileChanges,
  subjectOf,
} from './tables/profile-changes.ts';

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
export type ProfileRequest = {
  intent: ProfileIntent;
  profileName: string;
  action: ActivityAction;
  /** The change it takes back, and how that one left the profile: it is based on that, and not on what the servers have. */
  reverses?: { changeId: string; basedOn: ProfileBase };
};

/** Queues a change of one profile, based on how the servers were last seen to have it. Call it inside a transaction. */
export function queueProfileChange(
  services: QueueServices,
  { intent, profileName, action, reverses }: ProfileRequest,
): string {
  const { db } = services;
  const subject = subjectOf(intent) as DeviceId;
  return queueChange(db, {
    intent,
    basedOn: JSON.stringify(reverses?.basedOn ?? readBase(db, intent)),
    profileName,
    groups: [{ baseProfileId: null, deviceIds: JSON.stringify([subject]), devices: 1 }],
    reverses: reverses?.changeId ?? null,
    action,
    actor: services.osUser,
    appVersion: services.appVersion,
    at: services.clock.now().toISOString(),
    facts: { kind: intent.kind, ...(reverses ? { reverses: reverses.changeId } : {}) },
  }).changeId;
}

/** Tells lists and sender of a change of a profile. */
export function announceProfileChange(services: QueueServices): void {
  services.publish('data.changed', { tables: ['profiles', 'devices', 'changes', 'enrollmentTokens', 'activity'] });
  services.nudge('change');
}

/** The change that will make a profile, as long as it can be rewritten: it waits, or Samsung has refused it. */
export function findCreation({ db }: QueueServices, profileId: ProfileId): ProfileCreation | null {
  for (const change of readProfileChanges(db)) {
    const { intent, state } = change;
    const open = state === 'waiting' || state === 'refused';
    if (intent.kind === 'create-profile' && intent.profileId === profileId && open) return { ...change, intent };
  }
  return null;
}

/** Lets a profile that waits to be made, or was refused, be made otherwise in the first place; answers the change. */
export function rewriteCreation(services: QueueServices, creation: ProfileCreation, request: CreationRequest): string {
  const { db, clock, osUser } = services;
  const { changeId } = creation;
  const intent = { ...creation.intent, ...request.changes };
  const sql = 'UPDATE main.changes SET intent = ?, profile_name = ? WHERE change_id = ?';
  prepared(db, sql).run(JSON.stringify(intent), intent.settings.name, changeId);
  const at = clock.now().toISOString();
  const deviceId = subjectOf(intent) as DeviceId;
  writeVerdicts(db, [{ deviceId, state: 'waiting', errorCode: null, errorId: null, seenProfileId: null }]);
  applyVerdicts(db, creation, at);
  refreshNewProfiles(db);
  const facts = { profileName: intent.settings.name };
  appendActivity(db, { at, actor: osUser, action: request.action, changeId, facts });
  return changeId;
}

type CreationIntent = Extract<ProfileIntent, { kind: 'create-profile' }>;

/** A change that makes a profile. */
export type ProfileCreation = ProfileChange & { intent: CreationIntent };

/** What becomes different of it; `action` is the command, for the activity log. */
export type CreationRequest = { changes: Partial<Pick<CreationIntent, 'settings' | 'userId'>>; action: ActivityAction };
