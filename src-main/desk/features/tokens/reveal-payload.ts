import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { daysLeft } from '#shared/domain/enrollment-token.ts';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import { buildProvisioningPayload, type PayloadParts } from '#shared/domain/provisioning-payload.ts';
import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import { readProfileSettings } from '../../db/tables/profile-settings.ts';
import { readProfileSummaries } from '../../db/tables/profile-summaries.ts';
import type { Services } from '../../services.ts';
import { noteShown, readTokenValue } from './read-token-value.ts';

type Input = ParsedInput<'tokens.revealPayload'>;

/**
 * *Generate QR code* (behaviour 111): what the code of a profile holds, noted in the activity log as a token that is shown.
 * Throws `profile_not_found`, `token_expired`, and as readTokenValue.
 */
export async function revealPayload(
  services: Services,
  { profileId, withWifi, checksum }: Input,
): Promise<CommandOutput<'tokens.revealPayload'>> {
  const { db } = services;
  const profile = readProfileSummaries(db).find((one) => one.profileId === profileId);
  if (profile?.fate !== 'stays' || profile.type === 'default')
    throw new AppError('profile_not_found', 'there is no such profile to register with', { profileId });
  const enrollmentToken = await readToken(services, profile);
  const { configuration } = readProfileSettings(db, profile);
  const user = profile.associatedUser?.email || null;
  return buildProvisioningPayload({ configuration, server: serverOf(db), user, enrollmentToken, checksum, withWifi });
}

async function readToken(services: Services, profile: ProfileSummary): Promise<PayloadParts['enrollmentToken']> {
  const { profileId, name: profileName } = profile;
  const key = await services.remote.readTokenKey();
  if (profile.withoutToken) {
    noteShown(services, { profileId, profileName }, 'tokens.revealPayload');
    return null;
  }
  const left = daysLeft(profile.enrollmentTokenExpiresAt, services.clock.now());
  if (left !== null && left < 0) throw new AppError('token_expired', 'the token has expired', { profileId });
  return { key, value: await readTokenValue(services, profileId, 'tokens.revealPayload') };
}

/** Devices register with the server that is asked for tokens. */
function serverOf(db: ReadableDb): string | null {
  const ivanti = readIntegration(db)?.ivanti ?? null;
  return ivanti === null ? null : new URL(ivanti.baseUrl).host;
}
