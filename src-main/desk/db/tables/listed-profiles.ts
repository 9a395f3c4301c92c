import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileSummary } from '#shared/domain/profile.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { sortKey } from './device-orders.ts';

/** A landing place without its counts. */
export type ListedProfile = Pick<
  ProfileSummary,
  'profileId' | 'name' | 'description' | 'type' | 'updatedAt' | 'enrollmentTokenExpiresAt'
>;

/** Every landing place: the Default Profile first, the others by name, each with the end of its newest enrolment token. */
export function readListedProfiles(db: ReadableDb): ListedProfile[] {
  const rows = prepared<ListedProfile>(
    db,
    `SELECT p.profile_id AS profileId, p.name, p.description, p.type, p.updated_at AS updatedAt,
       (SELECT iif(max(t.expires_at = 'never') = 1, 'never', max(t.expires_at))
        FROM cache.enrollment_tokens t WHERE t.profile_name = p.name) AS enrollmentTokenExpiresAt
     FROM cache.profiles p`,
  ).all();
  const keyed = rows.map((row) => ({ row, key: sortKey(row.name) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  return [defaultProfile(), ...keyed.map(({ row }) => row)];
}

function defaultProfile(): ListedProfile {
  return {
    profileId: DEFAULT_PROFILE_ID,
    name: DEFAULT_PROFILE_NAME,
    description: '',
    type: 'default',
    enrollmentTokenExpiresAt: null,
    updatedAt: null,
  };
}
