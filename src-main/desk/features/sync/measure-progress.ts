import type { Progress } from '#shared/domain/sync-status.ts';
import type { Clock } from '../../services.ts';

/** Makes progress of counts: the rate since it began, `from` items being there already, and the time left at that rate. */
export function measureProgress(clock: Clock, from: number): (done: number, total: number | null) => Progress {
  const began = clock.monotonicMs();
  return (done, total) => {
    const seconds = (clock.monotonicMs() - began) / 1000;
    const perSecond = seconds > 0 ? (done - from) / seconds : 0;
    const left = total === null || perSecond <= 0 ? null : (Math.max(0, total - done) / perSecond) * 1000;
    return { done, total, perSecond: Math.round(perSecond), leftMs: left === null ? null : Math.round(left) };
  };
}
