import type { DeviceId } from '#shared/domain/device.ts';
import { type ChangeState, isLive, makesProfile } from '#shared/domain/queued-change.ts';
import { AppError, codeOf, type ErrorCode } from '#shared/errors.ts';
import { type ReadableDb, transaction } from '../../db/sql.ts';
import { applyVerdicts, writeVerdicts } from '../../db/tables/change-outcomes.ts';
import { notePostponed } from '../../db/tables/changes.ts';
import { wasHandedOver } from '../../db/tables/handover-changes.ts';
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
import { findProfileContent, isNameTaken } from '../../db/tables/profiles.ts';
import { leaveIvantiAlone } from './ask-ivanti.ts';
import { errorIdOf, judgeFailure } from './judge-failure.ts';
import { goneCode, hasSettings, judgeProfile, needsIvanti } from './judge-profile.ts';
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
  run.memory.polls.set(change.changeId, { since: run.services.clock.monotonicMs(), reads: 0 });
  const early = judgeEarly(run.services.db, change);
  if (early !== null) return sayOfProfile(run, change, early);
  sayOfProfile(run, change, { state: 'sending' });
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
 * unless it waits for the person, or a newer one stands in for it: those two would wait for each other. Settings and a token
 * value are each written with the whole profile: while one is under way, the other would put back what was read before it.
 * A device that is to be deleted is not changed before.
 */
export function orderOf(db: ReadableDb, change: ProfileChange): 'now' | 'later' | 'replaced' {
  const others = readProfileChanges(db).filter(
    ({ changeId, intent }) => changeId !== change.changeId && intent.profileId === change.intent.profileId,
  );
  if (isReplaced(change, others)) return 'replaced';
  const comesFirst = (other: ProfileChange) => {
    if (makesProfile(other.intent.kind) || (takesAway(other, change) && isLive(other.state))) return true;
    const older = other.sequence < change.sequence;
    if (isSameSubject(other, change)) return older && other.outcomes.waiting === 0;
    if (writesWhole(change) && writesWhole(other) && isUnderWay(other)) return true;
    return older && isAboutToken(change) && isAboutToken(other) && isLive(other.state) && !isReplaced(other, others);
  };
  return others.some(comesFirst) ? 'later' : 'now';
}

function isReplaced(change: ProfileChange, others: readonly ProfileChange[]): boolean {
  const standsIn = ({ sequence, outcomes, intent }: ProfileChange) =>
    sequence > change.sequence && outcomes.waiting > 0 && !makesProfile(intent.kind);
  const waits = change.outcomes.waiting > 0;
  return waits && others.some((other) => standsIn(other) && isSameSubject(other, change));
}

function isSameSubject(one: ProfileChange, other: ProfileChange): boolean {
  return subjectOf(one.intent) === subjectOf(other.intent);
}

function isUnderWay({ outcomes }: ProfileChange): boolean {
  return outcomes.sending + outcomes.unconfirmed > 0;
}

function writesWhole({ intent }: ProfileChange): boolean {
  return intent.kind === 'update-profile' || intent.kind === 'refresh-token';
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
    return taken ? judgeTaken(db, change) : null;
  }
  if (intent.kind === 'upload-self-maintained') {
    // Once tried, a profile of that name may well be ours; what is sent looks first.
    const taken = !wasTried(db, change) && findIvantiProfile(db, intent.name) !== null;
    return taken ? judgeTaken(db, change) : null;
  }
  const standing = judgeProfile(db, change);
  if (standing === 'wanted') return { state: 'done', errorCode: null };
  if (standing === 'gone') return { state: 'refused', errorCode: goneCode(db, intent) };
  // A new value that was asked for before, and did not get as far as Samsung, is ours and no conflict.
  if (standing === 'as-based' || (intent.kind === 'refresh-token' && attempts > 0)) return null;
  return { state: 'conflict', errorCode: 'changed_on_server' };
}

/** The name of a new profile is taken: by the profile itself, when another laptop has the same change and has sent it. */
function judgeTaken(db: ReadableDb, change: ProfileChange): Said {
  const { intent } = change;
  const content = intent.kind === 'create-profile' ? findProfileContent(db, intent.settings.name) : null;
  const isMade =
    intent.kind === 'create-profile'
      ? content !== null && hasSettings(content, intent.settings)
      : judgeProfile(db, change) === 'wanted';
  if (isMade && wasHandedOver(db, change.changeId)) return { state: 'unconfirmed', errorCode: null };
  return { state: 'refused', errorCode: 'profile_name_taken' };
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
