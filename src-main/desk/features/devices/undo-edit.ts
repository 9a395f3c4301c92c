import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { EditedValue, EditKind } from '#shared/domain/device-edit.ts';
import { AppError } from '#shared/errors.ts';
import type { DataTable } from '#shared/events.ts';
import { eachEditSlice } from '../../db/each-edit-slice.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { readEdited, undoEdits } from '../../db/tables/device-edits.ts';
import { takeBackWaiting } from '../../db/take-back-waiting.ts';
import type { Services } from '../../services.ts';
import { undoCredentials } from './undo-credentials.ts';

const tablesOf: Record<EditKind, readonly DataTable[]> = {
  hold: ['holds', 'devices', 'uploads', 'activity'],
  note: ['notes', 'activity'],
  attribute: ['attributes', 'activity'],
};

/**
 * Gives every device back what it had before a hold, a release, a note or a custom attribute. Only what still is as the deed
 * left it: where something later was done, that stays. What waits to approve or move devices that are on hold again is taken
 * back, as with any hold. Of an import of users and passwords, what still waits here. Throws `nothing_to_do` when nothing of the deed is left.
 */
export async function undoEdit(
  services: Services,
  { editId }: ParsedInput<'devices.undoEdit'>,
): Promise<CommandOutput<'devices.undoEdit'>> {
  const { db, clock, osUser: actor } = services;
  const undone = await undoCredentials(services, editId);
  if (undone) return undone;
  const edited = readEdited(db, editId);
  const sum = { devices: 0, later: 0 };
  if (edited)
    await eachEditSlice(db, { editId, edited }, (standing, looked) => {
      sum.devices += standing.length;
      sum.later += looked - standing.length;
    });
  if (edited === null || sum.devices === 0)
    throw new AppError('nothing_to_do', 'nothing of the edit is left', { editId });
  const at = clock.now().toISOString();
  let undo = 0;
  let takenBack = 0;
  await eachEditSlice(db, { editId, edited }, (standing) => {
    if (standing.length === 0) return;
    if (undo === 0) {
      const facts = { undoes: editId, ...edited, ...sum };
      undo = appendActivity(db, { at, actor, action: 'devices.undoEdit', changeId: null, facts });
    }
    undoEdits(db, { entry: editId, undo, edited }, standing);
    if (edited.kind === 'hold') takenBack += takeBackWaiting(db, namesOf(standing), at);
  });
  publish(services, edited.kind, takenBack);
  return { kind: edited.kind, ...sum, takenBack };
}

/** Those that are on hold now. */
function namesOf(values: readonly EditedValue[]) {
  return values.filter(({ value }) => value !== null).map(({ deviceId }) => deviceId);
}

function publish(services: Services, kind: EditKind, takenBack: number): void {
  services.publish('data.changed', { tables: [...tablesOf[kind]] });
  if (takenBack === 0) return;
  services.publish('data.changed', { tables: ['profiles', 'changes'] });
  services.nudge('change');
}
