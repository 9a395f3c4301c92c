import type { ProfileId, ProfileSummary } from '#shared/domain/profile.ts';

/** A profile in sync, with nothing in it. */
export function blankProfile(profileId: string, changes: Partial<ProfileSummary> = {}): ProfileSummary {
  return {
    profileId: profileId as ProfileId,
    name: profileId,
    description: '',
    type: 'samsung-kme',
    devices: 0,
    arriving: 0,
    leaving: 0,
    provisioned: 0,
    registered: null,
    pendingRegistration: null,
    failed: 0,
    enrollmentTokenExpiresAt: null,
    updatedAt: null,
    associatedUser: null,
    withoutToken: false,
    singleDevice: false,
    sync: { state: 'in-sync', changeId: null, errorCode: null },
    fate: 'stays',
    ...changes,
  };
}
