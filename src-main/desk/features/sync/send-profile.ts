import type { DeviceId } from '#shared/domain/device.ts';
import type { ChangeState, ProfileIntent } from '#shared/domain/queued-change.ts';
import { AppError, codeOf, type ErrorCode } from '#shared/errors.ts';
import { transaction } from '../../db/sql.ts';
import { applyVerdicts, writeVerdicts } from '../../db/tables/change-outcomes.ts';
import {
  type ProfileBase,
  type ProfileChange,
  readProfileChanges,
  rebaseNewer,
  subjectOf,
} from '../../db/tables/profile-changes.ts';
import { isNameTaken } from '../../db/tables/profiles.ts';
import { errorIdOf, judgeFailure } from './judge-failure.ts';
import { judgeProfile } from './judge-profile.ts';
import type { SyncRun } from './sync-run.ts';
import { writeProfile } from './write-profile.ts';

/**
 * Sends one waiting change of a profile: what the servers have already is done, what somebody changed is a conflict, what
 * is gone is refused; the rest is `sending` on disk before anything is asked for, and `unconfirmed` until a reading shows
 * it. Throws what keeps everything else from being sent too; what is wrong with Ivanti alone does not.
 */
export async function sendProfile(run: SyncRun, change: ProfileChange): Promise<void> {
  if (isBlocked(run, change)) return;
  const early = judgeEarly(run, change);
  if (early !== null) return sayOfProfile(run, change, early);
  sayOfProfile(run, change, { state: 'sending' });
  run.memory.polls.set(change.changeId, { since: run.services.clock.monotonicMs(), reads: 0 });
  const base = change.basedOn === null ? null : (JSON.parse(change.basedOn) as ProfileBase);
  try {
    await writeProfile(run, change.intent, base);
    sayOfProfile(run, change, { state: 'unconfirmed' });
  } catch (error) {
    sayOfFailure(run, change, error);
  }
}

function sayOfFailure(run: SyncRun, change: ProfileChange, error: unknown): void {
  const judgement = judgeFailure(error);
  if (judgement === 'unsent') {
    sayOfProfile(run, change, { state: 'waiting' });
    if (!(error instanceof AppError) || error.details.server !== 'ivanti') throw error;
    run.ivantiFailure = error;
    return;
  }
  // The name is taken by what an earlier try asked for, which Samsung is still working off.
  const isOurs = change.attempts > 0 && codeOf(error) === 'profile_name_taken';
  const state = judgement === 'unknown' || isOurs ? 'unconfirmed' : 'refused';
  sayOfProfile(run, change, { state, errorCode: isOurs ? null : codeOf(error), errorId: errorIdOf(error) });
}

/** Whether a change cannot be carried out without Ivanti, where the workspace has one. */
export function needsIvanti(intent: ProfileIntent): boolean {
  return intent.kind === 'create-profile' ? intent.days !== null : intent.kind !== 'update-profile';
}

/** A newer change of the same subject stands in, and an older one that is under way or held comes first. */
function isBlocked({ services }: SyncRun, change: ProfileChange): boolean {
  const subject = subjectOf(change.intent);
  return readProfileChanges(services.db).some((other) => {
    if (other.changeId === change.changeId || other.intent.profileId !== change.intent.profileId) return false;
    if (other.intent.kind === 'create-profile') return true;
    if (subjectOf(other.intent) !== subject) return false;
    return other.sequence > change.sequence ? other.outcomes.waiting > 0 : other.outcomes.waiting === 0;
  });
}

/** What needs no request; null when one has to be made. */
function judgeEarly({ services }: SyncRun, change: ProfileChange): Said | null {
  const { intent, attempts } = change;
  if (intent.kind === 'create-profile') {
    // Tried before, a profile of that name may well be ours.
    const taken = attempts === 0 && isNameTaken(services.db, intent.settings.name);
    return taken ? { state: 'refused', errorCode: 'profile_name_taken' } : null;
  }
  const standing = judgeProfile(services.db, change);
  if (standing === 'wanted') return { state: 'done', errorCode: null };
  if (standing === 'gone') return { state: 'refused', errorCode: 'profile_not_found' };
  // A new value that was asked for before, and did not get as far as Samsung, is ours and no conflict.
  if (standing === 'as-based' || (intent.kind === 'refresh-token' && attempts > 0)) return null;
  return { state: 'conflict', errorCode: 'changed_on_server' };
}

/** How a change of a profile stands from now on. */
export type Said = { state: ChangeState; errorCode?: ErrorCode | null; errorId?: string | null };

/** Says how a change of a profile stands, on disk and on the screen. */
export function sayOfProfile(run: SyncRun, change: ProfileChange, { state, errorCode, errorId }: Said): void {
  const { db, clock } = run.services;
  const deviceId = subjectOf(change.intent) as DeviceId;
  const verdict = { deviceId, state, errorCode: errorCode ?? null, errorId: errorId ?? null, seenProfileId: null };
  transaction(db, () => {
    writeVerdicts(db, [verdict]);
    applyVerdicts(db, change, clock.now().toISOString());
    if (state === 'done') rebaseNewer(db, change);
  });
  run.announce(['changes', 'profiles', 'enrollmentTokens']);
}
