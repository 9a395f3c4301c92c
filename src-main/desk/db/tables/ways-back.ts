import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import type { StrandedReason } from '#shared/domain/undo-plan.ts';
import { prepared, type ReadableDb } from '../sql.ts';
import { groupsSql, targetsSql, theirOutcomeSql } from './change-targets.ts';
import type { ChangeKey } from './changes.ts';

/** Devices of a change that have one way home: the profile to go back to, and the devices as JSON. */
export type WayBack = { profileId: ProfileId; deviceIds: string; devices: number };

/** Devices of a move that cannot be led back, by why. */
export type Stranded = { reason: StrandedReason; devices: number };

type Change = ChangeKey & { createdAt: string };

/** The changes that are undone together with it: what they wanted is not to be brought back. */
type Together = readonly string[];

// What the server had when a device was sent, or what an older change wanted that this one took the place of.
const ways = `
  WITH bases AS MATERIALIZED (
    SELECT g.key AS base_key, g.value ->> '$[0]' AS base FROM ${groupsSql} WHERE c.change_id = @changeId
  ), ways AS (
    SELECT s.device_id, coalesce(
        (SELECT iif(e.state = 'skipped', x.intent ->> '$.profileId', NULL)
         FROM main.change_outcomes e JOIN main.changes x ON x.change_id = e.change_id
         WHERE e.device_id = s.device_id AND x.sequence < c.sequence AND x.kind = 'move'
           AND x.change_id NOT IN (SELECT value FROM json_each(@together)) AND (e.state = 'done'
           OR (e.state = 'skipped' AND e.error_code = 'superseded' AND e.at >= @createdAt))
         ORDER BY x.sequence DESC LIMIT 1),
        s.seen_profile_id, (SELECT base FROM bases WHERE base_key = g.key)) AS back,
      EXISTS (SELECT 1 FROM temp.overlay o WHERE o.device_id = s.device_id AND o.live AND o.kind = 'delete') AS leaving
    FROM ${targetsSql} CROSS JOIN ${theirOutcomeSql}
    WHERE c.change_id = @changeId AND s.state IN ('sending', 'unconfirmed', 'done', 'parked')
  )`;

const isThere = `(back = '${DEFAULT_PROFILE_ID}' OR back IN (SELECT profile_id FROM cache.profiles))`;

/**
 * The devices of a change that were sent and can be led back, by where to. Profiles that are gone take nobody back, and
 * devices that are to be deleted stay where they are.
 */
export function findWaysBack(db: ReadableDb, change: Change, together: Together = []): WayBack[] {
  return prepared<WayBack>(
    db,
    `${ways} SELECT back AS profileId, json_group_array(device_id) AS deviceIds, count(*) AS devices FROM ways
     WHERE NOT leaving AND back <> @profileId AND ${isThere} GROUP BY back ORDER BY back`,
  ).all(parametersOf(change, together));
}

/** The devices of a change that were sent and have no way back. */
export function countStranded(db: ReadableDb, change: Change, together: Together = []): Stranded[] {
  return prepared<Stranded>(
    db,
    `${ways} SELECT iif(leaving, 'device-leaving', 'profile-gone') AS reason, count(*) AS devices FROM ways
     WHERE back IS NOT @profileId AND (leaving OR back IS NULL OR NOT ${isThere}) GROUP BY reason ORDER BY reason`,
  ).all(parametersOf(change, together));
}

function parametersOf({ changeId, profileId, createdAt }: Change, together: Together) {
  return { changeId, profileId, createdAt, together: JSON.stringify(together) };
}
