import { AppError } from '#shared/errors.ts';
import type { Clock } from '../../../src-main/desk/services.ts';

/** A clock that stands still until somebody sleeps: then it jumps. */
export type FakeClock = Clock & { advance(ms: number): void; sleeps: number[] };

export function createFakeClock(startAt = Date.parse('2026-11-22T10:00:00Z')): FakeClock {
  let passed = 0;
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => new Date(startAt + passed),
    monotonicMs: () => passed,
    advance: (ms) => {
      passed += ms;
    },
    sleep: async (ms, signal) => {
      if (signal.aborted) throw new AppError('cancelled', 'given up');
      sleeps.push(ms);
      const wakeAt = passed + ms;
      await Promise.resolve();
      passed = Math.max(passed, wakeAt);
    },
  };
}
