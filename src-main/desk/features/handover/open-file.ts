import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { HandoverOrigin } from '#shared/domain/handover.ts';
import { AppError } from '#shared/errors.ts';
import { asFileError } from '../../db/replace-file.ts';
import { type JobControl, startJob, throwIfCancelled } from '../../db/run-job.ts';
import { transaction, type WritableDb } from '../../db/sql.ts';
import { readIntegration } from '../../db/tables/integration.ts';
import {
  clearOpened,
  finishOpened,
  isWellFormed,
  readOpenedChanges,
  stageRecord,
} from '../../db/tables/opened-handover.ts';
import type { Services } from '../../services.ts';
import { damaged } from './file-envelope.ts';
import { type InRecord, readHandoverFile } from './read-file.ts';

/**
 * *Take over…*: starts reading a hand-over file. How it goes is told by `job.progress` in bytes; what is in it is then held in
 * memory under the job's id. Nothing is kept of a file that fails. Throws `not_connected`, and of the job `handover_foreign`,
 * `handover_newer`, `handover_damaged`, `handover_passphrase_wrong`, `handover_other_tenant`, `file_not_readable`.
 */
export async function openFile(
  services: Services,
  { file, passphrase }: ParsedInput<'handover.open'>,
): Promise<CommandOutput<'handover.open'>> {
  const path = await services.files.resolve(file, 'read');
  const integration = readIntegration(services.db);
  if (integration === null) throw new AppError('not_connected', 'the workspace is not connected');
  const { size: total } = await stat(path).catch((error: unknown) => {
    throw asFileError(error, 'read');
  });
  const job = { kind: 'import', command: 'handover.open', use: 'read', total } as const;
  const wanted = { path, passphrase, customerId: integration.customerId };
  return { jobId: startJob(services, job, (control) => hold(services.db, wanted, control)) };
}

type Wanted = { path: string; passphrase: string; customerId: string };

async function hold(db: WritableDb, wanted: Wanted, control: JobControl): Promise<void> {
  transaction(db, () => clearOpened(db));
  try {
    await holdAll(db, wanted, control);
  } catch (error) {
    if (db.open) transaction(db, () => clearOpened(db));
    throw error;
  }
}

async function holdAll(
  db: WritableDb,
  { path, passphrase, customerId }: Wanted,
  { jobId, signal, report }: JobControl,
): Promise<void> {
  let origin: HandoverOrigin | null = null;
  let leftBehind = 0;
  await readHandoverFile(path, passphrase, { signal, onProgress: report }, (record) => {
    if (record?.section === 'workspace') origin = expectOwn(record.record, customerId);
    if (origin === null) throw damaged('it does not say where it comes from');
    if (record === null) leftBehind += 1;
    else transaction(db, () => stage(db, record));
  });
  if (origin === null) throw damaged('it does not say where it comes from');
  for (const change of readOpenedChanges(db)) {
    if (!isWellFormed(db, change)) throw damaged('a change does not name what it says');
    await setImmediate();
    throwIfCancelled(signal);
  }
  finishOpened(db, { openedId: jobId, fileName: basename(path), origin, leftBehind });
}

/** Ids of devices and profiles mean something within one tenant only. */
function expectOwn(origin: HandoverOrigin, customerId: string): HandoverOrigin {
  if (origin.customerId === customerId) return origin;
  throw new AppError('handover_other_tenant', 'the file is of another Knox customer', { name: origin.name });
}

function stage(db: WritableDb, { section, record }: NonNullable<InRecord>): void {
  (stageRecord[section] as (db: WritableDb, record: unknown) => void)(db, record);
}
