import { setImmediate } from 'node:timers/promises';
import type { DeviceId } from '#shared/domain/device.ts';
import { prepared, transaction, type WritableDb } from '../../db/sql.ts';
import { applyVerdicts, clearVerdicts } from '../../db/tables/change-outcomes.ts';
import { type ChangeRow, notePostponed, readChange, readUnfinishedChanges } from '../../db/tables/changes.ts';
import { endGone, endSent } from '../../db/tables/device-credentials.ts';
import { isProfileChange } from '../../db/tables/profile-changes.ts';
import { tidyPasswords } from '../../db/wipe-passwords.ts';
import type { Services } from '../../services.ts';
import { backoffMs, LONGEST_BACKOFF_MS } from './back-off.ts';
import { needsIvanti } from './judge-profile.ts';
import { logOutcomes } from './log-outcomes.ts';
import { settleProfile } from './settle-profile.ts';
import type { SyncRun } from './sync-run.ts';
import type { SendMemory } from './sync-schedule.ts';

/** How long what the server accepted may take to show (a server that works it off later), in milliseconds. */
export const CONFIRMATION_LIMIT_MS = 900_000;
/** Readings without a trace of a request that may not have arrived, before it is taken for lost and repeated. */
export const READS_BEFORE_REPEAT = 3;
/** Tries of a change before what is left of it is parked. */
export const MOST_ATTEMPTS = 5;

const SLICE = 5_000;

/**
 * A device that was there before shows nothing of a password: what counts is that the request was accepted, and its user.
 * Where nobody knows whether it arrived, it is sent again. One that came to its profile came with what was sent along.
 */
const lacksCredentials = `EXISTS (SELECT 1 FROM main.device_credentials c
  LEFT JOIN main.change_outcomes e ON e.change_id = @changeId AND e.device_id = c.device_id
  WHERE c.device_id = s.device_id AND c.state = 'waiting' AND s.base_profile_id IS @profileId
    AND iif(c.sent_with IS @changeId, coalesce(e.error_code, 'not_confirmed') <> 'not_confirmed' OR d.state = 'assigning'
      OR d.user_name <> coalesce(c.user_name, d.user_name) COLLATE NOCASE, @kind = 'credentials'))`;

const judgeSent = `
  INSERT INTO temp.verdicts (device_id, state, seen_profile_id)
  SELECT s.device_id,
    CASE
      -- A list that shifted while it was read may lack a device that is there; what the server told us is gone is gone.
      WHEN d.device_id IS NULL AND @kind = 'delete'
        THEN iif((SELECT sweep_wanted FROM cache.sync_cursor) AND EXISTS (SELECT 1 FROM main.change_outcomes c
          WHERE c.change_id = @changeId AND c.device_id = s.device_id AND c.error_code IS NOT NULL), 'same', 'done')
      WHEN d.device_id IS NULL
        THEN iif(s.state = 'unconfirmed' AND NOT (SELECT sweep_wanted FROM cache.sync_cursor), 'refused', 'same')
      WHEN @kind = 'approve' THEN iif(d.state = 'pending', 'same', 'done')
      WHEN d.profile_id = @profileId THEN iif(${lacksCredentials}, 'same', 'done')
      WHEN s.state = 'unconfirmed' AND d.profile_id IS NOT s.base_profile_id AND d.state <> 'assigning' THEN 'conflict'
      WHEN s.state = 'conflict' AND d.profile_id IS NOT s.base_profile_id AND d.profile_id IS NOT NULL THEN 'conflict'
      ELSE 'same'
    END,
    d.profile_id
  FROM (
    SELECT device_id, state, base_profile_id FROM temp.unfinished
    WHERE sequence = @sequence AND state IN ('unconfirmed', 'conflict', 'parked') AND device_id > @after
    ORDER BY device_id LIMIT ${SLICE}
  ) s
  LEFT JOIN cache.devices d ON d.device_id = s.device_id`;

/**
 * After a reading of the server: what was sent and shows is done, what shows something else is a conflict, what is gone is
 * refused. What was parked or in conflict and shows the wanted state by now is done too. What was perhaps never received
 * goes back to waiting, or is parked after too many tries; what was accepted and does not show in time is parked.
 */
export async function settleByReading(run: SyncRun): Promise<void> {
  const { db } = run.services;
  for (const { changeId } of readUnfinishedChanges(db)) {
    const change = readChange(db, changeId);
    if (!change) continue;
    const { unconfirmed, conflict, parked } = change.outcomes;
    if (unconfirmed + conflict + parked === 0) continue;
    const looked = !isProfileChange(change) || !run.ivantiAway || !needsIvanti(change.intent);
    if (!isProfileChange(change)) await judgeChange(run, change);
    else if (looked) await settleProfile(run, change);
    const after = readChange(db, changeId);
    if (after && after.outcomes.unconfirmed > 0) giveUpWaiting(run, after, looked);
    else run.memory.polls.delete(changeId);
    logOutcomes(run.services, 'changes.confirmed', change);
  }
  await tidyPasswords(run.services);
}

async function judgeChange(run: SyncRun, change: ChangeRow): Promise<void> {
  const { db, clock } = run.services;
  for (let after: string | null = ''; after !== null; ) {
    after = judgeSlice(db, change, { after, at: clock.now().toISOString() });
    run.announce(['changes', 'devices', 'profiles']);
    await setImmediate();
  }
}

/** One slice in one transaction; answers where to go on, null at the end. */
function judgeSlice(db: WritableDb, change: ChangeRow, from: { after: string; at: string }): string | null {
  return transaction(db, () => {
    clearVerdicts(db);
    const { changeId, sequence, kind, profileId } = change;
    prepared(db, judgeSent).run({ changeId, sequence, kind, profileId, after: from.after });
    const looked = prepared<{ devices: number; last: string | null }>(
      db,
      'SELECT count(*) AS devices, max(device_id) AS last FROM temp.verdicts',
    ).get();
    prepared(db, "DELETE FROM temp.verdicts WHERE state = 'same'").run();
    prepared(
      db,
      // A device that is done keeps what was seen when it was sent: undo leads back there.
      `UPDATE temp.verdicts SET seen_profile_id = iif(state = 'done', NULL, seen_profile_id),
         error_code = CASE state WHEN 'refused' THEN 'device_not_found' WHEN 'conflict' THEN 'changed_on_server' END`,
    ).run();
    applyVerdicts(db, change, from.at);
    endCredentials(db, change, from.at);
    return looked && looked.devices >= SLICE ? looked.last : null;
  });
}

/** What went along with a change is over with it, and what waits for a device that is gone can never be sent. */
function endCredentials(db: WritableDb, { changeId, kind }: ChangeRow, at: string): void {
  if (kind === 'move' || kind === 'credentials') endSent(db, changeId, at);
  if (kind === 'delete') endGone(db, at);
}

function giveUpWaiting(run: SyncRun, change: ChangeRow, looked: boolean): void {
  const { clock } = run.services;
  const now = clock.monotonicMs();
  const poll = run.memory.polls.get(change.changeId) ?? { since: now, reads: 0 };
  poll.reads += 1;
  run.memory.polls.set(change.changeId, poll);
  if (!looked) return;
  if (poll.reads >= READS_BEFORE_REPEAT) takeBackLost(run, change);
  if (now - poll.since >= CONFIRMATION_LIMIT_MS) parkUnseen(run, change);
}

/** Devices whose request failed with nobody knowing whether it arrived carry the failure's code. */
function takeBackLost(run: SyncRun, change: ChangeRow): void {
  const { db, clock, random } = run.services;
  const attempts = change.attempts + 1;
  const lost = transaction(db, () => {
    clearVerdicts(db);
    prepared(
      db,
      `INSERT INTO temp.verdicts (device_id, state, error_code, error_id)
       SELECT device_id, @state, error_code, error_id FROM main.change_outcomes
       WHERE change_id = @changeId AND state = 'unconfirmed' AND error_code IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM cache.devices d
           WHERE d.device_id = change_outcomes.device_id AND d.state = 'assigning')`,
    ).run({ changeId: change.changeId, state: attempts >= MOST_ATTEMPTS ? 'parked' : 'waiting' });
    if (applyVerdicts(db, change, clock.now().toISOString()).length === 0) return false;
    const waitMs = backoffMs(attempts, random());
    run.memory.due.set(change.changeId, clock.monotonicMs() + waitMs);
    notePostponed(db, change.changeId, attempts, new Date(clock.now().getTime() + waitMs).toISOString());
    return true;
  });
  if (lost) run.announce(['changes', 'devices', 'profiles']);
}

function parkUnseen(run: SyncRun, change: ChangeRow): void {
  const { db, clock } = run.services;
  const unseen = prepared<DeviceId>(
    db,
    `SELECT device_id FROM main.change_outcomes WHERE change_id = ? AND state = 'unconfirmed' AND error_code IS NULL`,
    'first-cells',
  ).all(change.changeId);
  if (unseen.length === 0) return;
  transaction(db, () => {
    clearVerdicts(db);
    prepared(
      db,
      "INSERT INTO temp.verdicts (device_id, state, error_code) SELECT value, 'parked', 'not_confirmed' FROM json_each(?)",
    ).run(JSON.stringify(unseen));
    applyVerdicts(db, change, clock.now().toISOString());
  });
  run.announce(['changes', 'devices', 'profiles']);
}

/** At start: a request that was under way when the desk ended may have arrived; it is read before anything is repeated. */
export function doubtInterrupted(db: WritableDb, at: string): void {
  for (const change of readUnfinishedChanges(db)) {
    if (change.outcomes.sending === 0) continue;
    transaction(db, () => {
      clearVerdicts(db);
      prepared(
        db,
        `INSERT INTO temp.verdicts (device_id, state, error_code)
         SELECT device_id, 'unconfirmed', 'desk_gone' FROM main.change_outcomes
         WHERE change_id = ? AND state = 'sending'`,
      ).run(change.changeId);
      applyVerdicts(db, change, at);
    });
  }
}

/** At start: backoffs of the run before go on, measured by the wall clock once and never believed too far. */
export function recallPostponed({ db, clock }: Services, memory: SendMemory): void {
  for (const { changeId, notBefore } of readUnfinishedChanges(db)) {
    if (notBefore === null) continue;
    const left = Date.parse(notBefore) - clock.now().getTime();
    if (left > 0 && left <= LONGEST_BACKOFF_MS) memory.due.set(changeId, clock.monotonicMs() + left);
  }
}
