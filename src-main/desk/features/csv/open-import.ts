import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { startJob } from '../../db/run-job.ts';
import type { Services } from '../../services.ts';
import { stampOf } from './read-head.ts';
import { stageImport } from './stage-import.ts';

/**
 * *Import*: starts reading and judging any CSV file. How it goes is told by `job.progress` in bytes; what was found is then
 * under the job's id. Nothing is kept of a file that fails, and the one held before stays until then.
 */
export async function openImport(
  services: Services,
  { file }: ParsedInput<'csv.openImport'>,
): Promise<CommandOutput<'csv.openImport'>> {
  const path = await services.files.resolve(file, 'read');
  const stamp = await stampOf(path);
  const job = { kind: 'import', command: 'csv.openImport', use: 'read', total: stamp.size } as const;
  const jobId = startJob(services, job, async (control) => {
    await stageImport(services, { path, stamp, want: null }, control);
  });
  return { jobId };
}
