import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { endOfLife } from '#shared/domain/enrollment-token.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import type { Services } from '../../services.ts';
import { findToken } from './find-tokens.ts';

/**
 * *Refresh Token* (behaviours 51, 88): queues a new value of Ivanti's token, which Samsung's profile then carries. Throws
 * `ivanti_needed` for a token kept by hand, `token_none`, `profile_not_found`.
 */
export function refreshToken(
  services: Services,
  { profileId, life }: ParsedInput<'tokens.refresh'>,
): CommandOutput<'tokens.refresh'> {
  const changeId = transaction(services.db, () => {
    const { keeper, profileName } = findToken(services, profileId);
    if (keeper !== 'ivanti') throw new AppError('ivanti_needed', 'the token is kept by hand', { profileId });
    const expiresAt = life === null ? null : endOfLife(life, services.clock.now());
    const intent = { kind: 'refresh-token' as const, profileId, expiresAt };
    return queueProfileChange(services, { intent, profileName, action: 'tokens.refresh' });
  });
  announceProfileChange(services);
  return { changeId };
}
