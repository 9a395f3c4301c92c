import { z } from 'zod';
import { command, jobId } from './command.ts';

/** Long work that can be cancelled. */
export const jobsCommands = {
  'jobs.cancel': command<{ cancelled: boolean }>()(z.object({ jobId })),
} as const;
