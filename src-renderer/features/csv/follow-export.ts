import type { JobProgress } from '#shared/events.ts';
import { on, run } from '../../api.ts';

/** An export under way: its newest progress, and who wants to hear of it. */
export type ExportJob = {
  jobId: string;
  current: () => JobProgress | null;
  subscribe: (listener: () => void) => () => void;
  cancel: () => void;
};

/**
 * Starts an export and follows its progress. It listens before it asks: a small export can be over before its answer
 * has been read.
 */
export async function followExport(start: () => Promise<{ jobId: string }>): Promise<ExportJob> {
  const listeners = new Set<() => void>();
  const early: JobProgress[] = [];
  let jobId: string | null = null;
  let current: JobProgress | null = null;
  const take = (job: JobProgress) => {
    if (jobId === null) early.push(job);
    if (job.jobId !== jobId) return;
    current = job;
    if (job.finished) stop();
    for (const listener of listeners) listener();
  };
  const stop = on('job.progress', take);
  try {
    ({ jobId } = await start());
  } catch (error) {
    stop();
    throw error;
  }
  for (const job of early.splice(0)) take(job);
  const id = jobId;
  return {
    jobId: id,
    current: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    cancel: () => {
      run('jobs.cancel', { jobId: id }).catch(() => undefined);
    },
  };
}
