import { AppError } from '#shared/errors.ts';
import type { Clock } from '../services.ts';

/** Spaces the requests to one server, and keeps all of them back when it asks for a pause. */
export type Pacer = {
  /** Resolves when the next request may go; throws `rate_limited` at once when a long pause is running. */
  turn(signal: AbortSignal): Promise<void>;
  /** The server asked for a pause of so many milliseconds. */
  pause(ms: number): void;
  /** Somebody asked: the pause is over, and if the server still wants it, it will say so. */
  lift(): void;
};

/** Longest pause a request waits out by itself; after a longer one the caller decides. Milliseconds. */
export const LONGEST_WAIT_MS = 5_000;

/** A pacer for at most `perSecond` requests a second; 0 for no limit. */
export function createPacer(clock: Clock, perSecond: number): Pacer {
  const gapMs = perSecond > 0 ? 1000 / perSecond : 0;
  let freeAt = Number.NEGATIVE_INFINITY;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return {
    async turn(signal) {
      for (;;) {
        const pauseMs = pausedUntil - clock.monotonicMs();
        if (pauseMs <= 0) break;
        if (pauseMs > LONGEST_WAIT_MS) {
          const details = { retryAfterMs: Math.ceil(pauseMs), sent: 'no' };
          throw new AppError('rate_limited', 'the server asked for a pause', details);
        }
        await clock.sleep(pauseMs, signal);
      }
      if (gapMs === 0) return;
      const now = clock.monotonicMs();
      const mine = Math.max(now, freeAt);
      freeAt = mine + gapMs;
      if (mine > now) await clock.sleep(mine - now, signal);
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, clock.monotonicMs() + ms);
    },
    lift() {
      pausedUntil = Number.NEGATIVE_INFINITY;
    },
  };
}
