import type { PortalEdits } from '#shared/domain/sync-status.ts';
import { prepared, type ReadableDb } from '../sql.ts';

/** SQL: somebody moved, approved, gave away or deleted the device at Samsung. Anything else is how its set-up went on. */
export const isEditSql = "(e.author = 'portal' AND e.what IN ('changed', 'gone'))";

/** Devices that were changed or deleted at Samsung, by events newer than a number or than a time (ISO text). */
export function countPortalEdits(db: ReadableDb, after: { event: number } | { at: string }): PortalEdits {
  const newer = 'event' in after ? 'e.event > @event' : 'e.at > @at';
  const counted = prepared<PortalEdits>(
    db,
    `SELECT count(*) FILTER (WHERE there) AS changed, count(*) FILTER (WHERE gone AND NOT there) AS deleted,
       min(first) AS firstAt, max(last) AS lastAt
     FROM (
       SELECT min(e.at) AS first, max(e.at) AS last, max(e.what = 'gone') AS gone,
         EXISTS (SELECT 1 FROM cache.devices d WHERE d.device_id = e.device_id) AS there
       FROM main.device_events e WHERE ${newer} AND ${isEditSql} GROUP BY e.device_id
     )`,
  ).get(after);
  return counted ?? { changed: 0, deleted: 0, firstAt: null, lastAt: null };
}
