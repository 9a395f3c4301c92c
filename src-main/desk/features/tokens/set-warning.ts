import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { takeEndingTokens, writeWarningDays } from '../../db/tables/ending-tokens.ts';
import type { Services } from '../../services.ts';

/** From how many days before its end a token is warned of; 0: never. What is that near already is warned of at once. Throws `not_connected`. */
export function setWarning(
  services: Services,
  { days }: ParsedInput<'tokens.setWarning'>,
): CommandOutput<'tokens.setWarning'> {
  const { db, clock } = services;
  const ending = transaction(db, () => {
    if (!writeWarningDays(db, days)) throw new AppError('not_connected', 'the workspace is not connected');
    return takeEndingTokens(db, clock.now());
  });
  if (ending.length > 0) services.warn(ending);
  services.publish('data.changed', { tables: ['integration', 'enrollmentTokens'] });
  return { warningDays: days };
}
