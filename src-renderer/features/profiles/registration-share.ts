import type { ProfileSummary } from '#shared/domain/profile.ts';

/** The parts of a profile's bar, which add up to its devices. */
export type RegistrationShare = {
  /** Registered in Ivanti when that is known, else provisioned by Samsung's state. */
  by: 'registered' | 'provisioned';
  done: number;
  pending: number;
  failed: number;
};

/** How many devices of a profile are through, still to come, or failed. */
export function registrationShare(
  profile: Pick<ProfileSummary, 'devices' | 'registered' | 'provisioned' | 'failed'>,
): RegistrationShare {
  const by = profile.registered === null ? 'provisioned' : 'registered';
  const done = Math.min(profile.devices, profile.registered ?? profile.provisioned);
  const failed = Math.min(profile.devices - done, profile.failed);
  return { by, done, failed, pending: profile.devices - done - failed };
}
