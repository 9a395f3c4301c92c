import type { ErrorEnvelope } from '#shared/errors.ts';
import type { NudgeReason } from '../../services.ts';
import { confirmationGapMs } from './back-off.ts';

/** What the sender knows beyond the ledger: lives as long as the desk. Times are of the monotonic clock, in milliseconds. */
export type SendMemory = {
  /** Changes with unconfirmed devices: since when, and how many readings have not shown them. */
  polls: Map<string, { since: number; reads: number }>;
  /** When a change that failed may be tried again. */
  due: Map<string, number>;
  /** Until when a new change is kept back, so that taking it back sends nothing. */
  held: Map<string, number>;
  /** Ivanti's failures in a row, and when it may be asked again. */
  ivanti: { failures: number; notBefore: number; error: ErrorEnvelope | null };
  /** Most devices the server was seen to take in one call; null until it complained. */
  devicesPerCall: number | null;
};

/** A memory with nothing in it, as after every start. */
export function createSendMemory(): SendMemory {
  return { polls: new Map(), due: new Map(), held: new Map(), ivanti: ivantiWell(), devicesPerCall: null };
}

/** Nothing is held against Ivanti. */
export function ivantiWell(): SendMemory['ivanti'] {
  return { failures: 0, notBefore: Number.NEGATIVE_INFINITY, error: null };
}

/** Somebody asked, or the world has changed: nothing waits any longer for its time. */
export function forgetWaits(memory: SendMemory): void {
  memory.held.clear();
  memory.due.clear();
  memory.ivanti = ivantiWell();
}

/** What decides when the next pass comes. Times are of the monotonic clock, in milliseconds. */
export type Schedule = {
  /** Why the loop was woken since the last pass. */
  reasons: Set<NudgeReason>;
  /** There is an integration, and it is switched on. */
  connected: boolean;
  workingOffline: boolean;
  /** The person has paused sending: what waits brings no pass. */
  sendingPaused: boolean;
  /** Somebody waits for a reading of everything that sends nothing. */
  lookWanted: boolean;
  /** The system says that there is no network: a hint, believed until somebody asks. */
  networkDown: boolean;
  /** The person stopped a first sync: it goes on when asked. */
  firstSyncStopped: boolean;
  /** The next thorough pass. */
  nextAt: number;
  /** After a failure: not before this. */
  retryAt: number | null;
  /** The person has to do something first (credentials, keychain): only the timer and being asked try again. */
  paused: boolean;
  /** When the server was last read. */
  lastReadAt: number;
};

const forcing: readonly NudgeReason[] = ['asked', 'connected', 'online', 'wake'];

/** Whether somebody asked in a way that no backoff and no timer holds up. */
export function isForced(schedule: Schedule): boolean {
  return forcing.some((reason) => schedule.reasons.has(reason));
}

/** When the next pass is due; Infinity when nothing but a nudge brings one. */
export function nextPassAt(schedule: Schedule, memory: SendMemory): number {
  if (!schedule.connected) return Number.POSITIVE_INFINITY;
  if (schedule.lookWanted) return 0;
  if (schedule.workingOffline) return Number.POSITIVE_INFINITY;
  if (isForced(schedule)) return 0;
  if (schedule.networkDown || schedule.firstSyncStopped) return Number.POSITIVE_INFINITY;
  if (schedule.retryAt !== null) return schedule.retryAt;
  if (schedule.paused) return schedule.nextAt;
  if (schedule.reasons.has('change') && !schedule.sendingPaused) return 0;
  const reads = [...memory.polls.values()].map((poll) => poll.reads);
  const poll =
    reads.length > 0 ? schedule.lastReadAt + confirmationGapMs(Math.min(...reads)) : Number.POSITIVE_INFINITY;
  const waiting = schedule.sendingPaused ? [] : [...memory.due.values(), ...memory.held.values()];
  return Math.min(schedule.nextAt, poll, ...waiting);
}
