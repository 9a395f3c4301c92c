import type { KnoxProfile } from '#shared/domain/knox-records.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileId, type ProfileType } from '#shared/domain/profile.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** A profile by name and type; the Default Profile exists without a row. */
export type ProfileRow = { profileId: ProfileId; name: string; type: ProfileType };

/** One profile, or null when neither the server nor the house knows it. */
export function findProfile(db: ReadableDb, profileId: ProfileId): ProfileRow | null {
  if (profileId === DEFAULT_PROFILE_ID) return { profileId, name: DEFAULT_PROFILE_NAME, type: 'default' };
  const row = prepared<ProfileRow>(
    db,
    `SELECT profile_id AS profileId, name, type FROM cache.profiles WHERE profile_id = @profileId
     UNION ALL SELECT profile_id, name, type FROM temp.new_profiles WHERE profile_id = @profileId`,
  ).get({ profileId });
  return row ?? null;
}

/**
 * What Samsung has in a profile, as far as it can be changed: no token, but what tells it from another. Of a Self-Maintained
 * profile, which Samsung does not know, name and description.
 */
export type ProfileContent = {
  profileId: ProfileId;
  type: ProfileType;
  name: string;
  description: string;
  customJson: string;
  tokenDigest: string | null;
  systemApps: boolean;
};

/** A profile as the servers were last seen to have it, by its id; null when they have none. */
export function readProfileContent(db: ReadableDb, profileId: ProfileId): ProfileContent | null {
  return readContent(db, 'profile_id = ?', profileId);
}

/** One of Samsung's by its name, whatever its case: Samsung allows a name once. */
export function findProfileContent(db: ReadableDb, name: string): ProfileContent | null {
  return readContent(db, "type = 'samsung-kme' AND lower(name) = lower(?)", name);
}

/** Whether a profile of any type goes by a name, whatever its case. */
export function isNameTaken(db: ReadableDb, name: string): boolean {
  return prepared(db, 'SELECT 1 FROM cache.profiles WHERE lower(name) = lower(?)').get(name) !== undefined;
}

function readContent(db: ReadableDb, where: string, key: string): ProfileContent | null {
  const row = prepared<Omit<ProfileContent, 'systemApps'> & { systemApps: number }>(
    db,
    `SELECT profile_id AS profileId, type, name, description, custom_json AS customJson, token_digest AS tokenDigest,
       system_apps AS systemApps
     FROM cache.profiles WHERE ${where}`,
  ).get(key);
  return row ? { ...row, systemApps: row.systemApps === 1 } : null;
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
      `INSERT INTO cache.profiles (profile_id, name, description, type, custom_json, token_digest, system_apps, updated_at)
       SELECT value ->> '$.profileId', value ->> '$.name', value ->> '$.description', 'samsung-kme',
         value ->> '$.customJson', value ->> '$.tokenDigest', value ->> '$.systemApps', value ->> '$.updatedAt'
       FROM json_each(?) WHERE true
       ON CONFLICT (profile_id) DO UPDATE SET name = excluded.name, description = excluded.description, type = excluded.type,
         custom_json = excluded.custom_json, token_digest = excluded.token_digest, system_apps = excluded.system_apps,
         updated_at = excluded.updated_at
       WHERE (name, description, type, custom_json, token_digest, system_apps, updated_at)
         IS NOT (excluded.name, excluded.description, excluded.type, excluded.custom_json, excluded.token_digest,
           excluded.system_apps, excluded.updated_at)`,
    )
    .run(json).changes;
  return removed + written > 0;
}
