import { prepared, transaction, type WritableDb } from './sql.ts';
import { appendActivity } from './tables/activity.ts';
import { applyVerdicts, clearVerdicts } from './tables/change-outcomes.ts';
import { type ChangeRow, readChange, readUnfinishedChanges } from './tables/changes.ts';

/** Who takes something back, when, and by which command, for the activity log. */
export type TakingBack = { action: string; actor: string; at: string };

/**
 * Takes back what of a change is not sent, so that nothing of it ever is; refused and conflicting parts are let go: the
 * person wants it no longer. Answers how many devices, or the one profile.
 */
export function takeBackChange(db: WritableDb, change: ChangeRow, { action, actor, at }: TakingBack): number {
  return transaction(db, () => {
    const takenBack = endParts(db, change, at);
    if (takenBack === 0) return 0;
    appendActivity(db, { at, actor, action, changeId: change.changeId, facts: { takenBack } });
    letGoOfUnmade(db, change, at);
    return takenBack;
  });
}

/** A profile that will not be made after all: what waits to be done with it, devices moved there among it, can never be sent. */
export function letGoOfUnmade(db: WritableDb, creation: ChangeRow, at: string): void {
  const after = readChange(db, creation.changeId);
  if (creation.kind !== 'create-profile' || (after?.state !== 'undone' && after?.state !== 'skipped')) return;
  for (const change of readUnfinishedChanges(db)) {
    if (change.profileId === creation.profileId) endParts(db, change, at);
  }
}

function endParts(db: WritableDb, change: ChangeRow, at: string): number {
  clearVerdicts(db);
  prepared(
    db,
    `INSERT INTO temp.verdicts (device_id, state) SELECT device_id, iif(state = 'waiting', 'undone', 'skipped') FROM temp.unfinished
     WHERE sequence = ? AND state IN ('waiting', 'refused', 'conflict')`,
  ).run(change.sequence);
  return applyVerdicts(db, change, at).reduce((sum, step) => sum + step.devices, 0);
}
