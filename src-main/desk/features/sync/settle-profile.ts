import type { KnoxTransaction } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { isSelfMaintained } from '#shared/domain/queued-change.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { transaction } from '../../db/sql.ts';
import { readEnrollmentToken } from '../../db/tables/enrollment-tokens.ts';
import { sweepImports } from '../../db/tables/import-rows.ts';
import { findIvantiProfile } from '../../db/tables/ivanti-profiles.ts';
import { adoptProfileId, isOwnProfileId } from '../../db/tables/new-profiles.ts';
import { type ProfileBase, type ProfileChange, readProfileChanges } from '../../db/tables/profile-changes.ts';
import { forgetFacts, noteFacts, readFacts } from '../../db/tables/profile-facts.ts';
import { findProfileContent, readProfileContent } from '../../db/tables/profiles.ts';
import type { Services } from '../../services.ts';
import { goneCode, hasSettings, judgeProfile } from './judge-profile.ts';
import type { Upload } from './judge-self-maintained.ts';
import { sayOfProfile } from './send-profile.ts';
import type { SyncRun } from './sync-run.ts';
import { keepToken } from './write-self-maintained.ts';

/**
 * After a reading: a change of a profile that shows is done, one that shows something else is a conflict, one whose profile
 * is gone is refused, and one that Samsung failed to work off is refused too. What is in conflict or parked and shows by now
 * is done as well. Changes that only wait are left alone.
 */
export async function settleProfile(run: SyncRun, change: ProfileChange): Promise<void> {
  const { state } = change;
  if (state !== 'unconfirmed' && state !== 'conflict' && state !== 'parked') return;
  if (await isSomebodyElses(run, change))
    return sayOfProfile(run, change, { state: 'refused', errorCode: 'profile_name_taken' });
  const standing = await standingAfter(run, change);
  if (standing === 'wanted') return finish(run, change);
  if (state !== 'unconfirmed') return;
  if (standing === 'gone')
    return sayOfProfile(run, change, { state: 'refused', errorCode: goneCode(run.services.db, change.intent) });
  if (standing === 'changed') return sayOfProfile(run, change, { state: 'conflict', errorCode: 'changed_on_server' });
  if (await hasFailed(run, change)) sayOfProfile(run, change, { state: 'refused', errorCode: 'profile_refused' });
}

/** The name was taken when it was asked for, by a profile with another content than was wanted, or another token. */
async function isSomebodyElses({ services }: SyncRun, change: ProfileChange): Promise<boolean> {
  const { intent, state, errorCode } = change;
  if (intent.kind !== 'create-profile' || state !== 'unconfirmed' || errorCode !== 'profile_name_taken') return false;
  const found = findProfileContent(services.db, intent.settings.name);
  if (found === null) return false;
  const value = intent.settings.withoutToken
    ? null
    : await services.secrets.read(enrollmentTokenSecret(intent.profileId));
  const digest = value === null ? null : services.remote.digestToken(value);
  return found.tokenDigest !== digest || !hasSettings(found, intent.settings);
}

/** A new value shows when Samsung's profile, if it is one, carries the one that is kept here, and another one than before. */
async function standingAfter(run: SyncRun, change: ProfileChange) {
  const standing = judgeProfile(run.services.db, change);
  const { intent } = change;
  if (intent.kind !== 'refresh-token' || standing === 'gone') return standing;
  const { db, secrets, remote } = run.services;
  const content = readProfileContent(db, intent.profileId);
  const value = await secrets.read(enrollmentTokenSecret(intent.profileId));
  const base = change.basedOn === null ? null : (JSON.parse(change.basedOn) as ProfileBase);
  if (value === null || content === null) return 'as-based';
  if (content.type === 'self-maintained') {
    const issuedAt = readEnrollmentToken(db, content.name)?.issuedAt ?? null;
    const isOurs = issuedAt === readFacts(db, intent.profileId).tokenChangedAt;
    return isOurs && issuedAt !== (base?.token?.issuedAt ?? null) ? 'wanted' : 'as-based';
  }
  const isNew = content.tokenDigest !== (base?.content?.tokenDigest ?? null);
  return isNew && content.tokenDigest === remote.digestToken(value) ? 'wanted' : 'as-based';
}

async function finish(run: SyncRun, change: ProfileChange): Promise<void> {
  const { services } = run;
  const { intent } = change;
  // On disk before the change is over: a crash in between repeats it and finds the same profile.
  if (intent.kind === 'create-profile') {
    const made = findProfileContent(services.db, intent.settings.name);
    await adopt(services, intent.profileId, { ...intent.settings, profileId: made?.profileId ?? null });
  }
  if (intent.kind === 'upload-self-maintained') await adoptUpload(run, intent);
  if (intent.kind === 'delete-profile') forgetFacts(services.db, intent.profileId);
  const adopted = readProfileChanges(services.db).find(({ changeId }) => changeId === change.changeId);
  sayOfProfile(run, adopted ?? change, { state: 'done' });
  if (isSelfMaintained(intent)) sweepImports(services.db);
}

async function adoptUpload(run: SyncRun, intent: Upload): Promise<void> {
  const { services, ivanti } = run;
  if (ivanti !== null) await keepToken(run, ivanti, intent);
  const found = findIvantiProfile(services.db, intent.name);
  const profileId = (found?.ivantiProfileId ?? null) as ProfileId | null;
  await adopt(services, intent.profileId, { profileId, singleDevice: false, withoutToken: intent.withoutToken });
  const tokenChangedAt = readEnrollmentToken(services.db, intent.name)?.issuedAt ?? null;
  if (profileId !== null) noteFacts(services.db, profileId, { tokenChangedAt });
}

/** The profile a server has made, and what no server keeps of it. */
type Made = { profileId: ProfileId | null; singleDevice: boolean; withoutToken: boolean };

async function adopt({ db, secrets }: Services, ownId: ProfileId, made: Made): Promise<void> {
  const { profileId, singleDevice, withoutToken } = made;
  if (profileId === null || !isOwnProfileId(ownId)) return;
  const value = await secrets.read(enrollmentTokenSecret(ownId));
  if (value !== null) await secrets.write(enrollmentTokenSecret(profileId), value);
  transaction(db, () => {
    adoptProfileId(db, ownId, profileId);
    noteFacts(db, profileId, { singleDevice, withoutToken });
  });
  if (value !== null) await secrets.forget(enrollmentTokenSecret(ownId));
}

/** Samsung works a profile off later and says in a list how that went: the newest entry of the profile counts. */
async function hasFailed(run: SyncRun, { intent, profileName }: ProfileChange): Promise<boolean> {
  if (intent.kind !== 'create-profile' && intent.kind !== 'update-profile' && intent.kind !== 'refresh-token')
    return false;
  const transactions = await run.knox.listTransactions(run.signal);
  const about = ({ profileId, profileName: name }: KnoxTransaction) =>
    profileId === intent.profileId || name === profileName;
  return transactions.find(about)?.state === 'failed';
}
