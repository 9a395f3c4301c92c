import { AppError, envelopeOf } from '#shared/errors.ts';
import { backoffMs } from './back-off.ts';
import type { SyncRun } from './sync-run.ts';
import { ivantiWell } from './sync-schedule.ts';

/** An Ivanti that failed is left alone so long at least, in milliseconds. */
const LEAST_MS = 60_000;

/**
 * Asks Ivanti something without which the pass goes on: what fails is noted, and Ivanti is left alone for longer with every
 * failure, so that Samsung's side neither waits for it nor is Ivanti hammered. Answers whether it went well.
 */
export async function askIvanti(run: SyncRun, work: () => Promise<void>): Promise<boolean> {
  const { memory, services } = run;
  if (memory.ivanti.notBefore > services.clock.monotonicMs()) {
    run.ivantiAway = true;
    if (memory.ivanti.error !== null) run.note(memory.ivanti.error);
    return false;
  }
  try {
    await work();
    run.ivantiAway = false;
    memory.ivanti = ivantiWell();
    return true;
  } catch (error) {
    if (run.signal.aborted) throw error;
    leaveIvantiAlone(run, error);
    return false;
  }
}

/** Ivanti failed: it is asked again as late as it says itself, else after a time that grows. */
export function leaveIvantiAlone(run: SyncRun, error: unknown): void {
  const { memory, services } = run;
  const failures = memory.ivanti.failures + 1;
  const asked = error instanceof AppError ? error.details.retryAfterMs : null;
  const ms = typeof asked === 'number' ? asked : Math.max(LEAST_MS, backoffMs(failures, services.random()));
  memory.ivanti = { failures, notBefore: services.clock.monotonicMs() + ms, error: envelopeOf(error) };
  run.ivantiAway = true;
  run.note(envelopeOf(error));
}
