import type { ActivityAction } from '#shared/domain/activity-entry.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { AppError } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { readEnrollmentToken } from '../../db/tables/enrollment-tokens.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { noteFacts, readFacts } from '../../db/tables/profile-facts.ts';
import { isKeptCurrent, type TokenRow } from '../../db/tables/token-rows.ts';
import type { Services } from '../../services.ts';
import { findToken } from './find-tokens.ts';

/** How long Ivanti is waited for while a person looks on. Milliseconds. */
const PATIENCE_MS = 20_000;

/**
 * The value of a token, for a person who asked for it, which the activity log notes. One that Ivanti has replaced since it
 * was kept is asked for anew. Throws `token_value_unknown`, `token_none`, `profile_not_found`, and what keeps Ivanti or the
 * keychain from answering.
 */
export async function readTokenValue(
  services: Services,
  profileId: ProfileId,
  action: ActivityAction,
): Promise<string> {
  const token = findToken(services, profileId);
  const value = (await readKept(services, token)) ?? (await askIvanti(services, token));
  noteShown(services, token, action);
  return value;
}

/** Writes down in the activity log that something secret of a profile was shown: to whom and when, never what. */
export function noteShown(
  services: Services,
  { profileId, profileName }: Pick<TokenRow, 'profileId' | 'profileName'>,
  action: ActivityAction,
): void {
  const { db, clock, osUser } = services;
  const deed = { at: clock.now().toISOString(), actor: osUser, action, changeId: null };
  transaction(db, () => appendActivity(db, { ...deed, facts: { profileId, profileName } }));
  services.publish('data.changed', { tables: ['activity'] });
}

async function readKept({ db, secrets }: Services, { profileId, profileName }: TokenRow): Promise<string | null> {
  const current = isKeptCurrent(readEnrollmentToken(db, profileName), readFacts(db, profileId));
  return current ? secrets.read(enrollmentTokenSecret(profileId)) : null;
}

async function askIvanti(services: Services, { profileId, profileName }: TokenRow): Promise<string> {
  const { db, sync, remote, secrets, clock } = services;
  const row = readIntegration(db);
  if (!row?.ivanti || sync.status().reachability !== 'online')
    throw new AppError('token_value_unknown', 'the value is not kept here, and Ivanti cannot be asked', { profileId });
  const ivanti = await remote.ivanti({ ...row, encryptionPublicKey: null }, {});
  const token = await ivanti?.readEnrollmentToken(profileName, AbortSignal.timeout(PATIENCE_MS));
  if (!token) throw new AppError('token_none', 'Ivanti has no enrollment token for this profile', { profileId });
  await secrets.write(enrollmentTokenSecret(profileId), token.value);
  noteFacts(db, profileId, { tokenChangedAt: token.issuedAt ?? clock.now().toISOString() });
  return token.value;
}
