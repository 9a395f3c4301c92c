import { randomUUID } from 'node:crypto';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { DeviceFilter, DeviceSelection } from '#shared/domain/device.ts';
import { AppError, codeOf, type ErrorEnvelope, envelopeOf } from '#shared/errors.ts';
import { asFileError } from '../../db/replace-file.ts';
import { selectedRows } from '../../db/tables/device-selection.ts';
import type { Services } from '../../services.ts';
import { reportProgress } from './report-progress.ts';
import { type DevicesCsv, writeDevicesCsv } from './write-devices-csv.ts';

type Input = ParsedInput<'csv.exportDevices'>;

/** Starts writing devices to a CSV file; how it goes and how it ends is told by `job.progress`. */
export async function exportDevices(services: Services, input: Input): Promise<CommandOutput<'csv.exportDevices'>> {
  if (input.headers.length !== input.columns.length) {
    throw new AppError('input_invalid', 'every column needs one header', { field: 'headers' });
  }
  const target = await services.files.resolve(input.file, 'write');
  const rows = selectedRows(services.db, selectionOf(input.scope), input.sort ?? null);
  const jobId = randomUUID();
  const job = new AbortController();
  services.jobs.set(jobId, job);
  const { columns, attributes, leaving, form } = input;
  const headers = [...input.headers, ...attributes];
  const csv = { rows, columns, attributes, leaving, headers, form };
  void run(services, { jobId, target, csv, signal: job.signal });
  return { jobId };
}

type Job = { jobId: string; target: string; csv: DevicesCsv; signal: AbortSignal };

/** Never throws: nobody waits for it. */
async function run(services: Services, { jobId, target, csv, signal }: Job): Promise<void> {
  const progress = reportProgress(services, jobId, csv.rows.length);
  try {
    progress.report(0);
    await writeDevicesCsv(services.db, csv, target, { signal, onProgress: progress.report });
    progress.finish({ ok: true, detail: null });
  } catch (error) {
    progress.finish({ ok: false, error: tell(services, error) });
  } finally {
    services.jobs.delete(jobId);
  }
}

function selectionOf(scope: Input['scope']): DeviceSelection {
  if (scope.kind === 'selection') return scope.selection;
  return { kind: 'matching', filter: filterOf(scope), except: [] };
}

function filterOf(scope: Exclude<Input['scope'], { kind: 'selection' }>): DeviceFilter {
  if (scope.kind === 'profile') return { profileId: scope.profileId };
  return scope.kind === 'unapproved' ? { uploadId: scope.uploadId, states: ['pending'] } : {};
}

function tell(services: Services, thrown: unknown): ErrorEnvelope {
  const error = asFileError(thrown);
  if (codeOf(error) === 'database_damaged') services.reportDamage();
  if (error instanceof AppError) return envelopeOf(error);
  const logId = randomUUID().slice(0, 8);
  services.log('error', `csv.exportDevices failed [${logId}] ${error instanceof Error ? error.stack : String(error)}`);
  return envelopeOf(error, logId);
}
