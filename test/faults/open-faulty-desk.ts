import { readUnfinishedChanges } from '../../src-main/desk/db/tables/changes.ts';
import { LONGEST_BACKOFF_MS } from '../../src-main/desk/features/sync/back-off.ts';
import type { Deadlines } from '../../src-main/desk/remote/deadlines.ts';
import { startSimulator } from '../../src-main/simulator/start-simulator.ts';
import type { SimulatorSwitches } from '../../src-main/simulator/switches.ts';
import { startSynced } from '../helpers/desk-actions.ts';
import { createFastClock, type FastClock } from '../helpers/fast-clock.ts';
import { openTestDesk, type TestDesk } from '../helpers/open-test-desk.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

/** Deadlines a test can wait for, and that a healthy answer keeps on a busy machine. */
export const tightDeadlines: Deadlines = { headersMs: 1_000, idleMs: 1_000, totalMs: 3_000 };

const WHOLE_MS = 20;
/** A loop that has not begun a pass so long after its time is in the middle of something else. Virtual milliseconds. */
const ASLEEP_MS = 2_000;

/** A desk whose servers stand behind a fault proxy. */
export type FaultyDesk = { desk: TestDesk; proxy: FaultProxy; close(): Promise<void> };

export type FaultyOptions = {
  devices?: number;
  switches?: Partial<SimulatorSwitches>;
  clock?: FastClock;
  /** The servers' own clock, in milliseconds since 1970; the desk's wall clock unless told. */
  serverNow?: () => number;
  withIvanti?: boolean;
  deadlines?: Deadlines;
};

/** Opens a desk behind a proxy that lets everything pass, and waits for its first sync. */
export async function openFaultyDesk(options: FaultyOptions = {}): Promise<FaultyDesk> {
  // Waits are jumped over: what is left of time need not run faster than a busy machine can follow.
  const clock = options.clock ?? createFastClock(20);
  const simulator = await startSimulator({
    devices: options.devices ?? 60,
    now: options.serverNow ?? (() => clock.now().getTime()),
    switches: { oauthLifeSeconds: 3600, ...options.switches },
  });
  const proxy = await startFaultProxy(simulator.baseUrl);
  const ivanti = { ...simulator.credentials.ivanti, baseUrl: `${proxy.baseUrl}/ivanti` };
  const desk = await openTestDesk({
    clock,
    ...(options.deadlines ? { deadlines: options.deadlines } : {}),
    withoutIvanti: options.withIvanti !== true,
    simulator: { ...simulator, baseUrl: proxy.baseUrl, credentials: { ...simulator.credentials, ivanti } },
  });
  await startSynced(desk);
  const close = async () => {
    proxy.play(null);
    await desk.close();
    await proxy.close();
  };
  return { desk, proxy, close };
}

/** Whether nothing is left to send or to look for but what waits for the person. */
export function isDrained({ db, loop }: TestDesk): boolean {
  const status = loop.status();
  const open = readUnfinishedChanges(db).some(
    ({ outcomes }) => outcomes.waiting + outcomes.sending + outcomes.unconfirmed > 0,
  );
  return !open && status.phase === 'idle' && status.error === null;
}

/** Jumps over waiting until something holds; answers how long that took in virtual milliseconds. */
export async function skipUntil(desk: TestDesk, what: () => boolean, realMs = 60_000): Promise<number> {
  const began = desk.clock.monotonicMs();
  await desk.until(() => {
    if (what()) return true;
    skipWait(desk);
    return false;
  }, realMs);
  return desk.clock.monotonicMs() - began;
}

/** Jumps to the next pass if the loop rests, but not beyond `mostMs`. */
export function skipWait({ loop, clock }: TestDesk, mostMs = Number.POSITIVE_INFINITY): void {
  const { phase, nextSyncAt } = loop.status();
  if (phase !== 'idle' || nextSyncAt === null) return;
  // What is told has whole milliseconds, and the loop began to rest a little later.
  const left = Date.parse(nextSyncAt) - clock.now().getTime() + WHOLE_MS;
  if (left > -ASLEEP_MS) clock.advance(Math.min(mostMs, Math.max(WHOLE_MS, left)));
}

/** Lets so much virtual time pass, one pass after the other. */
export async function spend(desk: TestDesk, ms: number): Promise<void> {
  const end = desk.clock.monotonicMs() + ms;
  await desk.until(() => {
    const left = end - desk.clock.monotonicMs();
    if (left > 0) skipWait(desk, left);
    return left <= 0;
  }, 60_000);
}

/** After the faults are over the queue drains within three of the largest backoffs (reliability I5). */
export const DRAIN_LIMIT_MS = 3 * LONGEST_BACKOFF_MS;
