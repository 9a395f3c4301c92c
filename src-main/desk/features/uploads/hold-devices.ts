import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity, MOST_NAMED, nextEntry } from '../../db/tables/activity.ts';
import { editDevices } from '../../db/tables/device-edits.ts';
import { selectedDeviceIds } from '../../db/tables/device-selection.ts';
import { takeBackWaiting } from '../../db/take-back-waiting.ts';
import type { Services } from '../../services.ts';

/** Puts devices on hold at once, here and not at a server; what waits to approve or move them is taken back. */
export function holdDevices(services: Services, input: ParsedInput<'uploads.hold'>): CommandOutput<'uploads.hold'> {
  const { db, osUser: actor } = services;
  const at = services.clock.now().toISOString();
  const { reason } = input;
  const result = transaction(db, () => {
    const edit = { kind: 'hold', name: '', entry: nextEntry(db), text: reason, at, by: actor } as const;
    const held = editDevices(db, selectedDeviceIds(db, input.selection), edit, 'put').map(({ deviceId }) => deviceId);
    if (held.length === 0) throw new AppError('nothing_to_do', 'none of the devices is known');
    const takenBack = takeBackWaiting(db, held, at);
    const facts = { reason, devices: held.length, takenBack, deviceIds: held.slice(0, MOST_NAMED) };
    const editId = appendActivity(db, { at, actor, action: 'uploads.hold', changeId: null, facts });
    return { editId, devices: held.length, takenBack };
  });
  services.publish('data.changed', { tables: ['holds', 'devices', 'uploads', 'activity'] });
  if (result.takenBack > 0) {
    services.publish('data.changed', { tables: ['profiles', 'changes'] });
    services.nudge('change');
  }
  return result;
}
