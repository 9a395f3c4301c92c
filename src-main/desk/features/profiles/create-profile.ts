import { randomUUID } from 'node:crypto';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { ownProfileId } from '../../db/tables/new-profiles.ts';
import type { Services } from '../../services.ts';
import { checkName } from './check-name.ts';

/**
 * Queues a new Samsung KME profile (behaviours 41 to 60). It is a landing place from this moment on; devices moved there
 * are sent once Samsung has made it. Throws `profile_name_wrong`, `profile_name_taken`, `input_invalid`.
 */
export function createProfile(
  services: Services,
  input: ParsedInput<'profiles.create'>,
): CommandOutput<'profiles.create'> {
  const { db } = services;
  const { settings, userId } = input;
  const hasIvanti = readIntegration(db)?.ivanti != null;
  if (!settings.withoutToken && hasIvanti && input.days === null)
    throw new AppError('input_invalid', 'a token needs a life', { field: 'days' });
  const days = settings.withoutToken || !hasIvanti ? null : input.days;
  const profileId = ownProfileId(randomUUID());
  const changeId = transaction(db, () => {
    checkName(services, settings.name, null);
    const intent = { kind: 'create-profile' as const, profileId, settings, days, userId };
    return queueProfileChange(services, { intent, profileName: settings.name, action: 'profiles.create' });
  });
  announceProfileChange(services);
  return { profileId, changeId };
}
