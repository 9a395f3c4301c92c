import type { ProfileDetails, ProfileSummary } from '#shared/domain/profile.ts';

/** Why something cannot be done with a profile. */
export type Block =
  | 'notSingle'
  | 'leaves'
  | 'sending'
  | 'selfMaintained'
  | 'needsIvanti'
  | 'withoutToken'
  | 'noToken'
  | 'unmade'
  | 'noDevices';

type Profile = Pick<
  ProfileSummary,
  'type' | 'fate' | 'sync' | 'singleDevice' | 'withoutToken' | 'devices' | 'registered'
>;

/** Whether the workspace has Ivanti: only then registrations are counted, of every profile. */
export function hasIvanti(profiles: readonly Pick<ProfileSummary, 'registered'>[]): boolean {
  return profiles.some(({ registered }) => registered !== null);
}

/** Why a profile's configuration cannot be changed (behaviours 87, 99); null when it can. */
export function configurationBlock({ type, fate }: Profile): Block | null {
  if (type === 'self-maintained') return 'selfMaintained';
  return fate === 'leaves' ? 'leaves' : null;
}

/**
 * Why *Edit* is not offered: it is for profiles made for one device only (behaviour 71). One that is not made yet can be
 * edited all the same: its name may be what was refused.
 */
export function editBlock(profile: Profile): Block | null {
  const open = profile.singleDevice || profile.fate === 'arrives';
  return configurationBlock(profile) ?? (open ? null : 'notSingle');
}

/** Why a profile cannot be deleted; the Default Profile is not even asked about (behaviour 100). */
export function deleteBlock(profile: Profile): Block | null {
  const { state } = profile.sync;
  const underWay = profile.fate === 'arrives' && (state === 'sending' || state === 'unconfirmed');
  if (profile.fate === 'leaves') return 'leaves';
  return underWay ? 'sending' : null;
}

/** Why the user that devices register to cannot be changed (behaviour 91). */
export function userBlock(profile: Profile): Block | null {
  if (profile.registered === null) return 'needsIvanti';
  if (profile.fate === 'leaves') return 'leaves';
  return profile.withoutToken ? 'withoutToken' : null;
}

/** Why a token cannot be pasted in; one of a profile that is not made yet would have nowhere to go. */
export function pasteBlock(profile: Profile): Block | null {
  return configurationBlock(profile) ?? (profile.fate === 'arrives' ? 'unmade' : null);
}

/** Why there is no code that sets a device up for a profile (behaviour 111). */
export function qrBlock({ fate }: Profile): Block | null {
  if (fate === 'stays') return null;
  return fate === 'leaves' ? 'leaves' : 'unmade';
}

/** Why a token can neither get a new value nor live longer (behaviours 88, 89). */
export function tokenBlock(profile: Profile & Pick<ProfileDetails, 'enrollmentToken'>): Block | null {
  if (profile.withoutToken) return configurationBlock(profile) ?? 'withoutToken';
  return pasteBlock(profile) ?? (profile.enrollmentToken === null ? 'noToken' : null);
}

/** Why no device can be moved out of a profile (behaviour 84: Samsung KME profiles only). */
export function moveBlock({ type, devices }: Profile): Block | null {
  if (type === 'self-maintained') return 'selfMaintained';
  return devices === 0 ? 'noDevices' : null;
}
