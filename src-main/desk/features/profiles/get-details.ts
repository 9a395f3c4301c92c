import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ProfileChangeEntry, ProfileId } from '#shared/domain/profile.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { AppError } from '#shared/errors.ts';
import { syncStateOf } from '../../db/tables/listed-profiles.ts';
import { currentProfileId } from '../../db/tables/new-profiles.ts';
import { readProfileChanges } from '../../db/tables/profile-changes.ts';
import { readProfileSettings } from '../../db/tables/profile-settings.ts';
import { readTokenRow } from '../../db/tables/token-rows.ts';
import type { Services } from '../../services.ts';
import { listProfiles } from './list-profiles.ts';

/**
 * Everything known of a profile, with the waiting changes laid over it (behaviours 74 to 83); also by
 * the id it went by before Samsung gave it one. Throws `profile_not_found`.
 */
export async function getDetails(
  services: Services,
  input: ParsedInput<'profiles.getDetails'>,
): Promise<CommandOutput<'profiles.getDetails'>> {
  const profileId = currentProfileId(services.db, input.profileId);
  const summary = listProfiles(services, {}).profiles.find((profile) => profile.profileId === profileId);
  if (!summary) throw new AppError('profile_not_found', 'no such profile', { profileId });
  const token = readTokenRow(services.db, summary);
  const hasValue = token?.keeper === 'ivanti' || (await services.secrets.has(enrollmentTokenSecret(profileId)));
  return {
    ...summary,
    settings: readProfileSettings(services.db, summary),
    enrollmentToken: token && { ...token, hasValue },
    changes: changesOf(services, profileId),
  };
}

function changesOf({ db }: Services, profileId: ProfileId): ProfileChangeEntry[] {
  return readProfileChanges(db)
    .filter(({ intent }) => intent.profileId === profileId)
    .map(({ changeId, intent, state, errorCode, createdAt }) => {
      return { changeId, kind: intent.kind, state: syncStateOf(state), errorCode, createdAt };
    });
}
