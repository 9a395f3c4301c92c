import type { DeviceId } from '#shared/domain/device.ts';
import type { CredentialCounts, WaitingCredentials } from '#shared/domain/device-credentials.ts';
import type { PasswordPlace } from '../password-file.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';

/** What is kept of one device of a file, before the import is written down. */
export type NewCredentials = {
  deviceId: DeviceId;
  userName: string | null;
  tags: string | null;
  place: PasswordPlace | null;
};

/** What waits for a device, and where its password lies. */
export type StoredCredentials = NewCredentials & { entry: number; file: string | null };

/** SQL: an assignment with what waits as `c` is on its way. */
export const underWaySql = `EXISTS (SELECT 1 FROM temp.unfinished u WHERE u.device_id = c.device_id
  AND u.change_id = c.sent_with AND u.state IN ('sending', 'unconfirmed'))`;

/** Makes room for imports that are under way; they are kept apart by the file of their passwords. */
export function createNewCredentials(db: WritableDb): void {
  db.exec(`CREATE TEMP TABLE IF NOT EXISTS new_credentials (
    file TEXT NOT NULL, device_id TEXT NOT NULL, user_name TEXT, tags TEXT, password_at INTEGER, password_bytes INTEGER,
    PRIMARY KEY (file, device_id)) STRICT, WITHOUT ROWID`);
}

/** Which of these devices have something waiting here, or a user at Samsung. */
export function findWithCredentials(db: ReadableDb, deviceIds: readonly DeviceId[]): Set<DeviceId> {
  const sql = `SELECT i.value FROM json_each(?) i
    WHERE EXISTS (SELECT 1 FROM main.device_credentials c WHERE c.device_id = i.value AND c.state = 'waiting')
      OR EXISTS (SELECT 1 FROM cache.devices d WHERE d.device_id = i.value AND d.user_name <> '')`;
  return new Set(prepared<DeviceId>(db, sql, 'first-cells').all(JSON.stringify(deviceIds)));
}

/** Notes a slice of an import that is under way; of a device that comes twice the later counts. */
export function noteNewCredentials(db: WritableDb, file: string, rows: readonly NewCredentials[]): void {
  const json = rows.map(({ deviceId, userName, tags, place }) => [
    deviceId,
    userName,
    tags,
    place?.at ?? null,
    place?.bytes ?? null,
  ]);
  prepared(
    db,
    `INSERT OR REPLACE INTO temp.new_credentials (file, device_id, user_name, tags, password_at, password_bytes)
     SELECT @file, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(@json)`,
  ).run({ file, json: JSON.stringify(json) });
}

/** How many devices an import that is under way has noted. */
export function countNewCredentials(db: ReadableDb, file: string): CredentialCounts {
  const sql = `SELECT count(*) AS devices, count(password_at) AS passwords FROM temp.new_credentials WHERE file = ?`;
  return prepared<CredentialCounts>(db, sql).get(file) ?? { devices: 0, passwords: 0 };
}

/** Forgets an import that is not to be. */
export function dropNewCredentials(db: WritableDb, file: string): void {
  prepared(db, 'DELETE FROM temp.new_credentials WHERE file = ?').run(file);
}

/** Writes an import down under its entry of the log: what waited before for its devices gives way. Inside a transaction. */
export function storeNewCredentials(db: WritableDb, { file, entry }: { file: string; entry: number }): void {
  prepared(
    db,
    `UPDATE main.device_credentials SET state = 'replaced', replaced_by = @entry
     WHERE state = 'waiting' AND device_id IN (SELECT device_id FROM temp.new_credentials WHERE file = @file)`,
  ).run({ file, entry });
  prepared(
    db,
    `INSERT INTO main.device_credentials (device_id, entry, user_name, tags, password_at, password_bytes, state)
     SELECT device_id, @entry, user_name, tags, password_at, password_bytes, 'waiting'
     FROM temp.new_credentials WHERE file = @file`,
  ).run({ file, entry });
  const some = 'SELECT 1 FROM temp.new_credentials WHERE file = ? AND password_at IS NOT NULL LIMIT 1';
  if (prepared(db, some).get(file) !== undefined)
    prepared(db, 'INSERT INTO main.password_files (entry, file) VALUES (?, ?)').run(entry, file);
  dropNewCredentials(db, file);
}

type Row = [DeviceId, string | null, string | null, number | null, number | null, number, string | null];

/** What waits for these devices. */
export function readWaiting(db: ReadableDb, deviceIds: readonly DeviceId[]): StoredCredentials[] {
  const sql = `SELECT c.device_id, c.user_name, c.tags, c.password_at, c.password_bytes, c.entry, f.file
    FROM json_each(?) i CROSS JOIN main.device_credentials c ON c.device_id = i.value AND c.state = 'waiting'
    LEFT JOIN main.password_files f ON f.entry = c.entry`;
  return prepared<Row>(db, sql, 'arrays')
    .all(JSON.stringify(deviceIds))
    .map(([deviceId, userName, tags, at, bytes, entry, file]) => {
      const place = at === null || bytes === null ? null : { at, bytes };
      return { deviceId, userName, tags, place, entry, file };
    });
}

/** What waits for one device, as it is shown; null when nothing does. */
export function findWaiting(db: ReadableDb, deviceId: DeviceId): WaitingCredentials | null {
  type Found = Omit<WaitingCredentials, 'hasPassword' | 'underWay'> & { hasPassword: number; underWay: number };
  const row = prepared<Found>(
    db,
    `SELECT c.user_name AS userName, c.tags, c.password_at IS NOT NULL AS hasPassword, a.at AS keptAt,
       ${underWaySql} AS underWay
     FROM main.device_credentials c JOIN main.activity a ON a.entry = c.entry
     WHERE c.device_id = ? AND c.state = 'waiting'`,
  ).get(deviceId);
  return row ? { ...row, hasPassword: row.hasPassword === 1, underWay: row.underWay === 1 } : null;
}

/** How many devices have something waiting, and how many passwords are among it. */
export function countWaiting(db: ReadableDb): CredentialCounts {
  const sql = `SELECT count(*) AS devices, count(password_at) AS passwords FROM main.device_credentials WHERE state = 'waiting'`;
  return prepared<CredentialCounts>(db, sql).get() ?? { devices: 0, passwords: 0 };
}

/** Says that what waits for these devices goes out with a change; it still waits until that is confirmed. */
export function noteSentWith(db: WritableDb, changeId: string, deviceIds: readonly DeviceId[]): void {
  prepared(
    db,
    `UPDATE main.device_credentials SET sent_with = @changeId
     WHERE state = 'waiting' AND device_id IN (SELECT value FROM json_each(@deviceIds))`,
  ).run({ changeId, deviceIds: JSON.stringify(deviceIds) });
}

/** Ends what went out with a change for the devices `temp.verdicts` says are done. Inside the transaction that says so. */
export function endSent(db: WritableDb, changeId: string, at: string): void {
  const done = "device_id IN (SELECT device_id FROM temp.verdicts WHERE state = 'done')";
  prepared(
    db,
    `UPDATE main.device_credentials SET state = 'sent', ended_at = @at
     WHERE ${done} AND state IN ('waiting', 'replaced') AND sent_with = @changeId`,
  ).run({ changeId, at });
  prepared(
    db,
    `UPDATE main.device_credentials AS c SET state = 'taken-back', ended_at = @at
     WHERE ${done} AND state = 'replaced' AND EXISTS (SELECT 1 FROM main.device_credentials n
       WHERE n.device_id = c.device_id AND n.entry > c.entry AND n.sent_with = @changeId AND n.state = 'sent')`,
  ).run({ changeId, at });
}

/** Ends what waits for devices that `temp.verdicts` says are deleted. Inside the transaction that says so. */
export function endGone(db: WritableDb, at: string): void {
  prepared(
    db,
    `UPDATE main.device_credentials SET state = 'taken-back', ended_at = ?
     WHERE device_id IN (SELECT device_id FROM temp.verdicts WHERE state = 'done') AND state IN ('waiting', 'replaced')`,
  ).run(at);
}

/** Takes back what waits for these devices and is not on its way; answers for which. Inside a transaction. */
export function takeBackFor(db: WritableDb, deviceIds: readonly DeviceId[], at: string): DeviceId[] {
  const taken = prepared<DeviceId>(
    db,
    `UPDATE main.device_credentials AS c SET state = 'taken-back', ended_at = @at
     WHERE c.device_id IN (SELECT value FROM json_each(@deviceIds)) AND c.state = 'waiting' AND NOT ${underWaySql}
     RETURNING device_id`,
    'first-cells',
  ).all({ at, deviceIds: JSON.stringify(deviceIds) });
  prepared(
    db,
    `UPDATE main.device_credentials SET state = 'taken-back', ended_at = @at
     WHERE state = 'replaced' AND device_id IN (SELECT value FROM json_each(@taken))`,
  ).run({ at, taken: JSON.stringify(taken) });
  return taken;
}

/**
 * Takes back what came with one import, waits and is not on its way: what it took the place of waits again. `onlySaid`: only of
 * the devices in `temp.verdicts`. Answers for which devices. Inside a transaction.
 */
export function takeBackImport(
  db: WritableDb,
  { entry, onlySaid = false, at }: { entry: number; onlySaid?: boolean; at: string },
): DeviceId[] {
  const taken = prepared<DeviceId>(
    db,
    `UPDATE main.device_credentials AS c SET state = 'taken-back', ended_at = @at
     WHERE c.entry = @entry AND c.state = 'waiting' AND NOT ${underWaySql}
       AND (@onlySaid = 0 OR c.device_id IN (SELECT device_id FROM temp.verdicts))
     RETURNING device_id`,
    'first-cells',
  ).all({ entry, at, onlySaid: Number(onlySaid) });
  prepared(
    db,
    `UPDATE main.device_credentials SET state = 'waiting', replaced_by = NULL
     WHERE state = 'replaced' AND replaced_by = @entry AND device_id IN (SELECT value FROM json_each(@taken))`,
  ).run({ entry, taken: JSON.stringify(taken) });
  return taken;
}

/** Devices that have something waiting after one of them, a slice of them. */
export function readWaitingIds(db: ReadableDb, after: string, count: number): DeviceId[] {
  const sql = `SELECT device_id FROM main.device_credentials WHERE state = 'waiting' AND device_id > ? ORDER BY device_id LIMIT ?`;
  return prepared<DeviceId>(db, sql, 'first-cells').all(after, count);
}

/** Passwords that are no longer needed and lie in a file still, a slice of them, and their file. */
export type Wipeable = { entry: number; file: string; places: (PasswordPlace & { deviceId: DeviceId })[] };

const WIPED_PER_SLICE = 5_000;

/** The next passwords to be wiped out, of one file; null when there are none. */
export function nextToWipe(db: ReadableDb): Wipeable | null {
  const sql = `SELECT c.entry, coalesce(f.file, '') AS file FROM main.device_credentials c
    LEFT JOIN main.password_files f ON f.entry = c.entry
    WHERE c.password_at IS NOT NULL AND c.state IN ('sent', 'taken-back') LIMIT 1`;
  const next = prepared<{ entry: number; file: string }>(db, sql).get();
  if (!next) return null;
  const places = prepared<PasswordPlace & { deviceId: DeviceId }>(
    db,
    `SELECT device_id AS deviceId, password_at AS at, password_bytes AS bytes FROM main.device_credentials
     WHERE entry = ? AND password_at IS NOT NULL AND state IN ('sent', 'taken-back') LIMIT ${WIPED_PER_SLICE}`,
  ).all(next.entry);
  return { ...next, places };
}

/** Says that passwords are wiped out. Answers whether their file holds none any more, and is forgotten. */
export function noteWiped(db: WritableDb, { entry, places }: Wipeable): boolean {
  prepared(
    db,
    `UPDATE main.device_credentials SET password_at = NULL, password_bytes = NULL
     WHERE entry = @entry AND device_id IN (SELECT value FROM json_each(@deviceIds))`,
  ).run({ entry, deviceIds: JSON.stringify(places.map(({ deviceId }) => deviceId)) });
  const left = 'SELECT 1 FROM main.device_credentials WHERE entry = ? AND password_at IS NOT NULL LIMIT 1';
  if (prepared(db, left).get(entry) !== undefined) return false;
  prepared(db, 'DELETE FROM main.password_files WHERE entry = ?').run(entry);
  return true;
}

/** The files the ledger knows of. */
export function readPasswordFiles(db: ReadableDb): Set<string> {
  return new Set(prepared<string>(db, 'SELECT file FROM main.password_files', 'first-cells').all());
}
