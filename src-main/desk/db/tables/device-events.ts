import type { DeviceId, DeviceState } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { profileNameOfSql } from './device-rows.ts';
import { wantedProfileSql } from './overlay.ts';

/** So many events of one device are kept; its oldest go. */
export const MOST_OF_DEVICE = 200;
/** So many are kept of all devices together. */
export const MOST_EVENTS = 500_000;

/** A device as it was just read. */
export type ReadDevice = [
  deviceId: DeviceId,
  profileId: ProfileId | null,
  state: DeviceState,
  userName: string,
  uploadId: string | null,
  updatedAt: string | null,
];

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

/** Parts that differ are told; what a change of ours brought about is not, as its outcome says it. */
const noteChangesSql = `
  INSERT INTO main.device_events (device_id, at, changed_at, what, author, from_profile, to_profile, from_state,
    to_state, from_user, to_user, from_upload, to_upload)
  SELECT device_id, @at, changed_at, 'changed',
    CASE WHEN moved THEN 'portal' WHEN staged THEN 'device' WHEN other_user THEN 'portal' ELSE 'reseller' END,
    iif(moved, ${profileNameOfSql('n.from_profile')}, NULL), iif(moved, ${profileNameOfSql('n.to_profile')}, NULL),
    iif(moved OR staged, from_state, NULL), iif(moved OR staged, to_state, NULL),
    iif(other_user, from_user, NULL), iif(other_user, to_user, NULL),
    iif(other_upload, from_upload, NULL), iif(other_upload, to_upload, NULL)
  FROM (
    SELECT d.device_id, nullif(r.changed_at, d.updated_at) AS changed_at,
      d.profile_id AS from_profile, r.profile_id AS to_profile, d.state AS from_state, r.state AS to_state,
      d.user_name AS from_user, r.user_name AS to_user, d.upload_id AS from_upload, r.upload_id AS to_upload,
      d.profile_id IS NOT r.profile_id AND NOT ${ownDoingSql} AS moved,
      d.profile_id IS r.profile_id AND r.state <> 'assigning' AND ${stageSql('d.state')} <> ${stageSql('r.state')} AS staged,
      d.user_name <> r.user_name AS other_user, d.upload_id IS NOT r.upload_id AS other_upload
    FROM (
      SELECT value ->> 0 AS device_id, value ->> 1 AS profile_id, value ->> 2 AS state, value ->> 3 AS user_name,
        value ->> 4 AS upload_id, value ->> 5 AS changed_at
      FROM json_each(@read)
    ) r
    CROSS JOIN cache.devices d ON d.device_id = r.device_id
    WHERE d.profile_id IS NOT r.profile_id OR d.state <> r.state OR d.user_name <> r.user_name
      OR d.upload_id IS NOT r.upload_id
  ) n
  WHERE moved OR staged OR other_user OR other_upload`;

/**
 * Notes what the server did to devices without us, holding what was just read against the cache; call it before they are
 * written, in the same transaction. `at` is ISO text. Answers how many notes were made.
 */
export function noteChanges(db: WritableDb, devices: readonly ReadDevice[], at: string): number {
  const before = newestEvent(db);
  const { changes } = prepared(db, noteChangesSql).run({ read: JSON.stringify(devices), at });
  return changes === 0 ? 0 : changes - settleEvents(db, before);
}

/** We deleted it ourselves, or it was seen to be gone. */
const wasGoneSql = `(
  EXISTS (SELECT 1 FROM main.change_outcomes o JOIN main.changes c ON c.change_id = o.change_id
    WHERE o.device_id = d.device_id AND o.state = 'done' AND c.kind = 'delete')
  OR 'gone' = (SELECT e.what FROM main.device_events e WHERE e.device_id = d.device_id
    AND e.what IN ('gone', 'appeared', 'reappeared') ORDER BY e.event DESC LIMIT 1))`;

/**
 * Notes the devices that came into the cache after a row, in the same transaction. Nothing before the list was once read
 * whole: until then they are not new, but not read yet.
 */
export function noteAppearances(db: WritableDb, afterRow: number, at: string): number {
  const before = newestEvent(db);
  const { changes } = prepared(
    db,
    `INSERT INTO main.device_events (device_id, at, changed_at, what, author, to_profile, to_state, to_upload)
     SELECT d.device_id, @at, d.created_at, iif(${wasGoneSql}, 'reappeared', 'appeared'),
       iif(d.upload_id IS NULL, 'portal', 'reseller'), ${profileNameOfSql('d.profile_id')}, d.state, d.upload_id
     FROM cache.devices d WHERE d.row > @afterRow AND (SELECT last_sweep_at FROM cache.sync_cursor) IS NOT NULL`,
  ).run({ afterRow, at });
  return changes === 0 ? 0 : changes - settleEvents(db, before);
}

/** Notes that devices are gone from the server which `temp.seen_devices` lacks, unless we meant to delete them. */
export function noteDeletions(db: WritableDb, at: string): void {
  const before = newestEvent(db);
  prepared(
    db,
    `INSERT INTO main.device_events (device_id, at, what, author, from_profile, from_state)
     SELECT d.device_id, ?, 'gone', 'portal', ${profileNameOfSql('d.profile_id')}, d.state FROM cache.devices d
     WHERE d.row NOT IN (SELECT row FROM temp.seen_devices)
       AND NOT EXISTS (SELECT 1 FROM temp.unfinished u WHERE u.device_id = d.device_id AND u.kind = 'delete')
     LIMIT ${MOST_EVENTS}`,
  ).run(at);
  settleEvents(db, before);
}

const twice = ['what', 'from_profile', 'to_profile', 'from_state', 'to_state', 'from_user', 'to_user']
  .map((part) => `o.${part} IS n.${part}`)
  .join(' AND ');

/**
 * Ends the noting of events that come after a number: the oldest go when there are too many, by their number and not by their
 * time, as clocks may be wrong. When the machine
 * ended after the ledger was committed and before the cache was, the same is noted once more: that is taken back, and
 * answered how often.
 */
export function settleEvents(db: WritableDb, before: number): number {
  const { changes } = prepared(
    db,
    `DELETE FROM main.device_events WHERE event IN (
       SELECT n.event FROM main.device_events n CROSS JOIN main.device_events o ON o.event = (
         SELECT max(x.event) FROM main.device_events x WHERE x.device_id = n.device_id AND x.event < n.event)
       WHERE n.event > ? AND ${twice} AND (o.changed_at = n.changed_at OR n.what = 'gone'))`,
  ).run(before);
  prepared(
    db,
    `DELETE FROM main.device_events WHERE event IN (
       SELECT e.event FROM (SELECT DISTINCT device_id FROM main.device_events WHERE event > ?) n
       CROSS JOIN main.device_events e ON e.device_id = n.device_id AND e.event <= (
         SELECT x.event FROM main.device_events x WHERE x.device_id = n.device_id
         ORDER BY x.event DESC LIMIT 1 OFFSET ${MOST_OF_DEVICE}))`,
  ).run(before);
  const tooMany = `DELETE FROM main.device_events WHERE event <= (SELECT max(event) FROM main.device_events) - ${MOST_EVENTS}`;
  prepared(db, tooMany).run();
  return changes;
}

/** The number of the newest event, 0 when there is none: what comes later has a higher one. */
export function newestEvent(db: ReadableDb): number {
  return prepared<number | null>(db, 'SELECT max(event) FROM main.device_events', 'first-cells').get() ?? 0;
}
