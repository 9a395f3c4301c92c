import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import {
  announceProfileChange,
  findCreation,
  queueProfileChange,
  rewriteCreation,
} from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import { currentProfileId } from '../../db/tables/new-profiles.ts';
import { isKnownUser } from '../../db/tables/users.ts';
import type { Services } from '../../services.ts';

/** *Change Associate User* (behaviour 91): queued to Ivanti; one that waits to be made is made with that user. Throws `ivanti_needed`, `user_not_found`, `nothing_to_do`. */
export function changeUser(
  services: Services,
  { profileId: named, userId }: ParsedInput<'profiles.changeUser'>,
): CommandOutput<'profiles.changeUser'> {
  const { db } = services;
  const profileId = currentProfileId(db, named);
  const changeId = transaction(db, () => {
    const profile = readListedProfiles(db).find((one) => one.profileId === profileId);
    if (!profile || profile.type === 'default')
      throw new AppError('profile_not_found', 'no such profile', { profileId });
    if (readIntegration(db)?.ivanti == null) throw new AppError('ivanti_needed', 'users are Ivanti’s');
    if (userId !== null && !isKnownUser(db, userId)) throw new AppError('user_not_found', 'no such user', { userId });
    if ((profile.associatedUser?.userId ?? null) === userId)
      throw new AppError('nothing_to_do', 'the profile has that user already', { userId });
    const creation = findCreation(services, profileId);
    if (creation) return rewriteCreation(services, creation, { changes: { userId }, action: 'profiles.changeUser' });
    const intent = { kind: 'set-user' as const, profileId, userId };
    return queueProfileChange(services, { intent, profileName: profile.name, action: 'profiles.changeUser' });
  });
  announceProfileChange(services);
  return { changeId };
}
