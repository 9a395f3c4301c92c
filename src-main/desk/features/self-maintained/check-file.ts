import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { csvDelimiters, type FileForm } from '#shared/domain/self-maintained.ts';
import { AppError } from '#shared/errors.ts';
import { readCsvRows } from '../../db/read-csv-rows.ts';
import { guessEncoding, readCsvText } from '../../db/read-csv-text.ts';
import { asFileError } from '../../db/replace-file.ts';
import { type JobControl, startJob, throwIfCancelled } from '../../db/run-job.ts';
import { transaction } from '../../db/sql.ts';
import { clearStaging, finishStaging, stageRows } from '../../db/tables/staged-rows.ts';
import type { Services } from '../../services.ts';
import { createFileJudge } from './judge-file.ts';

const MOST_MEGABYTES = 256;

/**
 * *Upload CSV* (behaviours 101 to 104): starts reading and judging a file. How it goes is told by `job.progress` in bytes;
 * what was found is then under the job's id, and so are the rows, in memory. Nothing is kept of a file that fails.
 */
export async function checkFile(
  services: Services,
  { file }: ParsedInput<'selfMaintained.checkFile'>,
): Promise<CommandOutput<'selfMaintained.checkFile'>> {
  const path = await services.files.resolve(file, 'read');
  const total = await sizeOf(path);
  const job = { kind: 'import', command: 'selfMaintained.checkFile', use: 'read', total } as const;
  return { jobId: startJob(services, job, (control) => check(services, path, control)) };
}

async function sizeOf(path: string): Promise<number> {
  try {
    const { size } = await stat(path);
    if (size <= MOST_MEGABYTES * 1024 * 1024) return size;
  } catch (error) {
    throw asFileError(error, 'read');
  }
  throw new AppError('csv_too_large', 'the file is too large', { mostMegabytes: MOST_MEGABYTES });
}

async function check(services: Services, path: string, control: JobControl): Promise<void> {
  const { db } = services;
  transaction(db, () => clearStaging(db));
  try {
    await judgeAll(services, path, control);
  } catch (error) {
    if (db.open) transaction(db, () => clearStaging(db));
    throw error;
  }
}

async function judgeAll({ db, remote }: Services, path: string, control: JobControl): Promise<void> {
  const { jobId: stagedId, signal, report } = control;
  const judge = createFileJudge(await remote.readCsvDialect());
  const encoding = await guessEncoding(path, signal);
  let delimiter: FileForm['delimiter'] = ',';
  let done = 0;
  for await (const piece of readCsvRows(readCsvText(path, encoding, signal), csvDelimiters)) {
    const staged = piece.rows.flatMap((row) => judge.take(row) ?? []);
    transaction(db, () => stageRows(db, stagedId, staged));
    delimiter = piece.delimiter;
    done += piece.bytes;
    report(done);
    await setImmediate();
    throwIfCancelled(signal);
  }
  const { headers, ...findings } = judge.findings();
  const fileName = basename(path);
  finishStaging(db, { ...findings, stagedId, fileName, encoding, delimiter }, headers);
}
