import { setImmediate } from 'node:timers/promises';
import type { SyncStatus } from '#shared/domain/sync-status.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { endsConnection } from '../../db/sql.ts';
import { indexWordsSlice } from '../../db/tables/device-words.ts';
import { readIntegration, setSendingPaused, setWorkingOffline } from '../../db/tables/integration.ts';
import { readCursor } from '../../db/tables/sync-cursor.ts';
import type { NudgeReason, Services, SyncControl } from '../../services.ts';
import { doubtRestored } from './doubt-restored.ts';
import { createForgetting } from './forget-edits.ts';
import { holdNewChanges } from './hold-new-changes.ts';
import { passIntervalMs } from './pass-interval.ts';
import { createPassRunner, type PassRunner } from './pass-runner.ts';
import { doubtInterrupted, recallPostponed } from './settle-by-reading.ts';
import { createStatusBoard, type StatusBoard } from './status-board.ts';
import { createSendMemory, forgetWaits, nextPassAt, type Schedule, type SendMemory } from './sync-schedule.ts';
import { warnOfEndings } from './warn-of-endings.ts';

/** The one place with timers: it decides when the servers are read and the queue is sent. */
export type SyncLoop = SyncControl & {
  /** Starts the loop, once the services are complete; the first pass comes at once. */
  begin(): void;
  /** Wakes it; never waits. */
  nudge(reason: NudgeReason): void;
  /** What the system says of the network: a hint, not believed for servers on this machine. */
  setOffline(offline: boolean): void;
  /** Ends it: reading at once, a request that writes within a second and a half. */
  stop(): Promise<void>;
};

const WORDS_PER_SLICE = 1_000;
const LONGEST_SLEEP_MS = 3_600_000;
/** How long an answer to something sent is waited for at the end. Milliseconds. */
const LAST_ANSWER_MS = 1_500;

type Loop = {
  services: Services;
  schedule: Schedule;
  memory: SendMemory;
  board: StatusBoard;
  runner: PassRunner;
  /** Idle work beside the words. */
  forget: () => boolean;
  undoMs: number;
  wake: AbortController;
  stopped: boolean;
};

/** Makes the loop of one desk; nothing runs before `begin`. New changes are kept back for `undoMs` milliseconds. */
export function createSyncLoop(services: Services, undoMs: number): SyncLoop {
  const loop = assemble(services, undoMs);
  let running: Promise<void> | null = null;
  const status = (): SyncStatus => loop.board.status();
  return {
    begin() {
      if (running) return;
      prepare(loop);
      running = runLoop(loop);
    },
    nudge: (reason) => nudge(loop, reason),
    start(full) {
      needActive(services);
      if (full) loop.runner.wantFull();
      services.remote.liftPauses();
      nudge(loop, 'asked');
      return status();
    },
    pauseSending(paused) {
      pauseSending(loop, paused);
      return status();
    },
    sendNow() {
      sendNow(loop);
      return status();
    },
    look() {
      needActive(services);
      services.remote.liftPauses();
      const looked = loop.runner.look();
      loop.wake.abort();
      return looked;
    },
    cancel() {
      if (!readCursor(services.db).firstSyncDone) loop.schedule.firstSyncStopped = true;
      loop.runner.cancelReading();
      return status();
    },
    workOffline(offline) {
      workOffline(loop, offline);
      return status();
    },
    status,
    setOffline(offline) {
      if (isOnThisMachine(services)) return;
      loop.schedule.networkDown = offline;
      if (!loop.schedule.workingOffline) loop.board.set({ reachability: offline ? 'offline' : 'online' });
      if (!offline) nudge(loop, 'online');
    },
    async stop() {
      loop.stopped = true;
      loop.runner.cancel(LAST_ANSWER_MS);
      loop.wake.abort();
      await running;
      loop.board.flush();
      loop.board.close();
    },
  };
}

function assemble(services: Services, undoMs: number): Loop {
  const integration = readIntegration(services.db);
  const schedule: Schedule = {
    reasons: new Set(),
    connected: integration?.active ?? false,
    workingOffline: integration?.workingOffline ?? false,
    sendingPaused: integration?.sendingPaused ?? false,
    lookWanted: false,
    networkDown: false,
    firstSyncStopped: false,
    nextAt: services.clock.monotonicMs(),
    retryAt: null,
    paused: false,
    lastReadAt: Number.NEGATIVE_INFINITY,
  };
  const memory = createSendMemory();
  const board = createStatusBoard(services, () => tellNext(services, schedule, memory));
  if (schedule.workingOffline) board.set({ reachability: 'working-offline' });
  const runner = createPassRunner({ services, schedule, memory, board });
  const forget = createForgetting(services);
  return { services, schedule, memory, board, runner, forget, undoMs, wake: new AbortController(), stopped: false };
}

/** Before anything is sent: a restored ledger and what was under way when the desk ended are in doubt, and backoffs go on. */
function prepare({ services, memory }: Loop): void {
  doubtRestored(services);
  doubtInterrupted(services.db, services.clock.now().toISOString());
  recallPostponed(services, memory);
}

function nudge(loop: Loop, reason: NudgeReason): void {
  const { schedule, board } = loop;
  if (reason === 'connected') {
    const row = readIntegration(loop.services.db);
    schedule.connected = row?.active ?? false;
    schedule.workingOffline = row?.workingOffline ?? false;
    schedule.sendingPaused = row?.sendingPaused ?? false;
    // What runs now may be reading another tenant, or one that was switched off.
    loop.runner.cancel();
    loop.runner.forgetServers();
    board.announce(['integration']);
  }
  if (reason === 'interval') {
    schedule.nextAt = Math.min(schedule.nextAt, loop.services.clock.monotonicMs() + passIntervalMs(loop.services));
    board.set({});
    loop.wake.abort();
    return;
  }
  if (reason !== 'change') forgetWaits(loop.memory);
  else if (holdNewChanges(loop.services, loop.memory, loop.undoMs)) {
    // All that waits is kept back: the schedule knows until when.
    board.set({});
    loop.wake.abort();
    return;
  }
  schedule.reasons.add(reason);
  board.set({});
  loop.wake.abort();
}

function needActive({ db }: Services): void {
  const integration = readIntegration(db);
  if (integration === null) throw new AppError('not_connected', 'the workspace is not connected');
  if (!integration.active) throw new AppError('integration_off', 'the integration is switched off');
}

function workOffline(loop: Loop, offline: boolean): void {
  const { services, schedule, board } = loop;
  setWorkingOffline(services.db, offline);
  schedule.workingOffline = offline;
  if (offline) loop.runner.cancel();
  board.set({ reachability: offline ? 'working-offline' : 'online' });
  board.announce(['integration']);
  if (!offline) nudge(loop, 'asked');
}

function pauseSending(loop: Loop, paused: boolean): void {
  const { services, schedule, board } = loop;
  if (readIntegration(services.db) === null) throw new AppError('not_connected', 'the workspace is not connected');
  setSendingPaused(services.db, paused);
  schedule.sendingPaused = paused;
  board.set({});
  board.announce(['integration']);
  if (!paused) nudge(loop, 'asked');
}

/** A pass that is reading lets what waits in between; backoff and the grace of new changes are over. */
function sendNow(loop: Loop): void {
  const { services, schedule } = loop;
  needActive(services);
  if (schedule.sendingPaused) throw new AppError('sending_paused', 'sending is paused');
  services.remote.liftPauses();
  schedule.reasons.add('change');
  nudge(loop, 'asked');
}

async function runLoop(loop: Loop): Promise<void> {
  const { services, schedule, memory, runner } = loop;
  while (!loop.stopped) {
    const wait = nextPassAt(schedule, memory) - services.clock.monotonicMs();
    if (wait > 0) {
      if (!indexSlice(services) && !loop.forget()) await rest(loop, wait);
      else await setImmediate();
      continue;
    }
    await runner.run();
  }
}

/** Idle moments go to the words that are searched by any part of them; true while there is more to do. */
function indexSlice({ db, log, reportDamage }: Services): boolean {
  try {
    return indexWordsSlice(db, WORDS_PER_SLICE);
  } catch (error) {
    if (endsConnection(error)) reportDamage(codeOf(error));
    log('warn', `words of devices were not indexed: ${error instanceof Error ? error.message : 'unknown'}`);
    return false;
  }
}

/** After every pass and at least once an hour: a token ends while nothing else happens. */
async function rest(loop: Loop, ms: number): Promise<void> {
  warnOfEndings(loop.services);
  const wake = new AbortController();
  loop.wake = wake;
  await loop.services.clock.sleep(Math.min(ms, LONGEST_SLEEP_MS), wake.signal).catch(() => undefined);
}

function tellNext({ clock }: Services, schedule: Schedule, memory: SendMemory): string | null {
  const at = nextPassAt(schedule, memory);
  if (!Number.isFinite(at)) return null;
  return new Date(clock.now().getTime() + Math.max(0, at - clock.monotonicMs())).toISOString();
}

/** The network of the system says nothing about servers behind loopback, such as the demo depot's. */
function isOnThisMachine({ db }: Services): boolean {
  const row = readIntegration(db);
  if (!row) return false;
  const { hostname } = new URL(row.baseUrl);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
