import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileSettings } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, findCreation, queueProfileChange } from '../../db/queue-profile-change.ts';
import { prepared, transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { applyVerdicts, writeVerdicts } from '../../db/tables/change-outcomes.ts';
import { type ListedProfile, readListedProfiles } from '../../db/tables/listed-profiles.ts';
import { refreshNewProfiles } from '../../db/tables/overlay.ts';
import { type ProfileChange, subjectOf } from '../../db/tables/profile-changes.ts';
import { noteFacts } from '../../db/tables/profile-facts.ts';
import type { Services } from '../../services.ts';
import { checkName } from './check-name.ts';

/**
 * Queues new settings of a profile (behaviours 70, 71, 87). One that waits to be made, or that Samsung refused to make, is
 * made with them in the first place.
 * The name stays: it is what ties Samsung's profile to Ivanti's. Throws `not_found`, `profile_not_editable`.
 */
export function updateProfile(
  services: Services,
  input: ParsedInput<'profiles.update'>,
): CommandOutput<'profiles.update'> {
  const { profileId, settings } = input;
  const { db } = services;
  const changeId = transaction(db, () => {
    const profile = findEditable(services, input);
    const creation = findCreation(services, profileId);
    if (creation) return rewriteCreation(services, creation, settings);
    if (settings.name !== profile.name)
      throw new AppError('profile_not_editable', 'the name ties the profile to Ivanti', { field: 'name' });
    noteFacts(db, profileId, { singleDevice: settings.singleDevice, withoutToken: settings.withoutToken });
    const intent = { kind: 'update-profile' as const, profileId, settings };
    return queueProfileChange(services, { intent, profileName: profile.name, action: 'profiles.update' });
  });
  announceProfileChange(services);
  return { changeId };
}

function findEditable({ db }: Services, { profileId }: ParsedInput<'profiles.update'>): ListedProfile {
  const profile = readListedProfiles(db).find((one) => one.profileId === profileId);
  if (!profile) throw new AppError('profile_not_found', 'no such profile', { profileId });
  if (profile.type !== 'samsung-kme' || profile.fate === 'leaves')
    throw new AppError('profile_not_editable', 'this profile has no configuration to change', { profileId });
  return profile;
}

function rewriteCreation(services: Services, creation: ProfileChange, settings: ProfileSettings): string {
  const { db, clock, osUser } = services;
  const { changeId } = creation;
  checkName(services, settings.name, creation.intent.profileId);
  const intent: ProfileIntent = {
    ...(creation.intent as Extract<ProfileIntent, { kind: 'create-profile' }>),
    settings,
  };
  const sql = 'UPDATE main.changes SET intent = ?, profile_name = ? WHERE change_id = ?';
  prepared(db, sql).run(JSON.stringify(intent), settings.name, changeId);
  const at = clock.now().toISOString();
  const deviceId = subjectOf(intent) as DeviceId;
  writeVerdicts(db, [{ deviceId, state: 'waiting', errorCode: null, errorId: null, seenProfileId: null }]);
  applyVerdicts(db, creation, at);
  refreshNewProfiles(db);
  appendActivity(db, { at, actor: osUser, action: 'profiles.update', changeId, facts: { profileName: settings.name } });
  return changeId;
}
