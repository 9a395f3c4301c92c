import type { ActivityDevice } from '#shared/domain/activity-entry.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { underWaySql } from './device-credentials.ts';

/** How what came with an import stands: how much waits, is on its way, or was sent; null when it brought nothing. */
export function countImport(db: ReadableDb, entry: number): { waiting: number; underWay: number; sent: number } | null {
  type Counts = { devices: number; waiting: number; underWay: number; sent: number };
  const row = prepared<Counts>(
    db,
    `SELECT count(*) AS devices, count(*) FILTER (WHERE c.state = 'sent') AS sent,
       count(*) FILTER (WHERE c.state = 'waiting' AND NOT ${underWaySql}) AS waiting,
       count(*) FILTER (WHERE c.state = 'waiting' AND ${underWaySql}) AS underWay
     FROM main.device_credentials c WHERE c.entry = ?`,
  ).get(entry);
  return row && row.devices > 0 ? row : null;
}

/** The devices an import brought something for, as its entry of the log lists them: to whom each was to belong. */
export function readImported(
  db: ReadableDb,
  entry: number,
  { after, first, count }: { after: string; first: number; count: number },
): ActivityDevice[] {
  return prepared<ActivityDevice>(
    db,
    `SELECT c.device_id AS deviceId,
       coalesce((SELECT coalesce(d.imei, d.serial) FROM cache.devices d WHERE d.device_id = c.device_id), c.device_id) AS label,
       NULL AS before, c.user_name AS after, iif(c.state = 'taken-back', 'undone', NULL) AS state, NULL AS errorCode
     FROM main.device_credentials c WHERE c.entry = ? AND c.device_id > ? ORDER BY c.device_id LIMIT ? OFFSET ?`,
  ).all(entry, after, count, first);
}

/** How many devices an import brought something for. */
export function countImported(db: ReadableDb, entry: number): number {
  const sql = 'SELECT count(*) FROM main.device_credentials WHERE entry = ?';
  return prepared<number>(db, sql, 'first-cells').get(entry) ?? 0;
}
