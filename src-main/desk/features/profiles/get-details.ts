import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { readCustomJson } from '#shared/domain/custom-json.ts';
import type { ProfileChangeEntry, ProfileId, ProfileSettings, ProfileSummary } from '#shared/domain/profile.ts';
import { isLive } from '#shared/domain/queued-change.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { AppError } from '#shared/errors.ts';
import { syncStateOf } from '../../db/tables/listed-profiles.ts';
import { currentProfileId } from '../../db/tables/new-profiles.ts';
import { readProfileChanges } from '../../db/tables/profile-changes.ts';
import { readProfileContent } from '../../db/tables/profiles.ts';
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
    settings: settingsOf(services, summary),
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

/** Settings that wait to be sent, else what Samsung was last seen to have; of a profile that is not made yet: those it was to get. */
function settingsOf({ db }: Services, summary: ProfileSummary): ProfileSettings {
  const { profileId, name, description, withoutToken, singleDevice } = summary;
  for (const { intent, state } of readProfileChanges(db).reverse()) {
    if (intent.profileId !== profileId) continue;
    if (intent.kind === 'create-profile') return intent.settings;
    if (intent.kind === 'update-profile' && isLive(state)) return intent.settings;
  }
  const content = readProfileContent(db, profileId);
  const read = readCustomJson(content?.customJson ?? '{}');
  const configuration = read.ok ? read.configuration : [];
  return { name, description, configuration, systemApps: content?.systemApps ?? false, withoutToken, singleDevice };
}
