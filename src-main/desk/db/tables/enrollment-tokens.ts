import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** An enrolment token's life; its value is a secret and never comes here. */
export type EnrollmentTokenRow = {
  enrollmentTokenId: string;
  profileName: string;
  userId: string | null;
  issuedAt: string | null;
  expiresAt: string | 'never' | null;
};

/** Makes the table say what Ivanti's list says; answers whether anything changed. */
export function replaceEnrollmentTokens(db: WritableDb, enrollmentTokens: readonly EnrollmentTokenRow[]): boolean {
  const json = JSON.stringify(enrollmentTokens);
  const removed = db
    .prepare(
      `DELETE FROM cache.enrollment_tokens
       WHERE enrollment_token_id NOT IN (SELECT value ->> '$.enrollmentTokenId' FROM json_each(?))`,
    )
    .run(json).changes;
  const written = db
    .prepare(
      `INSERT INTO cache.enrollment_tokens (enrollment_token_id, profile_name, user_id, issued_at, expires_at)
       SELECT value ->> '$.enrollmentTokenId', value ->> '$.profileName', value ->> '$.userId', value ->> '$.issuedAt',
         value ->> '$.expiresAt'
       FROM json_each(?) WHERE true
       ON CONFLICT (enrollment_token_id) DO UPDATE SET profile_name = excluded.profile_name, user_id = excluded.user_id,
         issued_at = excluded.issued_at, expires_at = excluded.expires_at
       WHERE (profile_name, user_id, issued_at, expires_at) IS NOT
         (excluded.profile_name, excluded.user_id, excluded.issued_at, excluded.expires_at)`,
    )
    .run(json).changes;
  return removed + written > 0;
}

/** The newest enrolment token Ivanti has for a profile; null when it has none. */
export function readEnrollmentToken(db: ReadableDb, profileName: string): EnrollmentTokenRow | null {
  const sql = `SELECT enrollment_token_id AS enrollmentTokenId, profile_name AS profileName, user_id AS userId,
      issued_at AS issuedAt, expires_at AS expiresAt
    FROM cache.enrollment_tokens WHERE profile_name = ? ORDER BY issued_at DESC LIMIT 1`;
  return prepared<EnrollmentTokenRow>(db, sql).get(profileName) ?? null;
}
