import {
  DEFAULT_PROFILE_ID,
  DEFAULT_PROFILE_NAME,
  type ProfileSummary,
  type ProfileSync,
  type ProfileSyncState,
} from '#shared/domain/profile.ts';
import { type ChangeState, isLive, type liveStates } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { sortKey } from './device-orders.ts';
import { readAssociatedUsers } from './ivanti-profiles.ts';
import { foremost, type ProfileChange, readProfileChanges } from './profile-changes.ts';
import { noFacts, type ProfileFacts, readAllFacts } from './profile-facts.ts';
import { findUser } from './users.ts';

/** A landing place without its counts. */
export type ListedProfile = Omit<
  ProfileSummary,
  'devices' | 'arriving' | 'leaving' | 'provisioned' | 'registered' | 'pendingRegistration' | 'failed'
>;

type Row = Pick<
  ProfileSummary,
  'profileId' | 'name' | 'description' | 'type' | 'updatedAt' | 'enrollmentTokenExpiresAt'
> & {
  carriesToken: number;
};

const IN_SYNC: ProfileSync = { state: 'in-sync', changeId: null, errorCode: null };

/** Every landing place with the waiting changes of profiles laid over it: the Default Profile first, the others by name. */
export function readListedProfiles(db: ReadableDb): ListedProfile[] {
  const parts: Parts = {
    changes: readProfileChanges(db),
    facts: readAllFacts(db),
    users: readAssociatedUsers(db),
    userOf: (userId) => (userId === null ? null : findUser(db, userId)),
  };
  const keyed = readRows(db)
    .filter((row) => !isBeingMade(row, parts.changes))
    .map((row) => complete(row, parts))
    .map((row) => ({ row, key: sortKey(row.name) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return [defaultProfile(), ...keyed.map(({ row }) => row)];
}

function readRows(db: ReadableDb): Row[] {
  return prepared<Row>(
    db,
    `SELECT p.profile_id AS profileId, p.name, p.description, p.type, p.updated_at AS updatedAt,
       (SELECT iif(max(t.expires_at = 'never') = 1, 'never', max(t.expires_at))
        FROM cache.enrollment_tokens t WHERE t.profile_name = p.name) AS enrollmentTokenExpiresAt,
       p.token_digest IS NOT NULL AS carriesToken
     FROM cache.profiles p
     UNION ALL
     SELECT n.profile_id, n.name, n.description, n.type, n.created_at, NULL, 0 FROM temp.new_profiles n
     WHERE n.profile_id NOT IN (SELECT profile_id FROM cache.profiles)`,
  ).all();
}

/** Samsung has made a profile that still goes by an id of ours here: it is listed once. */
function isBeingMade({ profileId, name }: Row, changes: readonly ProfileChange[]): boolean {
  return changes.some(({ intent, state }) => {
    const sent = intent.kind === 'create-profile' && (state === 'sending' || state === 'unconfirmed');
    return sent && intent.profileId !== profileId && intent.settings.name.toLowerCase() === name.toLowerCase();
  });
}

type Parts = {
  changes: readonly ProfileChange[];
  facts: ReturnType<typeof readAllFacts>;
  users: ReturnType<typeof readAssociatedUsers>;
  userOf: (userId: string | null) => ListedProfile['associatedUser'];
};

/**
 * A change that waits is shown as if it were carried out; one that needs the person shows the server's truth, which has
 * nothing of a profile that was to be made.
 */
function complete({ carriesToken, ...row }: Row, { changes, facts, users, userOf }: Parts): ListedProfile {
  const noted = facts.get(row.profileId);
  const own = noted ?? noFacts;
  // Of a profile made elsewhere nobody said so: one that has no token anywhere needs none.
  const seemsWithout = row.enrollmentTokenExpiresAt === null && carriesToken === 0;
  const sync = syncOf(foremost(changes, row.profileId));
  const listed: ListedProfile = {
    ...row,
    enrollmentTokenExpiresAt: row.enrollmentTokenExpiresAt ?? own.handExpiresAt,
    associatedUser: users.get(row.name) ?? handUser(own),
    withoutToken: noted === undefined ? seemsWithout : own.withoutToken,
    singleDevice: own.singleDevice,
    sync,
    fate: 'stays',
  };
  for (const change of changes) {
    const shown = isUnderWay(change.state) || change.intent.kind === 'create-profile';
    if (change.intent.profileId === row.profileId && shown) layOver(listed, change, userOf);
  }
  return listed;
}

function layOver(listed: ListedProfile, { intent }: ProfileChange, userOf: Parts['userOf']): void {
  switch (intent.kind) {
    case 'create-profile':
      listed.fate = 'arrives';
      listed.withoutToken = intent.settings.withoutToken;
      listed.singleDevice = intent.settings.singleDevice;
      listed.associatedUser = userOf(intent.userId);
      return;
    case 'upload-self-maintained':
      listed.fate = 'arrives';
      listed.withoutToken = intent.withoutToken;
      listed.associatedUser = userOf(intent.userId);
      return;
    case 'update-profile':
      listed.description = intent.settings.description;
      listed.withoutToken = intent.settings.withoutToken;
      listed.singleDevice = intent.settings.singleDevice;
      return;
    case 'delete-profile':
      listed.fate = 'leaves';
      return;
    case 'extend-token':
      listed.enrollmentTokenExpiresAt = intent.expiresAt;
      return;
    case 'refresh-token':
      listed.enrollmentTokenExpiresAt = intent.expiresAt ?? listed.enrollmentTokenExpiresAt;
      return;
    case 'set-user':
      listed.associatedUser = userOf(intent.userId);
  }
}

function handUser({ handUser: name }: ProfileFacts): ListedProfile['associatedUser'] {
  return name === null ? null : { userId: name, name, email: '' };
}

function isUnderWay(state: ChangeState): state is (typeof liveStates)[number] {
  return isLive(state);
}

function syncOf(change: ProfileChange | null): ProfileSync {
  if (change === null) return IN_SYNC;
  const { state, changeId, errorCode } = change;
  return { state: syncStateOf(state), changeId, errorCode };
}

/** Sync Status while a change of the profile stands in a state (behaviour 82). */
export function syncStateOf(state: ChangeState): ProfileSyncState {
  if (state === 'refused' || state === 'parked') return 'failed';
  return isUnderWay(state) || state === 'conflict' ? state : 'in-sync';
}

function defaultProfile(): ListedProfile {
  return {
    profileId: DEFAULT_PROFILE_ID,
    name: DEFAULT_PROFILE_NAME,
    description: '',
    type: 'default',
    enrollmentTokenExpiresAt: null,
    updatedAt: null,
    associatedUser: null,
    withoutToken: true,
    singleDevice: false,
    sync: IN_SYNC,
    fate: 'stays',
  };
}
