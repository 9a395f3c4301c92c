import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { Services } from '../../services.ts';

/** Asks a running job to stop; it tells by `job.progress` when it has. False when there is no such job any more. */
export function cancelJob({ jobs }: Services, { jobId }: ParsedInput<'jobs.cancel'>): CommandOutput<'jobs.cancel'> {
  const job = jobs.get(jobId);
  job?.abort();
  return { cancelled: job !== undefined };
}
