import type { ProfileSummary } from '#shared/domain/profile.ts';
import type { ReadableDb } from '../sql.ts';
import { countByProfile, noCounts } from './device-counts.ts';
import { readIntegration } from './integration.ts';
import { findIvantiProfile } from './ivanti-profiles.ts';
import { readListedProfiles } from './listed-profiles.ts';

/** Every landing place with its counts, the Default Profile first, the others by name; none before the integration is activated. */
export function readProfileSummaries(db: ReadableDb): ProfileSummary[] {
  const integration = readIntegration(db);
  if (integration === null) return [];
  const counts = countByProfile(db);
  const hasIvanti = integration.ivanti !== null;
  return readListedProfiles(db).map((profile) => {
    const own = counts.get(profile.profileId) ?? noCounts();
    const { registered, pendingRegistration } = hasIvanti ? own : { registered: null, pendingRegistration: null };
    const counted = { ...profile, ...own, registered, pendingRegistration };
    if (profile.type !== 'self-maintained') return counted;
    // Samsung knows nothing of these devices: Ivanti's count is the only one.
    return { ...counted, devices: findIvantiProfile(db, profile.name)?.devices ?? 0 };
  });
}
