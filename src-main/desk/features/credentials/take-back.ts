import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ActivityAction } from '#shared/domain/activity-entry.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { AppError } from '#shared/errors.ts';
import { inSlices } from '../../db/in-slices.ts';
import { nameDevices } from '../../db/name-devices.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity, MOST_NAMED } from '../../db/tables/activity.ts';
import { takeBackCredentials } from '../../db/take-back-credentials.ts';
import { tidyPasswords } from '../../db/wipe-passwords.ts';
import type { Services } from '../../services.ts';

/** Takes back what waits for the selected devices; its passwords are wiped out when it answers. */
export async function takeBack(
  services: Services,
  { selection }: ParsedInput<'credentials.takeBack'>,
): Promise<CommandOutput<'credentials.takeBack'>> {
  return takeBackAll(services, await nameDevices(services.db, selection), 'credentials.takeBack');
}

/** Takes back what waits for some devices, a slice in each transaction; every slice has its entry in the log. */
export async function takeBackAll(
  services: Services,
  deviceIds: readonly DeviceId[],
  action: ActivityAction,
): Promise<{ devices: number }> {
  const { db, clock, osUser: actor } = services;
  let devices = 0;
  await inSlices(deviceIds, (slice) =>
    transaction(db, () => {
      const at = clock.now().toISOString();
      const taken = takeBackCredentials(db, { deviceIds: slice }, at);
      if (taken.length === 0) return;
      const facts = { devices: taken.length, deviceIds: taken.slice(0, MOST_NAMED) };
      appendActivity(db, { at, actor, action, changeId: null, facts });
      devices += taken.length;
    }),
  );
  if (devices === 0) throw new AppError('nothing_to_do', 'nothing waits here that is not on its way');
  await tidyPasswords(services);
  services.publish('data.changed', { tables: ['credentials', 'devices', 'profiles', 'changes', 'activity'] });
  services.nudge('change');
  return { devices };
}
