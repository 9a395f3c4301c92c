import type { JobProgress } from '#shared/events.ts';
import type { Services } from '../../services.ts';

const SHORTEST_GAP_MS = 200;

/** How a job tells the window of itself: at most five times a second, and once more when it has ended. */
export type ProgressReport = { report(done: number): void; finish(how: NonNullable<JobProgress['finished']>): void };

/** Begins telling of an export of `total` devices, with its rate and the time left at that rate. */
export function reportProgress(
  { clock, publish }: Pick<Services, 'clock' | 'publish'>,
  jobId: string,
  total: number,
): ProgressReport {
  const began = clock.monotonicMs();
  let toldAt = Number.NEGATIVE_INFINITY;
  let newest = 0;
  const tell = (finished: JobProgress['finished']) => {
    const seconds = (clock.monotonicMs() - began) / 1000;
    const perSecond = seconds > 0 ? newest / seconds : 0;
    const leftMs = perSecond > 0 ? Math.round(((total - newest) / perSecond) * 1000) : null;
    const progress = { done: newest, total, perSecond: Math.round(perSecond), leftMs };
    publish('job.progress', { jobId, kind: 'export', progress, finished });
  };
  return {
    report(done) {
      newest = done;
      if (clock.monotonicMs() - toldAt < SHORTEST_GAP_MS) return;
      toldAt = clock.monotonicMs();
      tell(null);
    },
    finish: tell,
  };
}
