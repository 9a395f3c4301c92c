import type { ProfileId } from '#shared/domain/profile.ts';
import { AppError } from '#shared/errors.ts';
import { readProfileSummaries } from '../../db/tables/profile-summaries.ts';
import { readTokenRow, type TokenRow } from '../../db/tables/token-rows.ts';
import type { Services } from '../../services.ts';

/** The tokens of profiles that are asked for, each once. Throws `profile_not_found`, `token_none`. */
export function findTokens({ db }: Services, profileIds: readonly ProfileId[]): TokenRow[] {
  const summaries = new Map(readProfileSummaries(db).map((summary) => [summary.profileId, summary]));
  return [...new Set(profileIds)].map((profileId) => {
    const summary = summaries.get(profileId);
    if (!summary || summary.fate === 'leaves')
      throw new AppError('profile_not_found', 'no such profile', { profileId });
    const token = readTokenRow(db, summary);
    if (token === null) throw new AppError('token_none', 'the profile has no enrollment token', { profileId });
    return token;
  });
}

/** The token of one profile. Throws `profile_not_found`, `token_none`. */
export function findToken(services: Services, profileId: ProfileId): TokenRow {
  const [token] = findTokens(services, [profileId]);
  if (token === undefined) throw new AppError('token_none', 'the profile has no enrollment token', { profileId });
  return token;
}
