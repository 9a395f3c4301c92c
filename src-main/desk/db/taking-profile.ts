import { type ProfileId, takesDevices } from '#shared/domain/profile.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { ReadableDb } from './sql.ts';
import { isLeaving } from './tables/profile-changes.ts';
import { findProfile, type ProfileRow } from './tables/profiles.ts';

/** Why a profile takes no devices, null when it does. */
export function whyTakesNone(db: ReadableDb, profileId: ProfileId): ErrorCode | null {
  const profile = findProfile(db, profileId);
  if (!profile) return 'profile_not_found';
  if (!takesDevices(profile.type)) return 'profile_cannot_take_devices';
  return isLeaving(db, profileId) ? 'profile_leaving' : null;
}

/** A profile that takes devices. Throws `profile_not_found`, `profile_cannot_take_devices` and `profile_leaving`. */
export function needTakingProfile(db: ReadableDb, profileId: ProfileId): ProfileRow {
  const profile = findProfile(db, profileId);
  const code = whyTakesNone(db, profileId);
  if (!profile || code !== null)
    throw new AppError(code ?? 'profile_not_found', 'the profile takes no devices', { profileId });
  return profile;
}
