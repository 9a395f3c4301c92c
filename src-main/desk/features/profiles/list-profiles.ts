import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { countByProfile, noCounts } from '../../db/tables/device-counts.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import type { Services } from '../../services.ts';

/** Every landing place with its counts, the Default Profile first, the others by name. */
export function listProfiles({ db }: Services, _input: ParsedInput<'profiles.list'>): CommandOutput<'profiles.list'> {
  const counts = countByProfile(db);
  const hasIvanti = readIntegration(db)?.ivanti != null;
  const profiles = readListedProfiles(db).map((profile) => {
    const own = counts.get(profile.profileId) ?? noCounts();
    return { ...profile, ...own, registered: hasIvanti ? own.registered : null };
  });
  return { profiles };
}
