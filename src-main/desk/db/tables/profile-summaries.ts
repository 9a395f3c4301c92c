import { DEFAULT_PROFILE_ID, type ProfileId, type ProfileSummary } from '#shared/domain/profile.ts';
import type { ReadableDb } from '../sql.ts';
import { countByProfile, noCounts, type ProfileCounts } from './device-counts.ts';
import { readIntegration } from './integration.ts';
import { findIvantiProfile } from './ivanti-profiles.ts';
import { type ListedProfile, readListedProfiles } from './listed-profiles.ts';
import { isOwnProfileId } from './new-profiles.ts';
import { countSelfMaintained, noSelfMaintained } from './self-maintained-devices.ts';

/** Every landing place with its counts, the Default Profile first, the others by name; none before the integration is activated. */
export function readProfileSummaries(db: ReadableDb): ProfileSummary[] {
  const integration = readIntegration(db);
  if (integration === null) return [];
  const listed = readListedProfiles(db);
  const counts = gatherStrays(countByProfile(db), listed);
  const hasIvanti = integration.ivanti !== null;
  return listed.map((profile) => {
    const own = counts.get(profile.profileId) ?? noCounts();
    const { registered, pendingRegistration } = hasIvanti ? own : { registered: null, pendingRegistration: null };
    const counted = { ...profile, ...own, registered, pendingRegistration };
    return profile.type === 'self-maintained' ? { ...counted, ...countListed(db, profile, hasIvanti) } : counted;
  });
}

/**
 * Devices of a profile that is gone from the server, and that were not read again yet, are the Default Profile's: that is
 * where they will be read (behaviour 38).
 */
function gatherStrays(counts: Map<ProfileId, ProfileCounts>, listed: readonly ListedProfile[]) {
  const known = new Set(listed.map(({ profileId }) => profileId));
  const strays = [...counts].filter(([profileId]) => !known.has(profileId));
  const inDefault = { ...(counts.get(DEFAULT_PROFILE_ID) ?? noCounts()) };
  for (const [profileId, { devices, arriving, registered, pendingRegistration }] of strays) {
    inDefault.devices += devices;
    inDefault.arriving += arriving;
    inDefault.registered += registered;
    inDefault.pendingRegistration += pendingRegistration;
    counts.delete(profileId);
  }
  return counts.set(DEFAULT_PROFILE_ID, inDefault);
}

/** Samsung knows nothing of these devices: Ivanti's counts are the only ones. */
function countListed(db: ReadableDb, { profileId, name }: ListedProfile, hasIvanti: boolean): Partial<ProfileSummary> {
  const { registered, arriving, leaving } = countSelfMaintained(db).get(profileId) ?? noSelfMaintained;
  // One that waits to be made has none at Ivanti, even if another one has its name.
  const atIvanti = isOwnProfileId(profileId) ? 0 : (findIvantiProfile(db, name)?.devices ?? 0);
  const devices = Math.max(0, atIvanti + arriving - leaving);
  if (!hasIvanti) return { devices, arriving, leaving };
  return { devices, arriving, leaving, registered, pendingRegistration: Math.max(0, devices - registered) };
}
