import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import { isKnownUser } from '../../db/tables/users.ts';
import type { Services } from '../../services.ts';

/** *Change Associate User* (behaviour 91): queued to Ivanti. Throws `ivanti_needed`, `user_not_found`, `nothing_to_do`. */
export function changeUser(
  services: Services,
  { profileId, userId }: ParsedInput<'profiles.changeUser'>,
): CommandOutput<'profiles.changeUser'> {
  const { db } = services;
  const changeId = transaction(db, () => {
    const profile = readListedProfiles(db).find((one) => one.profileId === profileId);
    if (!profile || profile.type === 'default')
      throw new AppError('profile_not_found', 'no such profile', { profileId });
    if (readIntegration(db)?.ivanti == null) throw new AppError('ivanti_needed', 'users are Ivanti’s');
    if (userId !== null && !isKnownUser(db, userId)) throw new AppError('user_not_found', 'no such user', { userId });
    if ((profile.associatedUser?.userId ?? null) === userId)
      throw new AppError('nothing_to_do', 'the profile has that user already', { userId });
    const intent = { kind: 'set-user' as const, profileId, userId };
    return queueProfileChange(services, { intent, profileName: profile.name, action: 'profiles.changeUser' });
  });
  announceProfileChange(services);
  return { changeId };
}
