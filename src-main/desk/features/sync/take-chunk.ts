import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { prepared, transaction, type WritableDb } from '../../db/sql.ts';
import { applyVerdicts, clearVerdicts } from '../../db/tables/change-outcomes.ts';
import type { ChangeKey } from '../../db/tables/changes.ts';
import { liveStatesSql } from '../../db/tables/overlay.ts';

/** The next devices of a change: those to send now, already marked `sending`, and where to go on. */
export type Chunk = { deviceIds: DeviceId[]; looked: number; last: string };

// An assignment is also what takes users and passwords to a device that is there already.
const assigns = `(@kind = 'credentials' OR (@kind = 'move' AND @profileId <> '${DEFAULT_PROFILE_ID}'))`;
const hasCredentials = `EXISTS (SELECT 1 FROM main.device_credentials c WHERE c.device_id = w.device_id AND c.state = 'waiting')`;

const judgeWaiting = `
  INSERT INTO temp.verdicts (device_id, state, seen_profile_id)
  SELECT w.device_id,
    CASE
      WHEN @kind <> 'approve' AND EXISTS (SELECT 1 FROM temp.unfinished n
        WHERE n.device_id = w.device_id AND n.sequence > @sequence AND n.state IN ${liveStatesSql}) THEN 'replaced'
      WHEN EXISTS (SELECT 1 FROM temp.unfinished e
        WHERE e.device_id = w.device_id AND e.sequence < @sequence AND (e.state <> 'waiting' OR e.kind = 'approve')
          AND NOT (e.live = 0 AND e.change_id IS @reverses)) THEN 'later'
      WHEN d.device_id IS NULL AND (SELECT sweep_wanted FROM cache.sync_cursor) THEN 'unseen'
      WHEN d.device_id IS NULL THEN iif(@kind = 'delete', 'done', 'refused')
      WHEN @kind = 'approve' THEN iif(d.state = 'pending', 'sending', 'done')
      WHEN d.state = 'pending' THEN 'refused'
      WHEN d.profile_id = @profileId AND NOT (${assigns} AND ${hasCredentials}) THEN 'done'
      WHEN ${assigns} AND EXISTS (SELECT 1 FROM main.holds h WHERE h.device_id = w.device_id) THEN 'refused'
      WHEN d.profile_id IS NOT w.base_profile_id AND d.profile_id IS NOT @profileId THEN 'conflict'
      ELSE 'sending'
    END,
    d.profile_id
  FROM (
    SELECT device_id, base_profile_id FROM temp.unfinished
    WHERE sequence = @sequence AND state = 'waiting' AND device_id > @after ORDER BY device_id LIMIT @size
  ) w
  LEFT JOIN cache.devices d ON d.device_id = w.device_id`;

const nameReasons = `
  UPDATE temp.verdicts SET error_code = CASE state
    WHEN 'conflict' THEN 'changed_on_server'
    WHEN 'refused' THEN coalesce(
      (SELECT iif(d.state = 'pending', 'device_pending', 'device_on_hold') FROM cache.devices d
       WHERE d.device_id = verdicts.device_id),
      'device_not_found')
  END WHERE state IN ('conflict', 'refused')`;

/**
 * Looks at the next waiting devices of a change against what the server was last seen to have, and settles in one
 * transaction all that need no request: already there with nothing to bring (done), changed by somebody (conflict), gone, not approved or
 * on hold (refused). A device named by a newer live change, or by an older one that is under way or held, stays waiting, as
 * does one that only a list which shifted while it was read did not bring. An approval takes nothing's place and nothing
 * takes its: what comes after it waits for it. The rest is marked `sending`, on disk before the request is written.
 */
export function takeChunk(db: WritableDb, change: ChangeKey, from: { after: string; size: number; at: string }): Chunk {
  return transaction(db, () => {
    const looked = judgeChunk(db, change, from);
    prepared(db, "DELETE FROM temp.verdicts WHERE state IN ('replaced', 'later', 'unseen')").run();
    applyVerdicts(db, change, from.at);
    const deviceIds = prepared<DeviceId>(
      db,
      "SELECT device_id FROM temp.verdicts WHERE state = 'sending' ORDER BY device_id",
      'first-cells',
    ).all();
    return { deviceIds, ...looked };
  });
}

/**
 * Writes into `temp.verdicts` how the next waiting devices of a change stand, and nothing anywhere else: as `takeChunk` would
 * settle them, or `replaced` by a newer change, `later` than an older one, `unseen` in a list that shifted.
 */
export function judgeChunk(
  db: WritableDb,
  { sequence, kind, profileId, reverses }: ChangeKey,
  { after, size }: { after: string; size: number },
): Pick<Chunk, 'looked' | 'last'> {
  clearVerdicts(db);
  prepared(db, judgeWaiting).run({ sequence, kind, profileId, reverses, after, size });
  const looked = prepared<{ looked: number; last: string | null }>(
    db,
    'SELECT count(*) AS looked, max(device_id) AS last FROM temp.verdicts',
  ).get();
  prepared(db, nameReasons).run();
  return { looked: looked?.looked ?? 0, last: looked?.last ?? after };
}
