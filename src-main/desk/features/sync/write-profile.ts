import type { KnoxProfileDraft } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import type { ProfileIntent } from '#shared/domain/queued-change.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { AppError } from '#shared/errors.ts';
import { readEnrollmentToken } from '../../db/tables/enrollment-tokens.ts';
import type { ProfileBase } from '../../db/tables/profile-changes.ts';
import { noteFacts } from '../../db/tables/profile-facts.ts';
import { type ProfileContent, readProfileContent } from '../../db/tables/profiles.ts';
import type { IvantiClient } from '../../services.ts';
import { customJsonOf } from './judge-profile.ts';
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
      return deleteProfile(run, intent);
    case 'refresh-token':
      return refreshToken(run, intent, base);
    case 'extend-token':
      return extendToken(run, intent);
    case 'upload-self-maintained':
    case 'add-self-maintained':
    case 'remove-self-maintained':
      return writeSelfMaintained(run, needIvanti(run), intent);
    case 'set-user':
      return needIvanti(run).changeUser(
        { profileName: nameOf(run, intent.profileId), userId: intent.userId },
        run.sendSignal,
      );
  }
}

async function createProfile(run: SyncRun, { profileId, settings, days, userId }: Of<'create-profile'>): Promise<void> {
  const { services, ivanti, knox, sendSignal } = run;
  if (!settings.withoutToken && ivanti !== null && days !== null) {
    const request = { profileName: settings.name, userId, days };
    const { value } = await ivanti.issueEnrollmentToken(request, sendSignal);
    await services.secrets.write(enrollmentTokenSecret(profileId), value);
  }
  const token: Token = settings.withoutToken ? { kind: 'none' } : await keptToken(run, profileId, 'none');
  await knox.createProfile({ ...settings, customJson: customJsonOf(settings), enrollmentToken: token }, sendSignal);
}

async function updateProfile(run: SyncRun, { profileId, settings }: Of<'update-profile'>): Promise<void> {
  const token: Token = settings.withoutToken ? { kind: 'none' } : await keptToken(run, profileId, 'keep');
  const draft = { ...settings, customJson: customJsonOf(settings), enrollmentToken: token };
  await run.knox.updateProfile(profileId, draft, run.sendSignal);
}

async function deleteProfile(run: SyncRun, { profileId }: Of<'delete-profile'>): Promise<void> {
  const { name, type } = contentOf(run, profileId);
  if (type === 'samsung-kme') await run.knox.deleteProfile(profileId, run.sendSignal);
  await run.ivanti?.deleteProfile(name, run.sendSignal);
}

/** A new value at Ivanti, unless it has one already that this change asked for; then Samsung is told of it, if the profile is Samsung's. */
async function refreshToken(
  run: SyncRun,
  { profileId, expiresAt }: Of<'refresh-token'>,
  base: ProfileBase | null,
): Promise<void> {
  const { services, ivanti, sendSignal } = run;
  const content = contentOf(run, profileId);
  if (ivanti !== null) {
    const before = await ivanti.readEnrollmentToken(content.name, sendSignal);
    if (before === null) throw new AppError('token_none', 'Ivanti has no enrollment token for this profile');
    const isNew = before.issuedAt !== (base?.token?.issuedAt ?? null);
    const token = isNew ? before : await ivanti.refreshEnrollmentToken(before.enrollmentTokenId, expiresAt, sendSignal);
    await services.secrets.write(enrollmentTokenSecret(profileId), token.value);
    noteFacts(services.db, profileId, { tokenChangedAt: token.issuedAt ?? services.clock.now().toISOString() });
  }
  if (content.type === 'self-maintained') return;
  const enrollmentToken = await keptToken(run, profileId, 'keep');
  await run.knox.updateProfile(profileId, { ...content, enrollmentToken }, sendSignal);
}

async function extendToken(run: SyncRun, { profileId, expiresAt }: Of<'extend-token'>): Promise<void> {
  const token = readEnrollmentToken(run.services.db, nameOf(run, profileId));
  if (token === null) throw new AppError('token_none', 'Ivanti has no enrollment token for this profile');
  await needIvanti(run).extendEnrollmentToken(token.enrollmentTokenId, expiresAt, run.sendSignal);
}

async function keptToken({ services }: SyncRun, profileId: ProfileId, otherwise: 'keep' | 'none'): Promise<Token> {
  const value = await services.secrets.read(enrollmentTokenSecret(profileId));
  return value === null ? { kind: otherwise } : { kind: 'value', value };
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
