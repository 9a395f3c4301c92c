import type { DeviceId, DeviceState, ObservedChange } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import type { PortalEdits } from '#shared/domain/sync-status.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { profileNameSql } from './device-rows.ts';
import { wantedProfileSql } from './overlay.ts';

/** So many are kept; the oldest go. */
const MOST_EDITS = 100_000;
const MOST_OBSERVED = 50;

/** A device as it was just read. */
export type ReadDevice = [deviceId: DeviceId, profileId: ProfileId | null, state: DeviceState];

/** SQL: somebody moved, approved or deleted the device at Samsung. Anything else is how its set-up went on. */
export const isEditSql = '(e.to_state IS NULL OR e.from_profile_id IS NOT e.to_profile_id)';

/** States that say no more than the profile does are one: only going from one of these to another is worth a note. */
const stageSql = (state: string) =>
  `CASE WHEN ${state} IN ('unassigned', 'assigning', 'assigned') THEN 'ready'
     WHEN ${state} IN ('provisioned', 'provisionedRestricted') THEN 'provisioned'
     WHEN ${state} IN ('assignFailed', 'provisionFailed', 'cancelled') THEN 'failed' ELSE ${state} END`;

/** An unfinished change of ours wants what appeared; Samsung approves uploads whole, and empties profiles it deletes. */
const ownDoingSql = `(
  EXISTS (SELECT 1 FROM temp.unfinished u WHERE u.device_id = r.device_id
    AND (SELECT ${wantedProfileSql('c')} FROM main.changes c WHERE c.sequence = u.sequence) = r.profile_id)
  OR (r.profile_id = '${DEFAULT_PROFILE_ID}' AND d.profile_id IS NULL AND d.upload_id IN (
    SELECT x.upload_id FROM temp.unfinished u CROSS JOIN cache.devices x ON x.device_id = u.device_id
    WHERE u.kind = 'approve'))
  OR (r.profile_id = '${DEFAULT_PROFILE_ID}' AND d.profile_id IN (
    SELECT intent ->> '$.profileId' FROM main.changes
    WHERE kind = 'delete-profile' AND state IN ('sending', 'unconfirmed', 'parked', 'done')))
)`;

const noteSql = `
  INSERT INTO cache.portal_edits (device_id, at, from_profile_id, to_profile_id, from_state, to_state)
  SELECT d.device_id, @at, d.profile_id, r.profile_id, d.state, r.state
  FROM (SELECT value ->> 0 AS device_id, value ->> 1 AS profile_id, value ->> 2 AS state FROM json_each(@read)) r
  CROSS JOIN cache.devices d ON d.device_id = r.device_id
  WHERE (d.profile_id IS NOT r.profile_id OR d.state <> r.state) AND CASE
    WHEN d.profile_id IS NOT r.profile_id THEN NOT ${ownDoingSql}
    ELSE r.state <> 'assigning' AND ${stageSql('d.state')} <> ${stageSql('r.state')}
  END`;

/**
 * Notes what the server did to devices without us, holding what was just read against the cache; call it before they are
 * written, in the same transaction. `at` is ISO text. Answers how many notes were made.
 */
export function notePortalEdits(db: WritableDb, devices: readonly ReadDevice[], at: string): number {
  const { changes } = prepared(db, noteSql).run({ read: JSON.stringify(devices), at });
  if (changes > 0) forgetOldest(db);
  return changes;
}

/** Notes that devices are gone from the server which `temp.seen_devices` lacks, unless we meant to delete them. */
export function noteDeletions(db: WritableDb, at: string): void {
  prepared(
    db,
    `INSERT INTO cache.portal_edits (device_id, at, from_profile_id, to_profile_id, from_state, to_state)
     SELECT d.device_id, ?, d.profile_id, NULL, d.state, NULL FROM cache.devices d
     WHERE d.row NOT IN (SELECT row FROM temp.seen_devices)
       AND NOT EXISTS (SELECT 1 FROM temp.unfinished u WHERE u.device_id = d.device_id AND u.kind = 'delete')
     LIMIT ${MOST_EDITS}`,
  ).run(at);
  forgetOldest(db);
}

function forgetOldest(db: WritableDb): void {
  const sql = `DELETE FROM cache.portal_edits WHERE edit <= (SELECT max(edit) FROM cache.portal_edits) - ${MOST_EDITS}`;
  prepared(db, sql).run();
}

/** The number of the newest note, 0 when there is none: what comes later has a higher one. */
export function newestEdit(db: ReadableDb): number {
  return prepared<number | null>(db, 'SELECT max(edit) FROM cache.portal_edits', 'first-cells').get() ?? 0;
}

/** Devices that were changed or deleted at Samsung, by notes newer than a number or than a time (ISO text). */
export function countPortalEdits(db: ReadableDb, after: { edit: number } | { at: string }): PortalEdits {
  const newer = 'edit' in after ? 'e.edit > @edit' : 'e.at > @at';
  const counted = prepared<PortalEdits>(
    db,
    `SELECT count(*) FILTER (WHERE there) AS changed, count(*) FILTER (WHERE gone AND NOT there) AS deleted,
       min(first) AS firstAt, max(last) AS lastAt
     FROM (
       SELECT min(e.at) AS first, max(e.at) AS last, max(e.to_state IS NULL) AS gone,
         EXISTS (SELECT 1 FROM cache.devices d WHERE d.device_id = e.device_id) AS there
       FROM cache.portal_edits e WHERE ${newer} AND ${isEditSql} GROUP BY e.device_id
     )`,
  ).get(after);
  return counted ?? { changed: 0, deleted: 0, firstAt: null, lastAt: null };
}

/** What was seen to happen to one device without us, newest first, at most 50. */
export function readObserved(db: ReadableDb, deviceId: DeviceId): ObservedChange[] {
  return prepared<ObservedChange>(
    db,
    `SELECT e.at, e.from_state AS fromState, e.to_state AS toState,
       iif(e.from_profile_id IS NULL, NULL, ${profileNameSql('e.from_profile_id', 'f')}) AS fromProfileName,
       iif(e.to_profile_id IS NULL, NULL, ${profileNameSql('e.to_profile_id', 't')}) AS toProfileName
     FROM cache.portal_edits e
     LEFT JOIN cache.profiles f ON f.profile_id = e.from_profile_id
     LEFT JOIN cache.profiles t ON t.profile_id = e.to_profile_id
     WHERE e.device_id = ? ORDER BY e.edit DESC LIMIT ${MOST_OBSERVED}`,
  ).all(deviceId);
}
