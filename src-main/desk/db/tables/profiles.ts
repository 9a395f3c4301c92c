import type { KnoxProfile } from '#shared/domain/knox-records.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileId, type ProfileType } from '#shared/domain/profile.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';

/** A profile by name and type; the Default Profile exists without a row. */
export type ProfileRow = { profileId: ProfileId; name: string; type: ProfileType };

/** One profile, or null when neither the server nor the house knows it. */
export function findProfile(db: ReadableDb, profileId: ProfileId): ProfileRow | null {
  if (profileId === DEFAULT_PROFILE_ID) return { profileId, name: DEFAULT_PROFILE_NAME, type: 'default' };
  const row = db
    .prepare('SELECT profile_id AS profileId, name, type FROM cache.profiles WHERE profile_id = ?')
    .get(profileId);
  return (row as ProfileRow | undefined) ?? null;
}

/** Makes the table say what Samsung's list says; answers whether anything changed. Self-maintained profiles stay. */
export function replaceKnoxProfiles(db: WritableDb, profiles: readonly KnoxProfile[]): boolean {
  const json = JSON.stringify(profiles);
  const removed = db
    .prepare(
      `DELETE FROM cache.profiles WHERE type = 'samsung-kme'
       AND profile_id NOT IN (SELECT value ->> '$.profileId' FROM json_each(?))`,
    )
    .run(json).changes;
  const written = db
    .prepare(
      `INSERT INTO cache.profiles (profile_id, name, description, type, updated_at)
       SELECT value ->> '$.profileId', value ->> '$.name', value ->> '$.description', 'samsung-kme', value ->> '$.updatedAt'
       FROM json_each(?) WHERE true
       ON CONFLICT (profile_id) DO UPDATE SET name = excluded.name, description = excluded.description, type = excluded.type,
         updated_at = excluded.updated_at
       WHERE (name, description, type, updated_at)
         IS NOT (excluded.name, excluded.description, excluded.type, excluded.updated_at)`,
    )
    .run(json).changes;
  return removed + written > 0;
}
