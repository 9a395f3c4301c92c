import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { countByProfile, noCounts } from '../../db/tables/device-counts.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { findIvantiProfile } from '../../db/tables/ivanti-profiles.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import type { Services } from '../../services.ts';

/**
 * Every landing place with its counts, the Default Profile first, the others by name. There is no Default Profile before the
 * integration was activated for the first time: that brings it into being (behaviour 21).
 */
export function listProfiles({ db }: Services, _input: ParsedInput<'profiles.list'>): CommandOutput<'profiles.list'> {
  const integration = readIntegration(db);
  const counts = countByProfile(db);
  const hasIvanti = integration?.ivanti != null;
  const places = readListedProfiles(db).filter(({ type }) => integration !== null || type !== 'default');
  const profiles = places.map((profile) => {
    const own = counts.get(profile.profileId) ?? noCounts();
    const { registered, pendingRegistration } = hasIvanti ? own : { registered: null, pendingRegistration: null };
    const counted = { ...profile, ...own, registered, pendingRegistration };
    if (profile.type !== 'self-maintained') return counted;
    // Samsung knows nothing of these devices: Ivanti's count is the only one.
    return { ...counted, devices: findIvantiProfile(db, profile.name)?.devices ?? 0 };
  });
  return { profiles };
}
