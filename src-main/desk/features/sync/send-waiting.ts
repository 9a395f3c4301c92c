import { setImmediate } from 'node:timers/promises';
import { AppError } from '#shared/errors.ts';
import { type ChangeRow, notePostponed, readChange, readUnfinishedChanges } from '../../db/tables/changes.ts';
import { isOwnProfileId } from '../../db/tables/new-profiles.ts';
import { isProfileChange } from '../../db/tables/profile-changes.ts';
import type { Services } from '../../services.ts';
import { logOutcomes } from './log-outcomes.ts';
import { measureProgress } from './measure-progress.ts';
import { sendChunk } from './send-chunk.ts';
import { sendProfile } from './send-profile.ts';
import type { SyncRun } from './sync-run.ts';
import type { SendMemory } from './sync-schedule.ts';
import { takeChunk } from './take-chunk.ts';

/** Requests with an unknown end in a row before the pass is broken off: the server or the line is ill, not the change. */
const MOST_UNKNOWN = 3;
/** Devices sent before the server is read again, so that what is compared with stays fresh. */
const DEVICES_BETWEEN_READINGS = 10_000;

/** What a round of sending carries along. */
type Round = {
  unknown: number;
  sent: number;
  sentSinceReading: number;
  read: () => Promise<void>;
  /** Says how many devices have been sent. */
  show(sent: number): void;
};

/**
 * Sends what is waiting, in the order it was made; `read` is called every so often to see the server anew. A change that
 * fails does not hold back the others; devices wait for the profile they go to, if Samsung has yet to make it. A failure of
 * the connection, the credentials or the pace ends the round and is thrown; a pause ends it quietly after the request under way.
 */
export async function sendWaiting(run: SyncRun, read: () => Promise<void>): Promise<void> {
  const changes = readUnfinishedChanges(run.services.db);
  const waiting = changes.reduce((sum, { outcomes }) => sum + outcomes.waiting, 0);
  const progress = measureProgress(run.services.clock, 0);
  const show = (sent: number) => run.show('sending', progress(sent, waiting));
  const round: Round = { unknown: 0, sent: 0, sentSinceReading: 0, read, show };
  for (const { changeId } of changes) {
    if (run.isPaused()) return;
    const change = readChange(run.services.db, changeId);
    if (!change || change.outcomes.waiting === 0 || !isDue(run.services, run.memory, change)) continue;
    try {
      if (isProfileChange(change)) await sendProfile(run, change);
      else if (!isOwnProfileId(change.profileId)) await sendChange(run, change, round);
    } finally {
      if (run.services.db.open) logOutcomes(run.services, 'changes.sent', change);
    }
  }
}

/** Whether a change has been kept back long enough, and its own backoff is over or was ended by the person. */
function isDue({ clock, db }: Services, memory: SendMemory, change: ChangeRow): boolean {
  if ((memory.held.get(change.changeId) ?? 0) > clock.monotonicMs()) return false;
  memory.held.delete(change.changeId);
  const due = memory.due.get(change.changeId);
  if (change.notBefore !== null && due !== undefined && due > clock.monotonicMs()) return false;
  memory.due.delete(change.changeId);
  if (change.notBefore !== null) notePostponed(db, change.changeId, change.attempts, null);
  return true;
}

async function sendChange(run: SyncRun, change: ChangeRow, round: Round): Promise<void> {
  const { services, memory } = run;
  for (let after = ''; ; ) {
    if (run.signal.aborted) throw new AppError('cancelled', 'sending was stopped');
    if (run.isPaused()) return;
    const size = chunkSize(run, change);
    const chunk = takeChunk(services.db, change, { after, size, at: services.clock.now().toISOString() });
    if (chunk.looked === 0) return;
    after = chunk.last;
    run.announce(['changes', 'devices', 'profiles']);
    if (chunk.deviceIds.length === 0) {
      await setImmediate();
      continue;
    }
    round.show(round.sent);
    memory.polls.set(change.changeId, { since: services.clock.monotonicMs(), reads: 0 });
    const end = await sendChunk(run, change, chunk.deviceIds);
    if (end.kind === 'unsent') throw end.error;
    round.unknown = end.kind === 'unknown' ? round.unknown + 1 : 0;
    if (end.kind === 'unknown' && round.unknown >= MOST_UNKNOWN) throw end.error;
    round.sent += chunk.deviceIds.length;
    round.sentSinceReading += chunk.deviceIds.length;
    if (round.sentSinceReading < DEVICES_BETWEEN_READINGS) continue;
    round.sentSinceReading = 0;
    await round.read();
  }
}

/** A change that failed is tried again in ever smaller chunks, so that the device at fault ends up alone. */
function chunkSize(run: SyncRun, { kind, attempts }: ChangeRow): number {
  // Uploads are approved whole: every chunk would ask for the same again.
  if (kind === 'approve') return DEVICES_BETWEEN_READINGS;
  const most = Math.min(run.knox.limits.devicesPerCall, run.memory.devicesPerCall ?? Number.POSITIVE_INFINITY);
  return Math.max(1, Math.floor(most / 4 ** attempts));
}
