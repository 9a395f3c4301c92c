import { DEFAULT_WARNING_DAYS, type EndingToken } from '#shared/domain/enrollment-token.ts';
import { prepared, type ReadableDb, type WritableDb } from '../sql.ts';
import { readListedProfiles } from './listed-profiles.ts';
import { noteFacts, readAllFacts } from './profile-facts.ts';

const DAY_MS = 86_400_000;

/** From how many days before its end a token is warned of; 0: never. */
export function readWarningDays(db: ReadableDb): number {
  const sql = 'SELECT token_warning_days FROM main.integration';
  return prepared<number>(db, sql, 'first-cells').get() ?? DEFAULT_WARNING_DAYS;
}

/** Sets it; answers whether there is an integration to keep it in. */
export function writeWarningDays(db: WritableDb, days: number): boolean {
  return prepared(db, 'UPDATE main.integration SET token_warning_days = ?').run(days).changes > 0;
}

/**
 * Tokens whose end is no further away than is warned of, ahead or past, and that have not been warned of for that end; from
 * now on they have. Inside a transaction.
 */
export function takeEndingTokens(db: WritableDb, now: Date): EndingToken[] {
  const nearMs = readWarningDays(db) * DAY_MS;
  const facts = readAllFacts(db);
  return readListedProfiles(db).flatMap((profile) => {
    const { profileId, name, enrollmentTokenExpiresAt: expiresAt } = profile;
    const counts = !profile.withoutToken && profile.fate !== 'leaves';
    if (!counts || expiresAt === null || expiresAt === 'never') return [];
    const near = Math.abs(Date.parse(expiresAt) - now.getTime()) < nearMs;
    if (!near || facts.get(profileId)?.warnedAt === expiresAt) return [];
    noteFacts(db, profileId, { warnedAt: expiresAt });
    return [{ profileName: name, expiresAt }];
  });
}
