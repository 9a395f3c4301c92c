import type { ProfileId } from '#shared/domain/profile.ts';
import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { type ListedProfile, readListedProfiles } from '../../db/tables/listed-profiles.ts';

/** A Self-Maintained profile whose devices can be changed. Throws `profile_not_found`, `profile_not_editable`, `ivanti_needed`. */
export function findSelfMaintained(db: ReadableDb, profileId: ProfileId): ListedProfile {
  const profile = readListedProfiles(db).find((one) => one.profileId === profileId);
  if (!profile) throw new AppError('profile_not_found', 'no such profile', { profileId });
  if (profile.type !== 'self-maintained' || profile.fate === 'leaves')
    throw new AppError('profile_not_editable', 'the devices of this profile are not listed by hand', { profileId });
  if (readIntegration(db)?.ivanti == null) throw new AppError('ivanti_needed', 'such profiles live at Ivanti only');
  return profile;
}
