import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import type { Services } from '../../services.ts';

/**
 * Queues the deletion of a profile. Devices of a Samsung KME profile are then in the Default Profile, which itself can never
 * be deleted (behaviours 72, 100). One that waits to be made is taken back under Changes. Throws `profile_not_editable`.
 */
export function deleteProfile(
  services: Services,
  { profileId }: ParsedInput<'profiles.delete'>,
): CommandOutput<'profiles.delete'> {
  const { db } = services;
  const changeId = transaction(db, () => {
    const profile = readListedProfiles(db).find((one) => one.profileId === profileId);
    if (!profile) throw new AppError('profile_not_found', 'no such profile', { profileId });
    if (profile.type === 'default' || profile.fate !== 'stays')
      throw new AppError('profile_not_editable', 'this profile cannot be deleted', { profileId });
    const intent = { kind: 'delete-profile' as const, profileId };
    return queueProfileChange(services, { intent, profileName: profile.name, action: 'profiles.delete' });
  });
  announceProfileChange(services);
  return { changeId };
}
