import type { BatchReport, DeviceOutcome } from '#shared/domain/batch-report.ts';
import type { DeviceId } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { AppError, codeOf, type ErrorCode } from '#shared/errors.ts';
import { applyVerdicts, type Verdict, writeVerdicts } from '../../db/tables/change-outcomes.ts';
import type { ChangeKey } from '../../db/tables/changes.ts';
import { approveUploadsOf, deleteAtServer } from './call-server.ts';
import { errorIdOf, judgeFailure } from './judge-failure.ts';
import { openUsers, partsOf, type UsersToSend } from './open-users.ts';
import type { SyncRun } from './sync-run.ts';

/** How a chunk ended: through, with its outcome unknown, or stopped before its end by a failure of the call as such. */
export type ChunkEnd = { kind: 'through' } | { kind: 'unknown' | 'unsent'; error: unknown };

/**
 * Sends devices that are marked `sending`, and writes down what became of each. A refusal that means one of them is halved
 * down to single devices, which are then refused with Samsung's code and errorId; an approval is of whole uploads
 * and refused whole. What was accepted is `unconfirmed` until a reading shows it; so is what may have arrived. What was
 * surely not sent is `waiting` again, as is what a pause came before.
 */
export async function sendChunk(run: SyncRun, change: ChangeKey, deviceIds: DeviceId[]): Promise<ChunkEnd> {
  const opened = await openUsers(run, change, deviceIds).catch((error: unknown) => ({ error }));
  if ('error' in opened) return keepRest(run, change, [deviceIds], { kind: 'unsent', error: opened.error });
  const { users, lost } = opened;
  const isLost = new AppError('password_lost', 'a password that was kept cannot be opened');
  say(
    run,
    change,
    lost.map((deviceId) => verdict(deviceId, 'refused', isLost)),
  );
  return sendParts(run, { change, users }, partsOf(run, opened, deviceIds));
}

/** What is sent: a change, and users and passwords of some of its devices. */
type Sending = { change: ChangeKey; users: UsersToSend['users'] };

async function sendParts(run: SyncRun, sending: Sending, parts: DeviceId[][]): Promise<ChunkEnd> {
  const { change } = sending;
  let end: ChunkEnd = { kind: 'through' };
  for (let part = parts.shift(); part; part = parts.shift()) {
    if (run.isPaused()) return keepRest(run, change, [part, ...parts], end);
    if (run.signal.aborted)
      return keepRest(run, change, [part, ...parts], { kind: 'unsent', error: run.signal.reason });
    try {
      const { outcomes } = await callServer(run, sending, part);
      say(
        run,
        change,
        outcomes.map((outcome) => toVerdict(change, outcome)),
      );
    } catch (error) {
      const judgement = judgeFailure(error);
      if (judgement === 'unsent') return keepRest(run, change, [part, ...parts], { kind: 'unsent', error });
      if (judgement === 'halve' && part.length > 1 && change.kind !== 'approve')
        parts.unshift(...halves(run, part, codeOf(error)));
      else if (judgement === 'unknown') {
        say(
          run,
          change,
          part.map((deviceId) => verdict(deviceId, 'unconfirmed', error)),
        );
        end = { kind: 'unknown', error };
        if (run.sendSignal.aborted) return keepRest(run, change, parts, end);
      } else
        say(
          run,
          change,
          part.map((deviceId) => verdict(deviceId, 'refused', error)),
        );
    }
  }
  return end;
}

async function callServer(run: SyncRun, { change, users }: Sending, part: readonly DeviceId[]): Promise<BatchReport> {
  const { knox, sendSignal } = run;
  if (change.kind === 'approve') return approveUploadsOf(run, part);
  if (change.kind === 'delete') return deleteAtServer(run, part);
  if (change.profileId === DEFAULT_PROFILE_ID) return knox.unassignProfile(part, sendSignal);
  const theirs = part.flatMap((deviceId) => users.get(deviceId) ?? []);
  return knox.assignProfile(change.profileId, part, sendSignal, new Map(theirs.map((one) => [one.deviceId, one])));
}

function halves(run: SyncRun, part: DeviceId[], code: ErrorCode): DeviceId[][] {
  const middle = Math.ceil(part.length / 2);
  if (code === 'too_many_devices') run.memory.devicesPerCall = middle;
  return [part.slice(0, middle), part.slice(middle)];
}

function keepRest(run: SyncRun, change: ChangeKey, parts: DeviceId[][], end: ChunkEnd): ChunkEnd {
  say(
    run,
    change,
    parts
      .flat()
      .map((deviceId) => ({ deviceId, state: 'waiting', errorCode: null, errorId: null, seenProfileId: null })),
  );
  return end;
}

function say(run: SyncRun, change: ChangeKey, verdicts: Verdict[]): void {
  if (verdicts.length === 0) return;
  const { db, clock } = run.services;
  writeVerdicts(db, verdicts);
  applyVerdicts(db, change, clock.now().toISOString());
  run.announce(['changes', 'devices', 'profiles']);
}

function verdict(deviceId: DeviceId, state: 'unconfirmed' | 'refused', error: unknown): Verdict {
  return { deviceId, state, errorCode: codeOf(error), errorId: errorIdOf(error), seenProfileId: null };
}

/**
 * Even what the server calls done is shown to be done by reading it: until then the overlay stands for it. A deletion the
 * answer does not tell of can never be seen in what changed; it counts as perhaps lost, so that the server is asked again.
 */
function toVerdict({ kind }: ChangeKey, outcome: DeviceOutcome): Verdict {
  const { deviceId } = outcome;
  if (outcome.outcome === 'refused')
    return { deviceId, state: 'refused', errorCode: outcome.code, errorId: outcome.errorId, seenProfileId: null };
  const errorCode = kind === 'delete' && outcome.outcome === 'unconfirmed' ? 'not_confirmed' : null;
  return { deviceId, state: 'unconfirmed', errorCode, errorId: null, seenProfileId: null };
}
