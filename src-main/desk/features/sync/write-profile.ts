import { toSamsungJson } from '#shared/domain/custom-json.ts';
import type { KnoxProfileDraft } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { AppError } from '#shared/errors.ts';
import { readEnrollmentToken } from '../../db/tables/enrollment-tokens.ts';
import { findIvantiProfile } from '../../db/tables/ivanti-profiles.ts';
import type { ProfileBase } from '../../db/tables/profile-changes.ts';
import { noteFacts, readFacts } from '../../db/tables/profile-facts.ts';
import { type ProfileContent, readProfileContent } from '../../db/tables/profiles.ts';
import { isKeptCurrent } from '../../db/tables/token-rows.ts';
import type { IssuedToken, IvantiClient } from '../../services.ts';
import type { SyncRun } from './sync-run.ts';
import { writeSelfMaintained } from './write-self-maintained.ts';

type Of<Kind extends ProfileIntent['kind']> = Extract<ProfileIntent, { kind: Kind }>;
type Token = KnoxProfileDraft['enrollmentToken'];

/**
 * Carries one change of a profile out at the servers. Every step is either absolute or looks first whether it was done
 * before, so that a change that was interrupted may be sent again.
 */
export async function writeProfile(run: SyncRun, intent: ProfileIntent, base: ProfileBase | null): Promise<void> {
  switch (intent.kind) {
    case 'create-profile':
      return createProfile(run, intent);
    case 'update-profile':
      return updateProfile(run, intent);
    case 'delete-profile':
      return deleteProfile(run, intent, base);
    case 'refresh-token':
      return refreshToken(run, intent, base);
    case 'extend-token':
      return extendToken(run, intent);
    case 'upload-self-maintained':
    case 'add-self-maintained':
    case 'remove-self-maintained':
    case 'edit-self-maintained':
      return writeSelfMaintained(run, needIvanti(run), intent);
    case 'set-user':
      return needIvanti(run).changeUser(
        { profileName: nameOf(run, intent.profileId), userId: intent.userId },
        run.sendSignal,
      );
  }
}

async function createProfile(run: SyncRun, { profileId, settings, days, userId }: Of<'create-profile'>): Promise<void> {
  const { ivanti, knox, sendSignal } = run;
  if (!settings.withoutToken && ivanti !== null && days !== null) {
    const request = { profileName: settings.name, userId, days };
    await keepToken(run, profileId, await ivanti.issueEnrollmentToken(request, sendSignal));
  }
  const token: Token = settings.withoutToken
    ? { kind: 'none' }
    : ((await keptToken(run, profileId)) ?? { kind: 'none' });
  await knox.createProfile(
    { ...settings, customJson: toSamsungJson(settings.configuration, 'compact'), enrollmentToken: token },
    sendSignal,
  );
}

async function updateProfile(run: SyncRun, { profileId, settings }: Of<'update-profile'>): Promise<void> {
  const token: Token = settings.withoutToken ? { kind: 'none' } : await currentToken(run, profileId);
  const draft = { ...settings, customJson: toSamsungJson(settings.configuration, 'compact'), enrollmentToken: token };
  await run.knox.updateProfile(profileId, draft, run.sendSignal);
}

/** Samsung's first: Ivanti keeps a profile for as long as devices are in it. */
async function deleteProfile(
  run: SyncRun,
  { profileId }: Of<'delete-profile'>,
  base: ProfileBase | null,
): Promise<void> {
  const content = readProfileContent(run.services.db, profileId);
  const type = content?.type ?? base?.content?.type;
  if (content?.type === 'samsung-kme') await run.knox.deleteProfile(profileId, run.sendSignal);
  const name = content?.name ?? base?.content?.name;
  if (name === undefined) return;
  // A Self-Maintained profile that took the name meanwhile is another one.
  const atIvanti = findIvantiProfile(run.services.db, name);
  if (atIvanti === null || atIvanti.selfMaintained !== (type === 'self-maintained')) return;
  await run.ivanti?.deleteProfile(name, run.sendSignal);
}

/** A new value at Ivanti, unless it has one already that this change asked for; then Samsung is told of it, if the profile is Samsung's. */
async function refreshToken(
  run: SyncRun,
  { profileId, expiresAt }: Of<'refresh-token'>,
  base: ProfileBase | null,
): Promise<void> {
  const { ivanti, sendSignal } = run;
  const content = contentOf(run, profileId);
  if (ivanti !== null) {
    const before = await ivanti.readEnrollmentToken(content.name, sendSignal);
    if (before === null) throw new AppError('token_none', 'Ivanti has no enrollment token for this profile');
    const isNew = before.issuedAt !== (base?.token?.issuedAt ?? null);
    const token = isNew ? before : await ivanti.refreshEnrollmentToken(before.enrollmentTokenId, expiresAt, sendSignal);
    await keepToken(run, profileId, token);
  }
  if (content.type === 'self-maintained') return;
  const enrollmentToken = await keptToken(run, profileId);
  if (enrollmentToken === null) throw new AppError('token_value_unknown', 'the pasted value is no longer there');
  await run.knox.updateProfile(profileId, { ...content, enrollmentToken }, sendSignal);
}

async function extendToken(run: SyncRun, { profileId, expiresAt }: Of<'extend-token'>): Promise<void> {
  const token = readEnrollmentToken(run.services.db, nameOf(run, profileId));
  if (token === null) throw new AppError('token_none', 'Ivanti has no enrollment token for this profile');
  await needIvanti(run).extendEnrollmentToken(token.enrollmentTokenId, expiresAt, run.sendSignal);
}

async function keepToken({ services }: SyncRun, profileId: ProfileId, token: IssuedToken): Promise<void> {
  await services.secrets.write(enrollmentTokenSecret(profileId), token.value);
  noteFacts(services.db, profileId, { tokenChangedAt: token.issuedAt ?? services.clock.now().toISOString() });
}

async function keptToken({ services }: SyncRun, profileId: ProfileId): Promise<Token | null> {
  const value = await services.secrets.read(enrollmentTokenSecret(profileId));
  return value === null ? null : { kind: 'value', value };
}

/** What stands in the profile stays there; where nothing does, the value that is kept, unless Ivanti has given another one since. */
async function currentToken(run: SyncRun, profileId: ProfileId): Promise<Token> {
  const { db } = run.services;
  if (contentOf(run, profileId).tokenDigest !== null) return { kind: 'keep' };
  const token = readEnrollmentToken(db, nameOf(run, profileId));
  const current = isKeptCurrent(token, readFacts(db, profileId));
  return (current ? await keptToken(run, profileId) : null) ?? { kind: 'keep' };
}

function needIvanti({ ivanti }: SyncRun): IvantiClient {
  if (ivanti === null) throw new AppError('ivanti_needed', 'no Ivanti server is connected');
  return ivanti;
}

function nameOf(run: SyncRun, profileId: ProfileId): string {
  return contentOf(run, profileId).name;
}

function contentOf({ services }: SyncRun, profileId: ProfileId): ProfileContent {
  const content = readProfileContent(services.db, profileId);
  if (content === null) throw new AppError('profile_not_found', 'the servers have no such profile', { profileId });
  return content;
}
