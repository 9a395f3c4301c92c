import type { ActivityAction } from '#shared/domain/activity-entry.ts';
import { prepared, transaction, type WritableDb } from './sql.ts';
import { appendActivity } from './tables/activity.ts';
import { applyVerdicts, clearVerdicts } from './tables/change-outcomes.ts';
import type { ChangeRow } from './tables/changes.ts';
import { takeBackImport } from './tables/device-credentials.ts';
import { abandonProfile } from './tables/new-profiles.ts';

/** Who takes something back, when, and by which command, for the activity log. */
export type TakingBack = { action: ActivityAction; actor: string; at: string };

/**
 * Takes back what of a change is not sent, so that nothing of it ever is; refused and conflicting parts are let go: the
 * person wants it no longer, and with a profile that is not made all that waits for it, with users and passwords these too. Answers how many devices, or the one
 * profile.
 */
export function takeBackChange(db: WritableDb, change: ChangeRow, { action, actor, at }: TakingBack): number {
  return transaction(db, () => {
    const takenBack = endParts(db, change, at);
    if (takenBack === 0) return 0;
    appendActivity(db, { at, actor, action, changeId: change.changeId, facts: { takenBack } });
    if (change.kind === 'create-profile') abandonProfile(db, change.profileId, at);
    return takenBack;
  });
}

function endParts(db: WritableDb, change: ChangeRow, at: string): number {
  clearVerdicts(db);
  prepared(
    db,
    `INSERT INTO temp.verdicts (device_id, state) SELECT device_id, iif(state = 'waiting', 'undone', 'skipped') FROM temp.unfinished
     WHERE sequence = ? AND state IN ('waiting', 'refused', 'conflict')`,
  ).run(change.sequence);
  const parts = applyVerdicts(db, change, at).reduce((sum, step) => sum + step.devices, 0);
  if (change.intent.kind === 'credentials') takeBackImport(db, { entry: change.intent.editId, onlySaid: true, at });
  return parts;
}
