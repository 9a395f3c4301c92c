import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity, MOST_NAMED } from '../../db/tables/activity.ts';
import { selectedDeviceIds } from '../../db/tables/device-selection.ts';
import { releaseDevices as letGo } from '../../db/tables/holds.ts';
import type { Services } from '../../services.ts';

/** Lets devices go that were on hold; approving and moving them is for the person to ask again. */
export function releaseDevices(
  services: Services,
  input: ParsedInput<'uploads.release'>,
): CommandOutput<'uploads.release'> {
  const { db, osUser } = services;
  const devices = transaction(db, () => {
    const released = letGo(db, selectedDeviceIds(db, input.selection));
    if (released.length === 0) throw new AppError('nothing_to_do', 'none of the devices is on hold');
    const at = services.clock.now().toISOString();
    const facts = { devices: released.length, released: released.slice(0, MOST_NAMED) };
    appendActivity(db, { at, actor: osUser, action: 'uploads.release', changeId: null, facts });
    return released.length;
  });
  services.publish('data.changed', { tables: ['holds', 'devices', 'uploads', 'activity'] });
  return { devices };
}
