import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { startJob } from '../../db/run-job.ts';
import { transaction } from '../../db/sql.ts';
import { rememberShape } from '../../db/tables/csv-shapes.ts';
import { needImport } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';
import { assertUnchanged } from './read-head.ts';
import { stageImport } from './stage-import.ts';

/**
 * Reads the same file again as the person says, and remembers that for the next one of its source. The one read before stays
 * when this fails. Throws `not_found`, `csv_file_changed`, `file_not_readable`.
 */
export async function reshapeImport(
  services: Services,
  { stagedId, shape: wanted }: ParsedInput<'csv.reshapeImport'>,
): Promise<CommandOutput<'csv.reshapeImport'>> {
  const { db, clock } = services;
  const { path, stamp, shape: before } = needImport(db, stagedId);
  await assertUnchanged(path, stamp);
  const job = { kind: 'import', command: 'csv.reshapeImport', use: 'read', total: stamp.size } as const;
  const jobId = startJob(services, job, async (control) => {
    const { source, shape } = await stageImport(services, { path, stamp, want: { wanted, before } }, control);
    transaction(db, () => rememberShape(db, source, shape, clock.now().toISOString()));
  });
  return { jobId };
}
