import type { DeviceId } from '#shared/domain/device.ts';
import { type ChangeState, makesProfile } from '#shared/domain/queued-change.ts';
import { codeOf, type ErrorCode } from '#shared/errors.ts';
import { applyVerdicts, writeVerdicts } from '../../db/tables/change-outcomes.ts';
import { findIvantiProfile } from '../../db/tables/ivanti-profiles.ts';
import {
  type ProfileBase,
  type ProfileChange,
  readProfileChanges,
  subjectOf,
  wasTried,
} from '../../db/tables/profile-changes.ts';
import { findProfileContent } from '../../db/tables/profiles.ts';
import { errorIdOf, judgeFailure } from './judge-failure.ts';
import { judgeProfile } from './judge-profile.ts';
import type { SyncRun } from './sync-run.ts';
import { writeProfile } from './write-profile.ts';

/**
 * Sends one waiting change of a profile: what the servers have already is done, what somebody changed is a conflict, what
 * is gone is refused; the rest is `sending` on disk before anything is asked for, and `unconfirmed` until a reading shows
 * it. Throws what keeps everything else from being sent too.
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
    const judgement = judgeFailure(error);
    if (judgement === 'unsent') {
      sayOfProfile(run, change, { state: 'waiting' });
      throw error;
    }
    const state = judgement === 'unknown' ? 'unconfirmed' : 'refused';
    sayOfProfile(run, change, { state, errorCode: codeOf(error), errorId: errorIdOf(error) });
  }
}

/** A newer change of the same subject stands in, and an older one that is under way or held comes first. */
function isBlocked({ services }: SyncRun, change: ProfileChange): boolean {
  const subject = subjectOf(change.intent);
  return readProfileChanges(services.db).some((other) => {
    if (other.changeId === change.changeId || other.intent.profileId !== change.intent.profileId) return false;
    if (makesProfile(other.intent.kind)) return true;
    if (subjectOf(other.intent) !== subject) return false;
    return other.sequence > change.sequence ? other.outcomes.waiting > 0 : other.outcomes.waiting === 0;
  });
}

/** What needs no request; null when one has to be made. */
function judgeEarly({ services }: SyncRun, change: ProfileChange): Said | null {
  const { intent, attempts } = change;
  if (intent.kind === 'create-profile') {
    // Tried before, a profile of that name may well be ours.
    const taken = attempts === 0 && findProfileContent(services.db, intent.settings.name) !== null;
    return taken ? { state: 'refused', errorCode: 'profile_name_taken' } : null;
  }
  if (intent.kind === 'upload-self-maintained') {
    // Once tried, a profile of that name may well be ours; what is sent looks first.
    const taken = !wasTried(services.db, change) && findIvantiProfile(services.db, intent.name) !== null;
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
  writeVerdicts(db, [verdict]);
  applyVerdicts(db, change, clock.now().toISOString());
  run.announce(['changes', 'profiles', 'enrollmentTokens']);
}
