import type { Reachability, SyncPhase } from '#shared/domain/sync-status.ts';
import { AppError, codeOf, envelopeOf, isRetryable, isUnreachable } from '#shared/errors.ts';
import { asAppError, endsConnection } from '../../db/sql.ts';
import { readUnfinishedChanges } from '../../db/tables/changes.ts';
import { readCursor } from '../../db/tables/sync-cursor.ts';
import type { Services } from '../../services.ts';
import { backoffMs } from './back-off.ts';
import { connectServers, type Servers } from './connect-servers.ts';
import { releaseChanges } from './hold-new-changes.ts';
import { needsPerson } from './judge-failure.ts';
import { passIntervalMs } from './pass-interval.ts';
import { DELTA_MARGIN_MS } from './run-delta.ts';
import { lookAfterQueue, type PassDepth, runPass } from './run-pass.ts';
import { doubtInterrupted } from './settle-by-reading.ts';
import { FIRST_SYNC_JOB, type StatusBoard } from './status-board.ts';
import type { SyncRun } from './sync-run.ts';
import type { SendMemory } from './sync-schedule.ts';
import { isForced, type Schedule } from './sync-schedule.ts';

/** Runs passes one at a time and draws the consequences of how they end. */
export type PassRunner = {
  run(): Promise<void>;
  /** The next pass reads every device. */
  wantFull(): void;
  /** The next pass reads everything and sends nothing; resolves when it is through, throws what ended it. */
  look(): Promise<void>;
  /** Stops a pass that reads; one that sends goes on. */
  cancelReading(): void;
  /** Stops a pass; an answer to something sent is waited for so long. */
  cancel(lastAnswerMs?: number): void;
  /** Connects anew before the next pass: settings or secrets changed. */
  forgetServers(): void;
};

type Parts = { services: Services; schedule: Schedule; memory: SendMemory; board: StatusBoard };
type Pass = { read: AbortController; send: AbortController; looks: boolean };
type Looker = { resolve: () => void; reject: (error: unknown) => void };

/** Paused, the queue tries again at the timer, never more than once a minute. Milliseconds. */
const LEAST_PAUSE_MS = 60_000;

/** A runner for one desk. */
export function createPassRunner(parts: Parts): PassRunner {
  const { services, schedule, board } = parts;
  let servers: Servers | null = null;
  let pass: Pass | null = null;
  let failures = 0;
  let full = false;
  let lookers: Looker[] = [];

  async function run(): Promise<void> {
    const looking = lookers;
    lookers = [];
    const looks = looking.length > 0;
    const depth = looks ? takeLook(parts) : takeDepth(parts, full);
    if (!looks) full = false;
    const mine = { read: new AbortController(), send: new AbortController(), looks };
    pass = mine;
    const problems: Parameters<SyncRun['note']>[0][] = [];
    try {
      const connected = servers ?? (await connectServers(services));
      // Another tenant may have been connected meanwhile: these clients must not be kept for it.
      mine.read.signal.throwIfAborted();
      servers = connected;
      // A disk that was full may have swallowed what became of the last request; nothing of it is under way any more.
      doubtInterrupted(services.db, services.clock.now().toISOString());
      await runPass(makeRun(parts, connected, mine, problems), depth);
      failures = 0;
      succeed(parts, depth);
      board.set({ error: problems[0] ?? null });
      for (const { resolve } of looking) resolve();
    } catch (thrown) {
      const error = asAppError(thrown);
      for (const { reject } of looking) reject(error);
      if (!services.db.open) return;
      if (endsConnection(error)) services.reportDamage(codeOf(error));
      if (depth === 'full' && !looks) full = !mine.read.signal.aborted;
      if (!mine.read.signal.aborted) {
        failures += 1;
        if (needsPerson(error)) servers = null;
      }
      fail(parts, error, { cancelled: mine.read.signal.aborted, failures });
    } finally {
      pass = null;
      mine.send.abort();
      if (services.db.open) finish(parts);
    }
  }

  return {
    run,
    wantFull: () => {
      full = true;
    },
    look: () =>
      new Promise((resolve, reject) => {
        lookers.push({ resolve, reject });
        schedule.lookWanted = true;
      }),
    cancelReading: () => {
      if (board.facts().phase !== 'sending') pass?.read.abort(new AppError('cancelled', 'reading was stopped'));
    },
    cancel: (lastAnswerMs) => {
      const ending = pass;
      if (!ending) return;
      ending.read.abort(new AppError('cancelled', 'the pass was stopped'));
      if (lastAnswerMs === undefined) return;
      const giveUp = () => ending.send.abort(new AppError('cancelled', 'the desk is closing'));
      services.clock.sleep(lastAnswerMs, ending.send.signal).then(giveUp, () => undefined);
    },
    forgetServers: () => {
      servers = null;
      schedule.paused = false;
    },
  };
}

/** Why else the loop was woken stays as it is: a pass that looks sends nothing of it. */
function takeLook({ schedule }: Parts): PassDepth {
  schedule.lookWanted = false;
  return 'full';
}

/** How deep the next pass goes: the timer and people ask for every list, a change only for the queue. */
function takeDepth({ services, schedule }: Parts, full: boolean): PassDepth {
  const thorough = isForced(schedule) || schedule.nextAt <= services.clock.monotonicMs();
  schedule.firstSyncStopped = false;
  schedule.reasons.clear();
  if (full) return 'full';
  return thorough ? 'thorough' : 'brief';
}

function makeRun(parts: Parts, servers: Servers, pass: Pass, problems: Parameters<SyncRun['note']>[0][]): SyncRun {
  const { services, schedule, memory, board } = parts;
  let shown: SyncPhase = 'idle';
  const run: SyncRun = {
    services,
    ...servers,
    ivantiAway: false,
    memory,
    isPaused: () => pass.looks || schedule.sendingPaused,
    signal: pass.read.signal,
    sendSignal: pass.send.signal,
    show(phase, progress) {
      if (phase !== 'first-sync') endFirstSyncJob(parts);
      shown = phase;
      board.set({ phase, progress });
    },
    announce: (tables) => board.announce(tables),
    note: (problem) => problems.push(problem),
    async between() {
      if (run.isPaused()) return;
      const released = releaseChanges(services, memory);
      if (!schedule.reasons.delete('change') && !released) return;
      const before = shown;
      await lookAfterQueue(run, DELTA_MARGIN_MS);
      run.show(before, board.facts().progress);
    },
  };
  if (!readCursor(services.db).firstSyncDone) services.jobs.set(FIRST_SYNC_JOB, pass.read);
  return run;
}

function succeed({ services, schedule, board }: Parts, depth: PassDepth): void {
  schedule.retryAt = null;
  schedule.paused = false;
  schedule.networkDown = false;
  if (depth !== 'brief') schedule.nextAt = services.clock.monotonicMs() + passIntervalMs(services);
  if (!schedule.workingOffline) board.set({ reachability: 'online' });
}

function fail(parts: Parts, error: unknown, how: { cancelled: boolean; failures: number }): void {
  const { services, schedule, board } = parts;
  const now = services.clock.monotonicMs();
  if (how.cancelled) {
    schedule.nextAt = Math.max(schedule.nextAt, now + passIntervalMs(services));
    if (!readCursor(services.db).firstSyncDone) schedule.firstSyncStopped = true;
    board.set({ error: null });
    return;
  }
  const envelope = envelopeOf(error);
  const reason = error instanceof AppError ? error.message : error instanceof Error ? error.stack : 'unknown';
  services.log('warn', `a pass ended with ${envelope.code}: ${reason}`);
  if (needsPerson(error) || !isRetryable(error)) {
    schedule.paused = true;
    schedule.retryAt = null;
    schedule.nextAt = now + Math.max(LEAST_PAUSE_MS, passIntervalMs(services));
  } else {
    schedule.paused = false;
    schedule.retryAt = now + retryMs(services, error, how.failures);
  }
  // What failed otherwise has to be seen: while offline, nobody is told of anything else.
  const reachability: Reachability = isUnreachable(envelope.code) ? 'offline' : 'online';
  board.set({ error: envelope, reachability: schedule.workingOffline ? 'working-offline' : reachability });
}

/** A server that names a time is left alone exactly so long; where one signs in nobody knocks more than once a minute. */
function retryMs({ random }: Services, error: unknown, failures: number): number {
  const { retryAfterMs, step } = error instanceof AppError ? error.details : {};
  if (typeof retryAfterMs === 'number') return retryAfterMs;
  const nobodyThere = codeOf(error) === 'offline' || codeOf(error) === 'host_unknown';
  const least = step === 'accessToken' && !nobodyThere ? LEAST_PAUSE_MS : 0;
  return Math.max(least, backoffMs(failures, random()));
}

function finish(parts: Parts): void {
  const { services, schedule, memory, board } = parts;
  schedule.lastReadAt = services.clock.monotonicMs();
  const unfinished = new Map(readUnfinishedChanges(services.db).map((change) => [change.changeId, change]));
  for (const changeId of memory.due.keys()) {
    if ((unfinished.get(changeId)?.outcomes.waiting ?? 0) === 0) memory.due.delete(changeId);
  }
  for (const changeId of memory.held.keys()) {
    if ((unfinished.get(changeId)?.outcomes.waiting ?? 0) === 0) memory.held.delete(changeId);
  }
  for (const changeId of memory.polls.keys()) {
    if ((unfinished.get(changeId)?.outcomes.unconfirmed ?? 0) === 0) memory.polls.delete(changeId);
  }
  endFirstSyncJob(parts);
  board.set({ phase: 'idle', progress: null });
}

/** Tells how a first sync ended, once: its progress is the last one shown. */
function endFirstSyncJob({ services, board }: Parts): void {
  if (!services.jobs.delete(FIRST_SYNC_JOB)) return;
  const { progress, error } = board.facts();
  const cancelled = { code: 'cancelled', message: 'the first sync was stopped', details: {}, logId: null } as const;
  const done = readCursor(services.db).firstSyncDone;
  services.publish('job.progress', {
    jobId: FIRST_SYNC_JOB,
    kind: 'first-sync',
    progress: progress ?? { done: 0, total: null, perSecond: 0, leftMs: null },
    finished: done ? { ok: true, detail: null } : { ok: false, error: error ?? cancelled },
  });
}
