import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { startJob } from '../../db/run-job.ts';
import type { Services } from '../../services.ts';
import { rowsOfScope } from './scope-rows.ts';
import { writeDevicesCsv } from './write-devices-csv.ts';

type Input = ParsedInput<'csv.exportDevices'>;

/** Starts writing devices to a CSV file; how it goes and how it ends is told by `job.progress`. */
export async function exportDevices(services: Services, input: Input): Promise<CommandOutput<'csv.exportDevices'>> {
  if (input.headers.length !== input.columns.length) {
    throw new AppError('input_invalid', 'every column needs one header', { field: 'headers' });
  }
  const target = await services.files.resolve(input.file, 'write');
  const rows = rowsOfScope(services.db, input.scope, input.sort ?? null);
  const { columns, attributes, leaving, form } = input;
  const headers = [...input.headers, ...attributes];
  const csv = { rows, columns, attributes, leaving, headers, form };
  const job = { kind: 'export', command: 'csv.exportDevices', use: 'write', total: rows.length } as const;
  const jobId = startJob(services, job, ({ signal, report }) =>
    writeDevicesCsv(services.db, csv, target, { signal, onProgress: report }),
  );
  return { jobId };
}
