import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { endOfLife } from '#shared/domain/enrollment-token.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { noteFacts } from '../../db/tables/profile-facts.ts';
import type { TokenRow } from '../../db/tables/token-rows.ts';
import type { Services } from '../../services.ts';
import { findTokens } from './find-tokens.ts';

/**
 * *Extend* for one or several (behaviours 53, 54): the same end for all, counted from now and absolute from then on. One that
 * lives longer already is left alone. Throws `nothing_to_do` when that is all of them, `token_none`, `profile_not_found`.
 */
export function extendTokens(
  services: Services,
  { profileIds, life }: ParsedInput<'tokens.extend'>,
): CommandOutput<'tokens.extend'> {
  const expiresAt = endOfLife(life, services.clock.now());
  const changeIds = transaction(services.db, () => {
    const shorter = findTokens(services, profileIds).filter((token) => endsBefore(token.expiresAt, expiresAt));
    if (shorter.length === 0) throw new AppError('nothing_to_do', 'all of them live longer already', { expiresAt });
    return shorter.flatMap((token) => extend(services, token, expiresAt) ?? []);
  });
  announceProfileChange(services);
  return { changeIds, expiresAt };
}

/** Whether an end comes before another; one that is not known does. */
function endsBefore(end: TokenRow['expiresAt'], other: string | 'never'): boolean {
  if (end === null) return true;
  if (end === 'never') return false;
  return other === 'never' || Date.parse(end) < Date.parse(other);
}

/** Queues the new end to Ivanti; what is kept by hand changes at once. */
function extend(services: Services, { profileId, profileName, keeper }: TokenRow, expiresAt: string): string | null {
  if (keeper === 'ivanti') {
    const intent = { kind: 'extend-token' as const, profileId, expiresAt };
    return queueProfileChange(services, { intent, profileName, action: 'tokens.extend' });
  }
  const { db, clock, osUser } = services;
  noteFacts(db, profileId, { handExpiresAt: expiresAt });
  appendActivity(db, {
    ...{ at: clock.now().toISOString(), actor: osUser, action: 'tokens.extend', changeId: null },
    facts: { profileId, profileName, expiresAt },
  });
  return null;
}
