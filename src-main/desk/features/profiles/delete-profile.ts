import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { makesProfile } from '#shared/domain/queued-change.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import { currentProfileId } from '../../db/tables/new-profiles.ts';
import { type ProfileChange, readProfileChanges } from '../../db/tables/profile-changes.ts';
import { takeBackChange } from '../../db/take-back-change.ts';
import type { Services } from '../../services.ts';

/**
 * Queues the deletion of a profile. Devices of a Samsung KME profile are then in the Default Profile, which itself can never
 * be deleted (behaviours 72, 100). One that is not made yet, or was refused, is let go: nothing of it is sent. Throws
 * `profile_not_found`, and `profile_not_editable` of one that is just being made.
 */
export function deleteProfile(
  services: Services,
  input: ParsedInput<'profiles.delete'>,
): CommandOutput<'profiles.delete'> {
  const { db } = services;
  const profileId = currentProfileId(db, input.profileId);
  const changeId = transaction(db, () => {
    const profile = readListedProfiles(db).find((one) => one.profileId === profileId);
    if (!profile) throw new AppError('profile_not_found', 'no such profile', { profileId });
    const creation = findUnmade(services, profileId);
    if (creation) {
      const at = services.clock.now().toISOString();
      if (takeBackChange(db, creation, { action: 'profiles.delete', actor: services.osUser, at }) > 0)
        return creation.changeId;
    }
    if (profile.type === 'default' || profile.fate !== 'stays')
      throw new AppError('profile_not_editable', 'this profile cannot be deleted', { profileId });
    const intent = { kind: 'delete-profile' as const, profileId };
    return queueProfileChange(services, { intent, profileName: profile.name, action: 'profiles.delete' });
  });
  announceProfileChange(services);
  return { changeId };
}

function findUnmade({ db }: Services, profileId: ProfileId): ProfileChange | undefined {
  return readProfileChanges(db).find(({ intent }) => makesProfile(intent.kind) && intent.profileId === profileId);
}
