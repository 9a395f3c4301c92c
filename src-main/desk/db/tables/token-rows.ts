import type { EnrollmentTokenView } from '#shared/domain/enrollment-token.ts';
import type { ProfileSummary } from '#shared/domain/profile.ts';
import type { ReadableDb } from '../sql.ts';
import { type EnrollmentTokenRow, readEnrollmentToken } from './enrollment-tokens.ts';
import { readProfileChanges } from './profile-changes.ts';
import { type ProfileFacts, readFacts } from './profile-facts.ts';

/** An enrolment token as the databases know it; whether its value is at hand is for the keychain to say. */
export type TokenRow = Omit<EnrollmentTokenView, 'hasValue'>;

const aboutTokens: readonly string[] = ['refresh-token', 'extend-token', 'create-profile', 'upload-self-maintained'];

/**
 * The enrolment token of a listed profile, Ivanti's before one kept by hand; null when it has none. One that Samsung's
 * profile carries and nobody has told us of is kept by hand too, its end unknown.
 */
export function readTokenRow(db: ReadableDb, profile: ProfileSummary): TokenRow | null {
  const { profileId, name, enrollmentTokenExpiresAt: expiresAt } = profile;
  if (profile.type === 'default' || profile.withoutToken) return null;
  const atIvanti = readEnrollmentToken(db, name);
  const facts = readFacts(db, profileId);
  if (atIvanti === null && facts.handExpiresAt === null && profile.fate === 'arrives') return null;
  const change = readProfileChanges(db).find(
    ({ intent }) => intent.profileId === profileId && aboutTokens.includes(intent.kind),
  );
  return {
    profileId,
    profileName: name,
    keeper: atIvanti === null ? 'hand' : 'ivanti',
    issuedAt: atIvanti === null ? facts.handIssuedAt : (atIvanti.issuedAt ?? facts.tokenChangedAt),
    expiresAt,
    pendingDevices: Math.max(0, profile.devices - (profile.registered ?? profile.provisioned)),
    printedAt: facts.printedAt,
    changeId: change?.changeId ?? null,
    changeState: change?.state ?? null,
  };
}

/** Whether the value that is kept here is the one Ivanti has now, and not one it has replaced since. */
export function isKeptCurrent(atIvanti: EnrollmentTokenRow | null, { tokenChangedAt }: ProfileFacts): boolean {
  return atIvanti === null || atIvanti.issuedAt === null || atIvanti.issuedAt === tokenChangedAt;
}
