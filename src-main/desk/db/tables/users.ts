import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

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

/** A user by id; one that the cache does not know goes by the id. */
export function findUser(db: ReadableDb, userId: string): UserRow {
  const sql = 'SELECT user_id AS userId, name, email FROM cache.users WHERE user_id = ?';
  return prepared<UserRow>(db, sql).get(userId) ?? { userId, name: userId, email: '' };
}

/** Whether the cache knows a user. */
export function isKnownUser(db: ReadableDb, userId: string): boolean {
  return prepared(db, 'SELECT 1 FROM cache.users WHERE user_id = ?').get(userId) !== undefined;
}

/** Users whose name or mail address has a text in it, by name; `total` counts all of them. */
export function searchUsers(db: ReadableDb, text: string, limit: number): { users: UserRow[]; total: number } {
  const wanted = plain(text.trim());
  const rows = prepared<UserRow>(db, 'SELECT user_id AS userId, name, email FROM cache.users ORDER BY name').all();
  const found = rows.filter(({ name, email }) => plain(`${name} ${email}`).includes(wanted));
  return { users: found.slice(0, limit), total: found.length };
}

/** Accents and case are not typed in a hurry. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
