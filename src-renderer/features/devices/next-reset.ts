import type { DeviceRow } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileSummary } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID, isLive } from '#shared/domain/queued-change.ts';

/** What set-up does after a factory reset: `enrolls` and `blocked` name the profile. */
export type ResetEffect =
  | { kind: 'not-approved' }
  | { kind: 'ordinary' }
  | { kind: 'deleted' }
  | { kind: 'enrolls'; profileName: string }
  | { kind: 'enrollment-token-expired'; profileName: string; expiredAt: string }
  | { kind: 'license-expired' };

/** What happens now, and what will happen once a waiting change has been sent. */
export type NextReset = { now: ResetEffect; afterSending: ResetEffect | null };

type KnownProfile = Pick<ProfileSummary, 'name' | 'enrollmentTokenExpiresAt'>;

function effectOf(profileName: string | null, profiles: readonly KnownProfile[], now: Date): ResetEffect {
  if (profileName === null || profileName === DEFAULT_PROFILE_NAME) return { kind: 'ordinary' };
  const expiresAt = profiles.find(({ name }) => name === profileName)?.enrollmentTokenExpiresAt ?? null;
  if (expiresAt !== null && expiresAt !== 'never' && Date.parse(expiresAt) <= now.getTime()) {
    return { kind: 'enrollment-token-expired', profileName, expiredAt: expiresAt };
  }
  return { kind: 'enrolls', profileName };
}

/** What a device's set-up will do at its next factory reset, from its state, its profile and what waits to be sent. */
export function nextReset(
  device: Pick<DeviceRow, 'state' | 'profileId' | 'profileName' | 'waiting'>,
  profiles: readonly KnownProfile[],
  now: Date,
): NextReset {
  const wanted = wantedEffect(device, profiles, now);
  const moving = device.waiting !== null && isLive(device.waiting.state);
  if (device.state === 'pending') return { now: { kind: 'not-approved' }, afterSending: moving ? wanted : null };
  const present = moving ? effectOf(device.waiting?.fromProfileName ?? null, profiles, now) : wanted;
  return { now: presentEffect(device.state, present), afterSending: moving ? wanted : null };
}

function wantedEffect(
  { profileId, profileName }: Pick<DeviceRow, 'profileId' | 'profileName'>,
  profiles: readonly KnownProfile[],
  now: Date,
): ResetEffect {
  if (profileId === GONE_PROFILE_ID) return { kind: 'deleted' };
  return effectOf(profileId === DEFAULT_PROFILE_ID ? null : profileName, profiles, now);
}

function presentEffect(state: DeviceRow['state'], effect: ResetEffect): ResetEffect {
  if (state === 'licenseExpired') return { kind: 'license-expired' };
  if (state === 'assignFailed' || state === 'unassigned') return { kind: 'ordinary' };
  return effect;
}
