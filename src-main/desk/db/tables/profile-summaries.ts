import type { ProfileSummary } from '#shared/domain/profile.ts';
import type { ReadableDb } from '../sql.ts';
import { countByProfile, noCounts } from './device-counts.ts';
import { readIntegration } from './integration.ts';
import { findIvantiProfile } from './ivanti-profiles.ts';
import { type ListedProfile, readListedProfiles } from './listed-profiles.ts';
import { isOwnProfileId } from './new-profiles.ts';
import { countSelfMaintained, noSelfMaintained } from './self-maintained-devices.ts';

/** Every landing place with its counts, the Default Profile first, the others by name; none before the integration is activated. */
export function readProfileSummaries(db: ReadableDb): ProfileSummary[] {
  const integration = readIntegration(db);
  if (integration === null) return [];
  const counts = countByProfile(db);
  const hasIvanti = integration.ivanti !== null;
  const selfMaintained = countSelfMaintained(db);
  return readListedProfiles(db).map((profile) => {
    const own = counts.get(profile.profileId) ?? noCounts();
    const { registered, pendingRegistration } = hasIvanti ? own : { registered: null, pendingRegistration: null };
    const counted = { ...profile, ...own, registered, pendingRegistration };
    if (profile.type !== 'self-maintained') return counted;
    return { ...counted, ...countsAtIvanti(db, profile, selfMaintained), ...(hasIvanti ? {} : { registered: null }) };
  });
}

/** Samsung knows nothing of these devices: Ivanti's count is the only one, with the waiting changes laid over it. */
function countsAtIvanti(
  db: ReadableDb,
  { profileId, name }: ListedProfile,
  counts: ReturnType<typeof countSelfMaintained>,
): Pick<ProfileSummary, 'devices' | 'arriving' | 'leaving' | 'registered'> {
  const { registered, arriving, leaving } = counts.get(profileId) ?? noSelfMaintained;
  const atIvanti = isOwnProfileId(profileId) ? 0 : (findIvantiProfile(db, name)?.devices ?? 0);
  return { arriving, leaving, registered, devices: Math.max(0, atIvanti + arriving - leaving) };
}
