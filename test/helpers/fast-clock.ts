import { AppError } from '#shared/errors.ts';
import type { Clock } from '../../src-main/desk/services.ts';

/** A clock that runs many times as fast as the real one, and can jump. */
export type FastClock = Clock & {
  /** When it began, in real milliseconds since 1970: a clock of the same begin runs alike in another process. */
  begunAt: number;
  /** Moves both clocks forward: sleepers whose time has come wake up. */
  advance(ms: number): void;
  /** Moves the wall clock alone, as a person or a time server does. */
  setWall(offsetMs: number): void;
};

type Sleeper = { wakeAt: number; wake: () => void };

export function createFastClock(factor = 50, begunAt = performance.timeOrigin + performance.now()): FastClock {
  const realStart = begunAt - performance.timeOrigin;
  const start = Date.parse('2026-11-22T10:00:00.000Z');
  const sleepers = new Set<Sleeper>();
  let jumped = 0;
  let wall = 0;
  const monotonicMs = () => (performance.now() - realStart) * factor + jumped;
  return {
    begunAt,
    monotonicMs,
    now: () => new Date(start + wall + monotonicMs()),
    advance(ms) {
      jumped += ms;
      for (const sleeper of [...sleepers]) if (sleeper.wakeAt <= monotonicMs()) sleeper.wake();
    },
    setWall(offsetMs) {
      wall = offsetMs;
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const cancelled = () => new AppError('cancelled', 'the sleep was given up');
        if (signal.aborted) return reject(cancelled());
        const end = (then: () => void) => () => {
          sleepers.delete(sleeper);
          clearTimeout(timer);
          signal.removeEventListener('abort', abort);
          then();
        };
        const sleeper = { wakeAt: monotonicMs() + ms, wake: end(resolve) };
        const abort = end(() => reject(cancelled()));
        const timer = setTimeout(sleeper.wake, ms / factor);
        signal.addEventListener('abort', abort, { once: true });
        sleepers.add(sleeper);
      }),
  };
}
