import type { ProfileId } from '#shared/domain/profile.ts';
import { profileNameProblem } from '#shared/domain/profile-name.ts';
import { AppError } from '#shared/errors.ts';
import { readListedProfiles } from '../../db/tables/listed-profiles.ts';
import type { Services } from '../../services.ts';

/** Refuses a name Samsung would refuse: `profile_name_wrong` with the sign at fault, `profile_name_taken`. */
export function checkName({ db }: Services, name: string, own: ProfileId | null): void {
  const others = readListedProfiles(db).filter(({ profileId }) => profileId !== own);
  const problem = profileNameProblem(
    name,
    others.map((profile) => profile.name),
  );
  if (problem === null) return;
  if (problem.kind === 'taken') throw new AppError('profile_name_taken', 'the name is in use', { name });
  const sign = problem.kind === 'forbidden' ? { sign: problem.sign } : {};
  throw new AppError('profile_name_wrong', 'Samsung does not allow the name', { name, problem: problem.kind, ...sign });
}
