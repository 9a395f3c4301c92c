import type { KnoxTransaction } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { enrollmentTokenSecret } from '#shared/domain/secret.ts';
import { transaction } from '../../db/sql.ts';
import { adoptProfileId, isOwnProfileId } from '../../db/tables/new-profiles.ts';
import { type ProfileBase, type ProfileChange, readProfileChanges } from '../../db/tables/profile-changes.ts';
import { forgetFacts, noteFacts } from '../../db/tables/profile-facts.ts';
import { findProfileContent, readProfileContent } from '../../db/tables/profiles.ts';
import type { Services } from '../../services.ts';
import { judgeProfile } from './judge-profile.ts';
import { sayOfProfile } from './send-profile.ts';
import type { SyncRun } from './sync-run.ts';

/**
 * After a reading: a change of a profile that shows is done, one that shows something else is a conflict, one whose profile
 * is gone is refused, and one that Samsung failed to work off is refused too. What is in conflict or parked and shows by now
 * is done as well. Changes that only wait are left alone.
 */
export async function settleProfile(run: SyncRun, change: ProfileChange): Promise<void> {
  const { state } = change;
  if (state !== 'unconfirmed' && state !== 'conflict' && state !== 'parked') return;
  const standing = await standingAfter(run, change);
  if (standing === 'wanted') return finish(run, change);
  if (state !== 'unconfirmed') return;
  if (standing === 'gone') return sayOfProfile(run, change, { state: 'refused', errorCode: 'profile_not_found' });
  if (standing === 'changed') return sayOfProfile(run, change, { state: 'conflict', errorCode: 'changed_on_server' });
  if (await hasFailed(run, change)) sayOfProfile(run, change, { state: 'refused', errorCode: 'profile_refused' });
}

/** A new value shows when Samsung's profile carries the one that is kept here, and another one than before. */
async function standingAfter(run: SyncRun, change: ProfileChange) {
  const standing = judgeProfile(run.services.db, change);
  const { intent } = change;
  if (intent.kind !== 'refresh-token' || standing === 'gone') return standing;
  const digest = readProfileContent(run.services.db, intent.profileId)?.tokenDigest ?? null;
  const value = await run.services.secrets.read(enrollmentTokenSecret(intent.profileId));
  const carried = value !== null && digest === run.services.remote.digestToken(value);
  const base = change.basedOn === null ? null : (JSON.parse(change.basedOn) as ProfileBase);
  return carried && digest !== (base?.content?.tokenDigest ?? null) ? 'wanted' : 'as-based';
}

async function finish(run: SyncRun, change: ProfileChange): Promise<void> {
  const { services } = run;
  const { intent } = change;
  // On disk before the change is over: a crash in between repeats it and finds the same profile.
  if (intent.kind === 'create-profile') await adopt(services, intent.profileId, intent.settings);
  if (intent.kind === 'delete-profile') forgetFacts(services.db, intent.profileId);
  const adopted = readProfileChanges(services.db).find(({ changeId }) => changeId === change.changeId);
  sayOfProfile(run, adopted ?? change, { state: 'done' });
}

type Made = { name: string; singleDevice: boolean; withoutToken: boolean };

async function adopt({ db, secrets }: Services, ownId: ProfileId, made: Made): Promise<void> {
  const content = findProfileContent(db, made.name);
  if (content === null || !isOwnProfileId(ownId)) return;
  const { singleDevice, withoutToken } = made;
  const value = await secrets.read(enrollmentTokenSecret(ownId));
  if (value !== null) await secrets.write(enrollmentTokenSecret(content.profileId), value);
  transaction(db, () => {
    adoptProfileId(db, ownId, content.profileId);
    noteFacts(db, content.profileId, { singleDevice, withoutToken });
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
