import { randomUUID } from 'node:crypto';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import { findListed } from '../../db/tables/self-maintained-devices.ts';
import type { Services } from '../../services.ts';
import { findSelfMaintained } from './find-self-maintained.ts';

/**
 * *Delete devices* (behaviour 111): queues their deletion from the profile; what was registered stays registered. Throws
 * `profile_not_found`, `profile_not_editable`, `ivanti_needed`, `nothing_to_do` when none of them is there.
 */
export function deleteDevices(
  services: Services,
  input: ParsedInput<'selfMaintained.deleteDevices'>,
): CommandOutput<'selfMaintained.deleteDevices'> {
  const { db } = services;
  const { profileId } = input;
  const changeId = transaction(db, () => {
    const profile = findSelfMaintained(db, profileId);
    const deviceIds = findListed(db, profileId, input.deviceIds);
    if (deviceIds.length === 0) throw new AppError('nothing_to_do', 'none of the devices is there', { profileId });
    const intent = { kind: 'remove-self-maintained' as const, profileId, removalId: randomUUID(), deviceIds };
    return queueProfileChange(services, { intent, profileName: profile.name, action: 'selfMaintained.deleteDevices' });
  });
  announceProfileChange(services);
  return { changeId };
}
