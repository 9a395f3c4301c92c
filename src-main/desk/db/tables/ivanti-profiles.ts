import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { type EnrollmentTokenRow, replaceEnrollmentTokens } from './enrollment-tokens.ts';

/** A bulk enrolment profile of Ivanti. */
export type IvantiProfileRow = {
  ivantiProfileId: string;
  name: string;
  description: string;
  selfMaintained: boolean;
  userId: string | null;
  devices: number;
  updatedAt: string | null;
  enrollmentToken: EnrollmentTokenRow | null;
};

/** Makes the tables say what Ivanti's list of profiles says, tokens and Self-Maintained profiles included; answers whether anything changed. */
export function replaceIvantiProfiles(db: WritableDb, profiles: readonly IvantiProfileRow[]): boolean {
  const json = JSON.stringify(profiles);
  const own = replaceRows(db, json);
  const listed = replaceSelfMaintained(db, json);
  const tokens = profiles.flatMap(({ enrollmentToken }) => enrollmentToken ?? []);
  return replaceEnrollmentTokens(db, tokens) || own || listed;
}

/** The user a profile registers to, by the profile's name; null when Ivanti names none. */
export function readAssociatedUsers(db: ReadableDb): Map<string, { userId: string; name: string; email: string }> {
  const rows = prepared<{ profileName: string; userId: string; name: string; email: string }>(
    db,
    `SELECT i.name AS profileName, i.user_id AS userId, coalesce(u.name, i.user_id) AS name, coalesce(u.email, '') AS email
     FROM cache.ivanti_profiles i LEFT JOIN cache.users u ON u.user_id = i.user_id WHERE i.user_id IS NOT NULL`,
  ).all();
  return new Map(rows.map(({ profileName, ...user }) => [profileName, user]));
}

/** What is known of Ivanti's profile of a name. */
export type IvantiProfileFacts = Pick<IvantiProfileRow, 'ivantiProfileId' | 'userId' | 'devices' | 'selfMaintained'>;

/** Ivanti's profile of a name, null when it has none. */
export function findIvantiProfile(db: ReadableDb, name: string): IvantiProfileFacts | null {
  const row = prepared<Omit<IvantiProfileFacts, 'selfMaintained'> & { selfMaintained: number }>(
    db,
    `SELECT ivanti_profile_id AS ivantiProfileId, user_id AS userId, devices, self_maintained AS selfMaintained
     FROM cache.ivanti_profiles WHERE name = ?`,
  ).get(name);
  return row ? { ...row, selfMaintained: row.selfMaintained === 1 } : null;
}

function replaceRows(db: WritableDb, json: string): boolean {
  const removed = db
    .prepare(
      `DELETE FROM cache.ivanti_profiles
       WHERE ivanti_profile_id NOT IN (SELECT value ->> '$.ivantiProfileId' FROM json_each(?))`,
    )
    .run(json).changes;
  const written = db
    .prepare(
      `INSERT INTO cache.ivanti_profiles (ivanti_profile_id, name, description, self_maintained, user_id, devices, updated_at)
       SELECT value ->> '$.ivantiProfileId', value ->> '$.name', value ->> '$.description', value ->> '$.selfMaintained',
         value ->> '$.userId', value ->> '$.devices', value ->> '$.updatedAt'
       FROM json_each(?) WHERE true
       ON CONFLICT (ivanti_profile_id) DO UPDATE SET name = excluded.name, description = excluded.description,
         self_maintained = excluded.self_maintained, user_id = excluded.user_id, devices = excluded.devices,
         updated_at = excluded.updated_at
       WHERE (name, description, self_maintained, user_id, devices, updated_at) IS NOT (excluded.name,
         excluded.description, excluded.self_maintained, excluded.user_id, excluded.devices, excluded.updated_at)`,
    )
    .run(json).changes;
  return removed + written > 0;
}

function replaceSelfMaintained(db: WritableDb, json: string): boolean {
  const selfMaintained = `SELECT value FROM json_each(@json) WHERE value ->> '$.selfMaintained'`;
  const removed = db
    .prepare(
      `DELETE FROM cache.profiles WHERE type = 'self-maintained'
       AND profile_id NOT IN (SELECT value ->> '$.ivantiProfileId' FROM (${selfMaintained}))`,
    )
    .run({ json }).changes;
  const written = db
    .prepare(
      `INSERT INTO cache.profiles (profile_id, name, description, type, updated_at)
       SELECT value ->> '$.ivantiProfileId', value ->> '$.name', value ->> '$.description', 'self-maintained',
         value ->> '$.updatedAt' FROM (${selfMaintained}) WHERE true
       ON CONFLICT (profile_id) DO UPDATE SET name = excluded.name, description = excluded.description,
         updated_at = excluded.updated_at
       WHERE (name, description, updated_at) IS NOT (excluded.name, excluded.description, excluded.updated_at)`,
    )
    .run({ json }).changes;
  return removed + written > 0;
}
