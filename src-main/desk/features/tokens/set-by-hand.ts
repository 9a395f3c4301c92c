import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { AppError } from '#shared/errors.ts';
import { announceProfileChange, queueProfileChange } from '../../db/queue-profile-change.ts';
import { transaction } from '../../db/sql.ts';
import { appendActivity } from '../../db/tables/activity.ts';
import { readEnrollmentToken } from '../../db/tables/enrollment-tokens.ts';
import { type ListedProfile, readListedProfiles } from '../../db/tables/listed-profiles.ts';
import { noteFacts } from '../../db/tables/profile-facts.ts';
import { readProfileContent } from '../../db/tables/profiles.ts';
import type { Services } from '../../services.ts';

/**
 * Keeps a token by hand: the value in the keychain only, its end in the ledger. Samsung's profile is to carry it, unless it
 * does already or is still to be made, when it is made with it. Throws `token_of_ivanti`, `profile_not_found`,
 * `profile_not_editable`.
 */
export async function setByHand(
  services: Services,
  input: ParsedInput<'tokens.setByHand'>,
): Promise<CommandOutput<'tokens.setByHand'>> {
  const { secrets } = services;
  const secret = enrollmentTokenSecret(input.profileId);
  findKeptByHand(services, input.profileId);
  // A closed keychain holds the new value for this run; what it kept before is then not known.
  const isNew = (await secrets.read(secret).catch(() => null)) !== input.value;
  await secrets.write(secret, input.value);
  const changeId = note(services, input, isNew);
  announceProfileChange(services);
  return { changeId };
}

type Pasted = ParsedInput<'tokens.setByHand'>;

function note(services: Services, { profileId, value, expiresAt }: Pasted, isNew: boolean): string | null {
  const { db, clock, osUser, remote } = services;
  const at = clock.now().toISOString();
  return transaction(db, () => {
    const { name: profileName } = findKeptByHand(services, profileId);
    noteFacts(db, profileId, { withoutToken: false, handExpiresAt: expiresAt, ...(isNew ? { handIssuedAt: at } : {}) });
    const atSamsung = readProfileContent(db, profileId);
    if (atSamsung !== null && atSamsung.tokenDigest !== remote.digestToken(value)) {
      const intent = { kind: 'refresh-token' as const, profileId, expiresAt };
      return queueProfileChange(services, { intent, profileName, action: 'tokens.setByHand' });
    }
    const facts = { profileId, profileName, expiresAt };
    appendActivity(db, { at, actor: osUser, action: 'tokens.setByHand', changeId: null, facts });
    return null;
  });
}

function findKeptByHand({ db }: Services, profileId: ProfileId): ListedProfile {
  const profile = readListedProfiles(db).find((one) => one.profileId === profileId);
  if (!profile || profile.fate === 'leaves') throw new AppError('profile_not_found', 'no such profile', { profileId });
  if (profile.type !== 'samsung-kme')
    throw new AppError('profile_not_editable', 'this profile carries no token', { profileId });
  if (readEnrollmentToken(db, profile.name) !== null)
    throw new AppError('token_of_ivanti', 'Ivanti keeps the token', { profileId });
  return profile;
}
