import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { Clock } from '../services.ts';
import { LONGEST_WAIT_MS } from './pacer.ts';

/** Time and chance, injected. `random` is uniform in [0, 1). */
export type RepeatContext = { clock: Clock; random(): number };

const TRIES = 3;
const FIRST_WAIT_MS = 400;

/** Tries for what may go away within seconds. Offline is not among it: the sync timer waits for the network. */
const passing: Partial<Record<ErrorCode, number>> = {
  connection_lost: TRIES,
  answer_incomplete: TRIES,
  server_failed: TRIES,
  rate_limited: TRIES,
  // One that came too late has taken half a minute already.
  timeout: 2,
};

/** Runs a request that only reads up to three times, with full jitter between; a Retry-After is honoured. */
export async function repeatRead<Value>(
  context: RepeatContext,
  signal: AbortSignal,
  read: () => Promise<Value>,
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      const waitMs = waitAfter(error, attempt, context.random());
      if (waitMs === null) throw error;
      await context.clock.sleep(waitMs, signal);
    }
  }
}

function waitAfter(error: unknown, attempt: number, chance: number): number | null {
  if (!(error instanceof AppError) || attempt >= (passing[error.code] ?? 0)) return null;
  // Who signs in again and again is locked out in the end: that is left to the timer.
  if (error.details.step === 'accessToken') return null;
  const asked = error.details.retryAfterMs;
  if (typeof asked !== 'number') return chance * FIRST_WAIT_MS * 2 ** (attempt - 1);
  return asked <= LONGEST_WAIT_MS ? asked : null;
}
