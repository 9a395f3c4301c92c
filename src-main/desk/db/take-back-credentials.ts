import type { DeviceId } from '#shared/domain/device.ts';
import { prepared, transaction, type WritableDb } from './sql.ts';
import { applyVerdicts, clearVerdicts } from './tables/change-outcomes.ts';
import { type ChangeRow, readUnfinishedChanges } from './tables/changes.ts';
import { takeBackFor, takeBackImport } from './tables/device-credentials.ts';

/** What is taken back: what waits for some devices, or what came with one import. */
export type TakenCredentials = { deviceIds: readonly DeviceId[] } | { entry: number };

/**
 * Takes back users and passwords that wait and are not on their way, and with them what waits to send them to devices that
 * stay where they are. With an import, what it took the place of waits again. Answers for which devices; their passwords lie
 * in their file until `wipePasswords`.
 */
export function takeBackCredentials(db: WritableDb, taken: TakenCredentials, at: string): DeviceId[] {
  return transaction(db, () => {
    const deviceIds = 'entry' in taken ? takeBackImport(db, { ...taken, at }) : takeBackFor(db, taken.deviceIds, at);
    if (deviceIds.length === 0) return deviceIds;
    const json = JSON.stringify(deviceIds);
    for (const change of readUnfinishedChanges(db)) if (sends(change, taken)) leaveOut(db, change, { json, at });
    return deviceIds;
  });
}

function sends({ intent }: ChangeRow, taken: TakenCredentials): boolean {
  return intent.kind === 'credentials' && (!('entry' in taken) || intent.editId === taken.entry);
}

function leaveOut(db: WritableDb, change: ChangeRow, { json, at }: { json: string; at: string }): void {
  clearVerdicts(db);
  prepared(
    db,
    `INSERT OR IGNORE INTO temp.verdicts (device_id, state)
     SELECT u.device_id, iif(u.state = 'waiting', 'undone', 'skipped')
     FROM json_each(@json) i CROSS JOIN temp.unfinished u ON u.device_id = i.value
     WHERE +u.sequence = @sequence AND u.state IN ('waiting', 'refused', 'conflict', 'parked')`,
  ).run({ json, sequence: change.sequence });
  applyVerdicts(db, change, at);
}
