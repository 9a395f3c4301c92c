import type { WritableDb } from '../sql.ts';

/** A user of Ivanti Neurons for MDM. */
export type UserRow = { userId: string; name: string; email: string };

/** Makes the table say what Ivanti's list says; answers whether anything changed. */
export function replaceUsers(db: WritableDb, users: readonly UserRow[]): boolean {
  const json = JSON.stringify(users);
  const removed = db
    .prepare(`DELETE FROM cache.users WHERE user_id NOT IN (SELECT value ->> '$.userId' FROM json_each(?))`)
    .run(json).changes;
  const written = db
    .prepare(
      `INSERT INTO cache.users (user_id, name, email)
       SELECT value ->> '$.userId', value ->> '$.name', value ->> '$.email' FROM json_each(?) WHERE true
       ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, email = excluded.email
       WHERE (name, email) IS NOT (excluded.name, excluded.email)`,
    )
    .run(json).changes;
  return removed + written > 0;
}
