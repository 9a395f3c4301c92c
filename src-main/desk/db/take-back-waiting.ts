import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { prepared, transaction, type WritableDb } from './sql.ts';
import { applyVerdicts, clearVerdicts } from './tables/change-outcomes.ts';
import { type ChangeRow, readUnfinishedChanges } from './tables/changes.ts';

/**
 * Takes devices out of every change that waits to approve them or to move them into a profile, so that nothing of it is
 * sent for them; what is under way goes on. Answers how many outcomes that were.
 */
export function takeBackWaiting(db: WritableDb, deviceIds: readonly DeviceId[], at: string): number {
  const json = JSON.stringify(deviceIds);
  return transaction(db, () => {
    let takenBack = 0;
    for (const change of readUnfinishedChanges(db).filter(leadsIn)) {
      clearVerdicts(db);
      prepared(
        db,
        `INSERT OR IGNORE INTO temp.verdicts (device_id, state)
         SELECT u.device_id, 'undone' FROM json_each(@json) i CROSS JOIN temp.unfinished u ON u.device_id = i.value
         WHERE +u.sequence = @sequence AND u.state = 'waiting'`,
      ).run({ json, sequence: change.sequence });
      for (const { devices } of applyVerdicts(db, change, at)) takenBack += devices;
    }
    return takenBack;
  });
}

function leadsIn({ kind, profileId, outcomes }: ChangeRow): boolean {
  const assigns = kind === 'credentials' || (kind === 'move' && profileId !== DEFAULT_PROFILE_ID);
  return outcomes.waiting > 0 && (assigns || kind === 'approve');
}
