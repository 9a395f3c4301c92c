import type { DeviceId } from '#shared/domain/device.ts';
import { type ChangeState, isLive, makesProfile } from '#shared/domain/queued-change.ts';
import { AppError, codeOf, type ErrorCode } from '#shared/errors.ts';
import { type ReadableDb, transaction } from '../../db/sql.ts';
import { applyVerdicts, writeVerdicts } from '../../db/tables/change-outcomes.ts';
import { notePostponed } from '../../db/tables/changes.ts';
import { findIvantiProfile } from '../../db/tables/ivanti-profiles.ts';
import {
  type ProfileBase,
  type ProfileChange,
  readProfileChanges,
  rebaseNewer,
  subjectOf,
  wasTried,
} from '../../db/tables/profile-changes.ts';
import { readFacts } from '../../db/tables/profile-facts.ts';
import { isNameTaken } from '../../db/tables/profiles.ts';
import { leaveIvantiAlone } from './ask-ivanti.ts';
import { errorIdOf, judgeFailure } from './judge-failure.ts';
import { goneCode, judgeProfile, needsIvanti } from './judge-profile.ts';
import type { SyncRun } from './sync-run.ts';
import { writeProfile } from './write-profile.ts';

/**
 * Sends one waiting change of a profile: what the servers have already is done, what somebody changed is a conflict, what
 * is gone is refused; the rest is `sending` on disk before anything is asked for, and `unconfirmed` until a reading shows
 * it. Throws what keeps everything else from being sent too; an Ivanti that is away does not.
 */
export async function sendProfile(run: SyncRun, change: ProfileChange): Promise<void> {
  if (orderOf(run.services.db, change) !== 'now') return;
  if (run.ivantiAway && needsIvanti(change.intent)) return waitForIvanti(run, change);
  const early = judgeEarly(run.services.db, change);
  if (early !== null) return sayOfProfile(run, change, early);
  sayOfProfile(run, change, { state: 'sending' });
  run.memory.polls.set(change.changeId, { since: run.services.clock.monotonicMs(), reads: 0 });
  const base = change.basedOn === null ? null : (JSON.parse(change.basedOn) as ProfileBase);
  const keptAt = keptTokenAt(run, change);
  try {
    await writeProfile(run, change.intent, base);
    sayOfProfile(run, change, { state: 'unconfirmed' });
  } catch (error) {
    if (judgeFailure(error) !== 'unsent') return sayOfFailure(run, change, error);
    sayOfProfile(run, change, { state: 'waiting' });
    // Ivanti has given a new value, which Samsung has still to hear of: this is not to be taken back any more.
    if (keptTokenAt(run, change) !== keptAt) notePostponed(run.services.db, change.changeId, change.attempts + 1, null);
    if (!(error instanceof AppError) || error.details.server !== 'ivanti') throw error;
    leaveIvantiAlone(run, error);
    waitForIvanti(run, change);
  }
}

function sayOfFailure(run: SyncRun, change: ProfileChange, error: unknown): void {
  const isTaken = codeOf(error) === 'profile_name_taken';
  // The name is taken by what an earlier try asked for, which Samsung is still working off.
  const isOurs = change.attempts > 0 && isTaken;
  // It was free a moment ago: a proxy may have delivered the request twice, and only the profile itself tells.
  const mayBeOurs = isTaken && change.intent.kind === 'create-profile';
  const state = isOurs || mayBeOurs || judgeFailure(error) === 'unknown' ? 'unconfirmed' : 'refused';
  sayOfProfile(run, change, { state, errorCode: isOurs ? null : codeOf(error), errorId: errorIdOf(error) });
}

function waitForIvanti(run: SyncRun, change: ProfileChange): void {
  run.memory.due.set(change.changeId, run.memory.ivanti.notBefore);
}

/**
 * Whether it is a change's turn. A newer change of the same subject stands in, and an older one that is under way or held
 * comes first. A new value brings an end of its own, so that of the two changes of a token the older one comes first too,
 * unless it waits for the person. A device that is to be deleted is not changed before.
 */
export function orderOf(db: ReadableDb, change: ProfileChange): 'now' | 'later' | 'replaced' {
  const subject = subjectOf(change.intent);
  let order: 'now' | 'later' | 'replaced' = 'now';
  for (const other of readProfileChanges(db)) {
    if (other.changeId === change.changeId || other.intent.profileId !== change.intent.profileId) continue;
    if (takesAway(other, change) && isLive(other.state)) order = 'later';
    const older = other.sequence < change.sequence;
    const same = subjectOf(other.intent) === subject;
    if (same && !older && other.outcomes.waiting > 0 && !makesProfile(other.intent.kind)) return 'replaced';
    const tokens = older && isAboutToken(change) && isAboutToken(other) && isLive(other.state);
    if (makesProfile(other.intent.kind) || (same ? older && other.outcomes.waiting === 0 : tokens)) order = 'later';
  }
  return order;
}

function takesAway({ intent: taken }: ProfileChange, { intent: edit }: ProfileChange): boolean {
  if (edit.kind !== 'edit-self-maintained' || taken.kind !== 'remove-self-maintained') return false;
  return taken.deviceIds.includes(edit.deviceId);
}

function isAboutToken({ intent }: ProfileChange): boolean {
  return intent.kind === 'refresh-token' || intent.kind === 'extend-token';
}

/** When the value that is kept of the profile's token was issued. */
function keptTokenAt({ services }: SyncRun, { intent }: ProfileChange): string | null {
  return readFacts(services.db, intent.profileId).tokenChangedAt;
}

/** How a waiting change stands that needs no request, by what the servers were last seen to have; null when one has to be made. */
export function judgeEarly(db: ReadableDb, change: ProfileChange): Said | null {
  const { intent, attempts } = change;
  if (intent.kind === 'create-profile') {
    // Tried before, a profile of that name may well be ours.
    const taken = attempts === 0 && isNameTaken(db, intent.settings.name);
    return taken ? { state: 'refused', errorCode: 'profile_name_taken' } : null;
  }
  if (intent.kind === 'upload-self-maintained') {
    // Once tried, a profile of that name may well be ours; what is sent looks first.
    const taken = !wasTried(db, change) && findIvantiProfile(db, intent.name) !== null;
    return taken ? { state: 'refused', errorCode: 'profile_name_taken' } : null;
  }
  const standing = judgeProfile(db, change);
  if (standing === 'wanted') return { state: 'done', errorCode: null };
  if (standing === 'gone') return { state: 'refused', errorCode: goneCode(db, intent) };
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
