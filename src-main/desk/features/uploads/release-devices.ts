import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity, MOST_NAMED, nextEntry } from '../../db/tables/activity.ts';
import { editDevices } from '../../db/tables/device-edits.ts';
import { selectedDeviceIds } from '../../db/tables/device-selection.ts';
import type { Services } from '../../services.ts';

/** Lets devices go that were on hold; approving and moving them is for the person to ask again. */
export function releaseDevices(
  services: Services,
  input: ParsedInput<'uploads.release'>,
): CommandOutput<'uploads.release'> {
  const { db, osUser: actor } = services;
  const at = services.clock.now().toISOString();
  const result = transaction(db, () => {
    const edit = { kind: 'hold', name: '', entry: nextEntry(db), text: '', at, by: actor } as const;
    const released = editDevices(db, selectedDeviceIds(db, input.selection), edit, 'clear');
    if (released.length === 0) throw new AppError('nothing_to_do', 'none of the devices is on hold');
    const facts = { devices: released.length, released: released.slice(0, MOST_NAMED).map(toFact) };
    const editId = appendActivity(db, { at, actor, action: 'uploads.release', changeId: null, facts });
    return { editId, devices: released.length };
  });
  services.publish('data.changed', { tables: ['holds', 'devices', 'uploads', 'activity'] });
  return result;
}

function toFact({ deviceId, was }: { deviceId: DeviceId; was: string | null }): { deviceId: DeviceId; reason: string } {
  const [reason = ''] = JSON.parse(was ?? '[]') as string[];
  return { deviceId, reason };
}
