import type { JobProgress } from '#shared/events.ts';
import { on, run } from './api.ts';

/** A job under way: its newest progress, and who wants to hear of it. */
export type FollowedJob = {
  jobId: string;
  current: () => JobProgress | null;
  subscribe: (listener: () => void) => () => void;
  cancel: () => void;
};

/**
 * Starts a job and follows its progress. It listens before it asks: a small job can be over before its answer has been
 * read.
 */
export async function followJob(start: () => Promise<{ jobId: string }>): Promise<FollowedJob> {
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

/** How a job ends, once it does. */
export function endOf(job: FollowedJob): Promise<NonNullable<JobProgress['finished']>> {
  return new Promise((resolve) => {
    const look = () => {
      const finished = job.current()?.finished;
      if (finished) resolve(finished);
    };
    job.subscribe(look);
    look();
  });
}
