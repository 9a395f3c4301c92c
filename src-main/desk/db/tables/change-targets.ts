import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileId } from '#shared/domain/profile.ts';
import { type ChangeTargetRow, heldStates } from '#shared/domain/queued-change.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import type { ChangeKey } from './changes.ts';

const held = `(${heldStates.map((state) => `'${state}'`).join(', ')})`;

const nameOf = (profileId: string): string =>
  `iif(${profileId} = '${DEFAULT_PROFILE_ID}', '${DEFAULT_PROFILE_NAME}',
     coalesce((SELECT p.name FROM cache.profiles p WHERE p.profile_id = ${profileId}), ${profileId}))`;

const targets = `main.changes c CROSS JOIN json_each(c.targets) g CROSS JOIN json_each(g.value, '$[1]') t
  LEFT JOIN main.change_outcomes s ON s.change_id = c.change_id AND s.device_id = t.value`;

/**
 * A window of a change's devices, those that need the person first: was (when the change was made), seen (on the server;
 * of a conflict: what it is about), and where each stands.
 */
export function readTargetWindow(
  db: ReadableDb,
  window: { changeId: string; first: number; count: number },
): ChangeTargetRow[] {
  const { changeId, first, count } = window;
  const heldCount =
    prepared<number>(
      db,
      `SELECT count(*) FROM main.change_outcomes WHERE change_id = ? AND state IN ${held}`,
      'first-cells',
    ).get(changeId) ?? 0;
  const rows = first < heldCount ? readPart(db, 'IN', { changeId, first, count }) : [];
  if (rows.length >= count) return rows;
  const rest = { changeId, first: Math.max(0, first - heldCount), count: count - rows.length };
  return rows.concat(readPart(db, 'NOT IN', rest));
}

function readPart(
  db: ReadableDb,
  which: 'IN' | 'NOT IN',
  window: { changeId: string; first: number; count: number },
): ChangeTargetRow[] {
  return prepared<ChangeTargetRow>(
    db,
    `SELECT w.device_id AS deviceId, coalesce(d.imei, d.serial, w.device_id) AS label,
       ${nameOf('w.base')} AS baseProfileName,
       iif(w.state = 'conflict', ${nameOf('w.seen')}, ${nameOf('d.profile_id')}) AS seenProfileName,
       w.state, w.error_code AS errorCode, w.error_id AS errorId
     FROM (
       SELECT t.value AS device_id, g.value ->> '$[0]' AS base, s.seen_profile_id AS seen,
         coalesce(s.state, 'waiting') AS state, s.error_code, s.error_id
       FROM ${targets} WHERE c.change_id = @changeId AND coalesce(s.state, 'waiting') ${which} ${held}
       LIMIT @count OFFSET @first
     ) w
     LEFT JOIN cache.devices d ON d.device_id = w.device_id`,
  ).all(window);
}

/**
 * Fills `temp.picked` with the devices of a change that were sent and can be led back, each with the profile to go back to
 * as its base: what the server had when it was sent, or what an older change wanted that this one took the place of.
 */
export function pickReversible(db: WritableDb, change: ChangeKey & { createdAt: string }): void {
  prepared(db, 'DELETE FROM temp.picked').run();
  prepared(
    db,
    `INSERT INTO temp.picked (device_id, base_profile_id)
     SELECT device_id, back FROM (
       SELECT s.device_id, coalesce(
         (SELECT iif(e.state = 'skipped', x.intent ->> '$.profileId', NULL)
          FROM main.change_outcomes e JOIN main.changes x ON x.change_id = e.change_id
          WHERE e.device_id = s.device_id AND x.sequence < c.sequence AND (e.state = 'done'
            OR (e.state = 'skipped' AND e.error_code = 'superseded' AND e.at >= @createdAt))
          ORDER BY x.sequence DESC LIMIT 1),
         s.seen_profile_id, g.value ->> '$[0]') AS back
       FROM ${targets}
       WHERE c.change_id = @changeId AND s.state IN ('sending', 'unconfirmed', 'done', 'parked')
     ) WHERE back <> @profileId
       AND (back = '${DEFAULT_PROFILE_ID}' OR back IN (SELECT profile_id FROM cache.profiles))`,
  ).run({ changeId: change.changeId, profileId: change.profileId, createdAt: change.createdAt });
}

/** The profiles the picked devices are based on. */
export function readPickedBases(db: ReadableDb): ProfileId[] {
  const sql = 'SELECT DISTINCT base_profile_id FROM temp.picked WHERE base_profile_id IS NOT NULL ORDER BY 1';
  return prepared<ProfileId>(db, sql, 'first-cells').all();
}
