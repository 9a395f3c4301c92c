import { codeOf } from '#shared/errors.ts';
import { endsConnection, transaction } from '../../db/sql.ts';
import { takeEndingTokens } from '../../db/tables/ending-tokens.ts';
import type { Services } from '../../services.ts';

/** Warns the person of tokens that are about to end or have just ended, of each end once. Never throws. */
export function warnOfEndings({ db, clock, warn, log, reportDamage }: Services): void {
  try {
    const ending = transaction(db, () => takeEndingTokens(db, clock.now()));
    if (ending.length > 0) warn(ending);
  } catch (error) {
    if (endsConnection(error)) reportDamage(codeOf(error));
    log('warn', `tokens that end were not looked for: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}
