import type { ProfileId } from '#shared/domain/profile.ts';
import { refuseProfileName } from '#shared/domain/profile-name.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import type { Services } from '../../services.ts';

/** Refuses a name Samsung would refuse: `profile_name_wrong` with the sign at fault, `profile_name_taken`. */
export function checkName({ db }: Services, name: string, own: ProfileId | null): void {
  const others = readListedProfiles(db).filter(({ profileId }) => profileId !== own);
  refuseProfileName(
    name,
    others.map((profile) => profile.name),
  );
}
