import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { AppError } from '#shared/errors.ts';
import {
  announceProfileChange,
  findCreation,
  queueProfileChange,
  rewriteCreation,
} from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import { type ListedProfile, readListedProfiles } from '../../db/tables/listed-profiles.ts';
import { currentProfileId } from '../../db/tables/new-profiles.ts';
import { noteFacts } from '../../db/tables/profile-facts.ts';
import type { Services } from '../../services.ts';
import { checkName } from './check-name.ts';

/**
 * Queues new settings of a profile (behaviours 70, 71, 87). One that waits to be made, or that Samsung refused to
 * make, is made with them in the first place.
 * The name stays: it is what ties Samsung's profile to Ivanti's. Throws `profile_not_found`,
 * `profile_not_editable`, and of one still to be made what `checkName` throws.
 */
export function updateProfile(
  services: Services,
  input: ParsedInput<'profiles.update'>,
): CommandOutput<'profiles.update'> {
  const { settings } = input;
  const { db } = services;
  const profileId = currentProfileId(db, input.profileId);
  const changeId = transaction(db, () => {
    const profile = findEditable(services, profileId);
    const creation = findCreation(services, profileId);
    if (creation) {
      checkName(services, settings.name, profileId);
      return rewriteCreation(services, creation, { changes: { settings }, action: 'profiles.update' });
    }
    if (settings.name !== profile.name)
      throw new AppError('profile_not_editable', 'the name ties the profile to Ivanti', { field: 'name' });
    noteFacts(db, profileId, { singleDevice: settings.singleDevice, withoutToken: settings.withoutToken });
    const intent = { kind: 'update-profile' as const, profileId, settings };
    return queueProfileChange(services, { intent, profileName: profile.name, action: 'profiles.update' });
  });
  announceProfileChange(services);
  return { changeId };
}

function findEditable({ db }: Services, profileId: ProfileId): ListedProfile {
  const profile = readListedProfiles(db).find((one) => one.profileId === profileId);
  if (!profile) throw new AppError('profile_not_found', 'no such profile', { profileId });
  if (profile.type !== 'samsung-kme' || profile.fate === 'leaves')
    throw new AppError('profile_not_editable', 'this profile has no configuration to change', { profileId });
  return profile;
}
