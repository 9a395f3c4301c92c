import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { type ChangeState, isHeld, isLive, makesProfile } from '#shared/domain/queued-change.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { bumpRevision } from '../revisions.ts';
import { prepared, transaction, type WritableDb } from '../sql.ts';
import { type ChangeKey, noteChangeError, shiftCounts } from './changes.ts';
import { hasRows, refreshNewProfiles, relayVerdicts } from './overlay.ts';

/** What is said of one device of a change; `seenProfileId` null leaves what was seen before. */
export type Verdict = {
  deviceId: DeviceId;
  state: ChangeState;
  errorCode: ErrorCode | null;
  errorId: string | null;
  seenProfileId: ProfileId | null;
};

/** How many devices went from one state to another. */
export type OutcomeStep = { was: ChangeState; becomes: ChangeState; devices: number };

/** Fills `temp.verdicts` from memory. */
export function writeVerdicts(db: WritableDb, verdicts: readonly Verdict[]): void {
  clearVerdicts(db);
  const rows = verdicts.map((v) => [v.deviceId, v.state, v.errorCode, v.errorId, v.seenProfileId]);
  prepared(
    db,
    `INSERT OR REPLACE INTO temp.verdicts (device_id, state, error_code, error_id, seen_profile_id)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
  ).run(JSON.stringify(rows));
}

/** Empties `temp.verdicts`, before a statement fills it. */
export function clearVerdicts(db: WritableDb): void {
  prepared(db, 'DELETE FROM temp.verdicts').run();
}

/**
 * Makes ledger, counts and overlay say what `temp.verdicts` says of a change's devices, in one transaction. Devices whose
 * part of the change is over already are left alone. A device that leaves `waiting` takes older waiting changes to it with
 * it (superseded), approvals excepted; one that is done becomes the base of newer ones. Answers what went from where to where.
 */
export function applyVerdicts(db: WritableDb, change: ChangeKey, at: string): OutcomeStep[] {
  return transaction(db, () => {
    prepared(
      db,
      `UPDATE temp.verdicts SET was = (
         SELECT u.state FROM temp.unfinished u WHERE u.device_id = verdicts.device_id AND u.sequence = ?)`,
    ).run(change.sequence);
    prepared(db, 'DELETE FROM temp.verdicts WHERE was IS NULL').run();
    const steps = prepared<OutcomeStep>(
      db,
      'SELECT was, state AS becomes, count(*) AS devices FROM temp.verdicts GROUP BY 1, 2',
    ).all();
    if (steps.length === 0) return steps;
    const crowded = hasRows(db, 'overlay_below');
    if (crowded) supersedeOlder(db, change, at);
    storeOutcomes(db, change.changeId, at);
    if (crowded) rebaseNewer(db, change, at);
    relayVerdicts(db, change);
    noteError(db, change.changeId);
    shiftCounts(db, change.changeId, steps);
    if (makesProfile(change.kind)) refreshNewProfiles(db);
    if (steps.some(({ was, becomes }) => isLive(was) !== isLive(becomes) || isHeld(was) !== isHeld(becomes)))
      bumpRevision(db, 'overlay');
    return steps;
  });
}

function storeOutcomes(db: WritableDb, changeId: string, at: string): void {
  prepared(
    db,
    `INSERT INTO main.change_outcomes (change_id, device_id, state, error_code, error_id, seen_profile_id, at)
     SELECT @changeId, device_id, state, error_code, error_id, seen_profile_id, @at FROM temp.verdicts WHERE true
     ON CONFLICT (change_id, device_id) DO UPDATE SET state = excluded.state, error_code = excluded.error_code,
       error_id = excluded.error_id, at = excluded.at,
       seen_profile_id = coalesce(excluded.seen_profile_id, change_outcomes.seen_profile_id)`,
  ).run({ changeId, at });
}

/** A reversal also ends what is held of the change it takes back: the person has decided. */
function supersedeOlder(db: WritableDb, change: ChangeKey, at: string): void {
  const parameters = { sequence: change.sequence, reverses: change.reverses };
  const older = `FROM temp.verdicts v
    CROSS JOIN temp.overlay_below b ON b.device_id = v.device_id AND b.sequence < @sequence
      AND b.kind <> 'approve' AND (b.state = 'waiting' OR (b.live = 0 AND b.change_id IS @reverses))
    WHERE v.was = 'waiting' AND v.state NOT IN ('waiting', 'undone')`;
  const counts = prepared<{ changeId: string; was: ChangeState; devices: number }>(
    db,
    `SELECT b.change_id AS changeId, b.state AS was, count(*) AS devices ${older} GROUP BY 1, 2`,
  ).all(parameters);
  if (counts.length === 0) return;
  prepared(
    db,
    `INSERT OR REPLACE INTO main.change_outcomes (change_id, device_id, state, error_code, error_id, seen_profile_id, at)
     SELECT b.change_id, b.device_id, 'skipped', 'superseded', NULL, NULL, @at ${older}`,
  ).run({ ...parameters, at });
  for (const { changeId, was, devices } of counts) shiftCounts(db, changeId, [{ was, becomes: 'skipped', devices }]);
  prepared(
    db,
    `DELETE FROM temp.overlay_below WHERE (device_id, sequence) IN (SELECT b.device_id, b.sequence ${older})`,
  ).run(parameters);
}

/** Once a change is done the server stands where it wanted: newer changes to the same devices start from there. */
function rebaseNewer(db: WritableDb, change: ChangeKey, at: string): void {
  const { sequence, profileId } = change;
  for (const table of ['overlay', 'overlay_below']) {
    prepared(
      db,
      `INSERT OR REPLACE INTO main.change_outcomes (change_id, device_id, state, error_code, error_id, seen_profile_id, at)
       SELECT u.change_id, u.device_id, 'waiting', NULL, NULL, @profileId, @at
       FROM temp.verdicts v CROSS JOIN temp.${table} u ON u.device_id = v.device_id
       WHERE v.state = 'done' AND +u.sequence > @sequence AND u.state = 'waiting'`,
    ).run({ sequence, profileId, at });
    prepared(
      db,
      `UPDATE temp.${table} SET base_profile_id = @profileId
       WHERE device_id IN (SELECT device_id FROM temp.verdicts WHERE state = 'done') AND +sequence > @sequence
         AND state = 'waiting'`,
    ).run({ sequence, profileId });
  }
}

function noteError(db: WritableDb, changeId: string): void {
  const error = prepared<{ code: ErrorCode; errorId: string | null }>(
    db,
    `SELECT error_code AS code, error_id AS errorId FROM temp.verdicts WHERE error_code IS NOT NULL
     ORDER BY error_id IS NULL LIMIT 1`,
  ).get();
  if (error) noteChangeError(db, changeId, error);
}
