import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '#shared/errors.ts';
import type { Clock } from './services.ts';

/** The machine's own time. */
export function createClock(): Clock {
  return {
    now: () => new Date(),
    monotonicMs: () => performance.now(),
    async sleep(ms, signal) {
      try {
        await delay(ms, undefined, { signal });
      } catch (error) {
        throw new AppError('cancelled', 'the waiting was given up', {}, { cause: error });
      }
    },
  };
}
