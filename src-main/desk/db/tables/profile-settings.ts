import { readCustomJson } from '#shared/domain/custom-json.ts';
import type { ProfileSettings, ProfileSummary } from '#shared/domain/profile.ts';
import { isLive } from '#shared/domain/queued-change.ts';
import type { ReadableDb } from '../sql.ts';
import { readProfileChanges } from './profile-changes.ts';
import { readProfileContent } from './profiles.ts';

/** Settings that wait to be sent, else what Samsung was last seen to have; of a profile that is not made yet: those it was to get. */
export function readProfileSettings(db: ReadableDb, summary: ProfileSummary): ProfileSettings {
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
