import { bumpRevision } from './revisions.ts';
import { prepared, transaction, type WritableDb } from './sql.ts';
import { applyVerdicts, clearVerdicts } from './tables/change-outcomes.ts';
import { type ChangeRow, noteChangeError, recountChange } from './tables/changes.ts';
import { isLeft } from './tables/handover-changes.ts';
import { abandonProfile } from './tables/new-profiles.ts';
import { rebuildOverlay } from './tables/overlay.ts';

/** What waits or needs a decision; what is under way is settled where it was sent. */
const leaving = "('waiting', 'refused', 'conflict', 'parked')";

/**
 * Leaves what of a change is not sent to another laptop: it is over here, with the reason `handed_over`, and how it stood is
 * kept so that it can come back. Answers how many devices, or the one profile.
 */
export function leaveChange(db: WritableDb, change: ChangeRow, at: string): number {
  const { changeId, sequence } = change;
  return transaction(db, () => {
    const some = `SELECT 1 FROM temp.unfinished WHERE sequence = ? AND state IN ${leaving} LIMIT 1`;
    if (prepared(db, some).get(sequence) === undefined) return 0;
    prepared(db, 'INSERT OR IGNORE INTO main.left_changes (change_id, at) VALUES (?, ?)').run(changeId, at);
    prepared(
      db,
      `INSERT OR REPLACE INTO main.left_outcomes
       SELECT s.* FROM temp.unfinished u CROSS JOIN main.change_outcomes s ON s.change_id = u.change_id
         AND s.device_id = u.device_id
       WHERE +u.sequence = ? AND u.state IN ${leaving}`,
    ).run(sequence);
    clearVerdicts(db);
    prepared(
      db,
      `INSERT INTO temp.verdicts (device_id, state, error_code)
       SELECT device_id, iif(state = 'waiting', 'undone', 'skipped'), 'handed_over' FROM temp.unfinished
       WHERE sequence = ? AND state IN ${leaving}`,
    ).run(sequence);
    const devices = applyVerdicts(db, change, at).reduce((sum, step) => sum + step.devices, 0);
    noteChangeError(db, changeId, { code: 'handed_over', errorId: null });
    if (change.kind === 'create-profile') abandonProfile(db, change.profileId, at);
    return devices;
  });
}

/** Brings changes back that were left to another laptop, as they stood; answers which of them were. */
export function bringBackChanges(db: WritableDb, changeIds: readonly string[]): string[] {
  return transaction(db, () => {
    const back = changeIds.filter((changeId) => isLeft(db, changeId));
    for (const changeId of back) restoreOutcomes(db, changeId);
    if (back.length > 0) {
      rebuildOverlay(db);
      bumpRevision(db, 'overlay');
    }
    return back;
  });
}

function restoreOutcomes(db: WritableDb, changeId: string): void {
  prepared(
    db,
    `DELETE FROM main.change_outcomes
     WHERE change_id = ? AND error_code = 'handed_over' AND state IN ('undone', 'skipped')`,
  ).run(changeId);
  const sql = 'INSERT OR IGNORE INTO main.change_outcomes SELECT * FROM main.left_outcomes WHERE change_id = ?';
  prepared(db, sql).run(changeId);
  prepared(db, 'DELETE FROM main.left_changes WHERE change_id = ?').run(changeId);
  recountChange(db, changeId);
}
