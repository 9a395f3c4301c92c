import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { prepared, transaction, type WritableDb } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { applyVerdicts, clearVerdicts } from '../../db/tables/change-outcomes.ts';
import { type ChangeRow, notePostponed, readChange } from '../../db/tables/changes.ts';
import { abandonProfile } from '../../db/tables/new-profiles.ts';
import { isProfileChange, rebase } from '../../db/tables/profile-changes.ts';
import type { Services } from '../../services.ts';

/**
 * The person's word on what is refused, parked or in conflict. Mine: sent again, based on what the server was seen to have,
 * so that a further change by somebody else is a conflict again. Theirs: let go, and with a profile that is not made all that
 * waits for it. With `deviceIds` it is said of those alone, and the others wait on.
 */
export function settleChange(
  services: Services,
  input: ParsedInput<'changes.settle'>,
): CommandOutput<'changes.settle'> {
  const { db } = services;
  const { changeId, decision, deviceIds } = input;
  const devices = transaction(db, () => {
    const change = readChange(db, changeId);
    if (!change) throw new AppError('not_found', 'no such change', { changeId });
    const at = services.clock.now().toISOString();
    const only = deviceIds === undefined ? null : JSON.stringify(deviceIds);
    clearVerdicts(db);
    prepared(
      db,
      `INSERT INTO temp.verdicts (device_id, state) SELECT device_id, ? FROM temp.unfinished WHERE sequence = ? AND live = 0
         AND (? IS NULL OR device_id IN (SELECT value FROM json_each(?)))`,
    ).run(decision === 'mine' ? 'waiting' : 'skipped', change.sequence, only, only);
    const steps = applyVerdicts(db, change, at);
    const settled = steps.reduce((sum, step) => sum + step.devices, 0);
    if (settled === 0) throw new AppError('nothing_to_do', 'no device of the change waits for a word', { changeId });
    if (decision === 'mine') sendAnew(db, change);
    else if (change.kind === 'create-profile') abandonProfile(db, change.profileId, at);
    const facts = { decision, devices: settled };
    appendActivity(db, { at, actor: services.osUser, action: 'changes.settle', changeId, facts });
    return settled;
  });
  services.publish('data.changed', { tables: ['devices', 'profiles', 'changes', 'activity'] });
  services.nudge('change');
  return { devices };
}

function sendAnew(db: WritableDb, change: ChangeRow): void {
  notePostponed(db, change.changeId, 0, null);
  if (isProfileChange(change)) rebase(db, change);
}
