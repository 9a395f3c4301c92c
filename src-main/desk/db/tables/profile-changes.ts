import type { ProfileId } from '#shared/domain/profile.ts';
import {
  type ChangeState,
  deviceKinds,
  isDeviceIntent,
  isLive,
  type ProfileIntent,
} from '#shared/domain/queued-change.ts';
import type { SelfMaintainedRow } from '#shared/domain/self-maintained.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { type ChangeRow, readChange } from './changes.ts';
import { readEnrollmentToken } from './enrollment-tokens.ts';
import { findIvantiProfile } from './ivanti-profiles.ts';
import { unfinishedStatesSql } from './overlay.ts';
import { type ProfileContent, readProfileContent } from './profiles.ts';
import { readListedRow } from './self-maintained-devices.ts';

/** A change of a profile that is not over. */
export type ProfileChange = ChangeRow & { intent: ProfileIntent };

const aboutDevices = `(${deviceKinds.map((kind) => `'${kind}'`).join(', ')})`;

/** Changes of profiles, their tokens and users that are not over, in the order they were made. */
export function readProfileChanges(db: ReadableDb): ProfileChange[] {
  const sql = `SELECT change_id FROM main.changes WHERE state IN ${unfinishedStatesSql} AND kind NOT IN ${aboutDevices}
    ORDER BY sequence`;
  return prepared<string>(db, sql, 'first-cells')
    .all()
    .flatMap((changeId) => {
      const change = readChange(db, changeId);
      return change !== null && isProfileChange(change) ? [change] : [];
    });
}

/** Whether a change is about one profile, and not about devices. */
export function isProfileChange(change: ChangeRow): change is ProfileChange {
  return !isDeviceIntent(change.intent);
}

/**
 * What a change of a profile names in place of a device. Changes of the same subject follow one another, and a newer one
 * takes the place of an older one that waits: each says an absolute end state.
 */
export function subjectOf(intent: ProfileIntent): string {
  const { kind, profileId } = intent;
  // Devices are added and deleted one set beside the other: no set takes another one's place.
  if (kind === 'add-self-maintained') return `devices:${profileId}:${intent.importId}`;
  if (kind === 'remove-self-maintained') return `devices:${profileId}:${intent.removalId}`;
  if (kind === 'edit-self-maintained') return `device:${profileId}:${intent.deviceId}`;
  if (kind === 'refresh-token') return `token:${profileId}`;
  if (kind === 'extend-token') return `token-end:${profileId}`;
  return `${kind === 'set-user' ? 'user' : 'profile'}:${profileId}`;
}

/** Whether a change has been sent before, or was decided about: what the servers have may be its doing. */
export function wasTried(db: ReadableDb, { changeId, attempts }: ChangeRow): boolean {
  const row = prepared(db, 'SELECT 1 FROM main.change_outcomes WHERE change_id = ? LIMIT 1').get(changeId);
  return attempts > 0 || row !== undefined;
}

/** What of a profile's changes is shown: the one that needs the person first, else the newest. */
export function foremost(changes: readonly ProfileChange[], profileId: ProfileId): ProfileChange | null {
  const own = changes.filter(({ intent }) => intent.profileId === profileId);
  const held: readonly ChangeState[] = ['conflict', 'refused', 'parked'];
  return own.find(({ state }) => held.includes(state)) ?? own.at(-1) ?? null;
}

/** Whether a deletion of a profile waits or is under way. */
export function isLeaving(db: ReadableDb, profileId: ProfileId): boolean {
  return readProfileChanges(db).some(
    ({ intent, state }) => intent.kind === 'delete-profile' && intent.profileId === profileId && isLive(state),
  );
}

/** How a profile stood when a change of it was made, as far as the change is about it. */
export type ProfileBase = {
  content: ProfileContent | null;
  token: { issuedAt: string | null; expiresAt: string | 'never' | null } | null;
  userId: string | null;
  /** The listed device that a change is about; null for every other change. */
  device: SelfMaintainedRow | null;
};

/** What a change of a profile is based on, as the cache has it now. */
export function readBase(db: ReadableDb, intent: ProfileIntent): ProfileBase {
  const content = readProfileContent(db, intent.profileId);
  const token = content && readEnrollmentToken(db, content.name);
  return {
    content,
    token: token && { issuedAt: token.issuedAt, expiresAt: token.expiresAt },
    userId: (content && findIvantiProfile(db, content.name)?.userId) ?? null,
    device: intent.kind === 'edit-self-maintained' ? readListedRow(db, intent.profileId, intent.deviceId) : null,
  };
}

/** The person insists: from now on the change is based on what the servers were last seen to have. */
export function rebase(db: WritableDb, change: ProfileChange): void {
  writeBase(db, change, readBase(db, change.intent));
}

/** Once a change of a profile is done, newer ones that wait start from what it made of the part it was about. */
export function rebaseNewer(db: WritableDb, done: ProfileChange): void {
  for (const newer of readProfileChanges(db)) {
    const follows = newer.sequence > done.sequence && newer.intent.profileId === done.intent.profileId;
    if (!follows || newer.outcomes.waiting === 0) continue;
    const base = newer.basedOn === null ? null : (JSON.parse(newer.basedOn) as ProfileBase);
    if (base !== null) writeBase(db, newer, partlyNow(base, readBase(db, newer.intent), { newer, done }));
  }
}

function writeBase(db: WritableDb, { changeId }: ProfileChange, base: ProfileBase): void {
  prepared(db, 'UPDATE main.changes SET based_on = ? WHERE change_id = ?').run(JSON.stringify(base), changeId);
}

function partlyNow(
  base: ProfileBase,
  now: ProfileBase,
  { newer, done }: { newer: ProfileChange; done: ProfileChange },
): ProfileBase {
  switch (done.intent.kind) {
    case 'create-profile':
      return now;
    case 'set-user':
      return { ...base, userId: now.userId };
    case 'extend-token':
      return { ...base, token: now.token };
    case 'refresh-token': {
      const tokenDigest = now.content?.tokenDigest ?? null;
      return { ...base, token: now.token, content: base.content && { ...base.content, tokenDigest } };
    }
    case 'edit-self-maintained':
      return subjectOf(newer.intent) === subjectOf(done.intent) ? { ...base, device: now.device } : base;
    default:
      return { ...base, content: now.content };
  }
}
