import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { readWarningDays } from '../../db/tables/ending-tokens.ts';
import { readProfileSummaries } from '../../db/tables/profile-summaries.ts';
import { readTokenRow, type TokenRow } from '../../db/tables/token-rows.ts';
import type { Services } from '../../services.ts';

/** Every enrolment token, soonest to end first, then those that never end, then those whose end nobody has told (behaviour 52). */
export async function listTokens(
  { db, secrets }: Services,
  _input: ParsedInput<'tokens.list'>,
): Promise<CommandOutput<'tokens.list'>> {
  const rows = readProfileSummaries(db).flatMap((summary) => readTokenRow(db, summary) ?? []);
  const tokens = await Promise.all(
    rows.map(async (row) => ({
      ...row,
      hasValue: row.keeper === 'ivanti' || (await secrets.has(enrollmentTokenSecret(row.profileId))),
    })),
  );
  // Profiles come by name, which stands for those that end together.
  tokens.sort((a, b) => (endOf(a) < endOf(b) ? -1 : Number(endOf(a) > endOf(b))));
  return { tokens, warningDays: readWarningDays(db) };
}

/** ISO text sorts by time, and before every word. */
function endOf({ expiresAt }: TokenRow): string {
  return expiresAt ?? 'unknown';
}
