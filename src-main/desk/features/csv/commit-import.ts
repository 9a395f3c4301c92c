import { setImmediate } from 'node:timers/promises';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { ImportResult, ImportTarget } from '#shared/domain/csv-import.ts';
import { MAX_NAMED_DEVICES } from '#shared/domain/device.ts';
import { AppError } from '#shared/errors.ts';
import { type JobControl, startJob, throwIfCancelled } from '../../db/run-job.ts';
import { importedDeviceIds } from '../../db/tables/imported-devices.ts';
import { type HeldImport, needImport } from '../../db/tables/staged-imports.ts';
import type { Services } from '../../services.ts';
import { commitMoves } from './import-moves.ts';
import { commitNote } from './import-note.ts';
import { commitUsers } from './import-users.ts';
import { commitValues } from './import-values.ts';

/**
 * *Import*: starts doing with the good rows what was asked for; what was done is then told by getImportResult. Cancelled or on
 * any error nothing is done. Throws `not_found`, `csv_rows_refused` (all or nothing) and `csv_empty`.
 */
export function commitImport(
  services: Services,
  { stagedId, target, mode }: ParsedInput<'csv.commitImport'>,
): CommandOutput<'csv.commitImport'> {
  const held = needImport(services.db, stagedId);
  const { accepted, refused, rows } = held.preview;
  if (mode === 'all-or-nothing' && refused > 0)
    throw new AppError('csv_rows_refused', 'not every row is good', { refused });
  if (accepted === 0) throw new AppError('csv_empty', 'no row is good');
  const job = { kind: 'import', command: 'csv.commitImport', use: 'read', total: rows } as const;
  const jobId = startJob(services, job, async (control) => {
    // The window hears of the job before anything is done, and may end it.
    await setImmediate();
    throwIfCancelled(control.signal);
    held.result = { target, ...(await carryOut(services, held, { target, control })) };
    control.report(rows);
  });
  return { jobId };
}

type Asked = { target: ImportTarget; control: JobControl };

async function carryOut(
  services: Services,
  held: HeldImport,
  { target, control }: Asked,
): Promise<Omit<ImportResult, 'target'>> {
  switch (target.kind) {
    case 'selection':
      return select(services, held);
    case 'batch':
    case 'newBatch':
      return commitNote(services, held, { ...target, control });
    case 'profiles':
      return commitMoves(services, held);
    case 'credentials':
      return commitUsers(services, held, { ...target, control });
    case 'attributes':
      return commitValues(services, held, { ...target, control });
  }
}

/** Too many to be named one by one are named by the file. */
function select({ db }: Services, held: HeldImport): Omit<ImportResult, 'target'> {
  const { known: devices, unknown: skipped } = held.preview;
  if (devices === 0) throw new AppError('nothing_to_do', 'no row names a device of this tenant', { rows: skipped });
  const selection: ImportResult['selection'] =
    devices > MAX_NAMED_DEVICES
      ? { kind: 'imported', stagedId: held.stagedId }
      : { kind: 'named', deviceIds: importedDeviceIds(db, held, MAX_NAMED_DEVICES) };
  return { devices, skipped, selection, batchId: null, changeIds: [], editIds: [] };
}
