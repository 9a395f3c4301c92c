import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { countByProfile, noCounts } from '../../db/tables/device-counts.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { findIvantiProfile } from '../../db/tables/ivanti-profiles.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import { isOwnProfileId } from '../../db/tables/new-profiles.ts';
import { countSelfMaintained, noSelfMaintained } from '../../db/tables/self-maintained-devices.ts';
import type { Services } from '../../services.ts';

/** Every landing place with its counts, the Default Profile first, the others by name. */
export function listProfiles({ db }: Services, _input: ParsedInput<'profiles.list'>): CommandOutput<'profiles.list'> {
  const counts = countByProfile(db);
  const hasIvanti = readIntegration(db)?.ivanti != null;
  const selfMaintained = countSelfMaintained(db);
  const profiles = readListedProfiles(db).map((profile) => {
    const own = counts.get(profile.profileId) ?? noCounts();
    const registered = hasIvanti ? own.registered : null;
    if (profile.type !== 'self-maintained') return { ...profile, ...own, registered };
    // Samsung knows nothing of these devices: Ivanti's count is the only one.
    const waits = isOwnProfileId(profile.profileId);
    const atIvanti = waits ? 0 : (findIvantiProfile(db, profile.name)?.devices ?? 0);
    const { registered: known, arriving, leaving } = selfMaintained.get(profile.profileId) ?? noSelfMaintained;
    const devices = Math.max(0, atIvanti + arriving - leaving);
    return { ...profile, ...own, arriving, leaving, devices, registered: hasIvanti ? known : null };
  });
  return { profiles };
}
