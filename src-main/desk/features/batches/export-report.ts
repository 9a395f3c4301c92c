import type { BatchReportColumn } from '#shared/commands/batches.ts';
import type { CommandOutput, ParsedInput } from '#shared/contract.ts';
import type { BatchDevice } from '#shared/domain/batch.ts';
import { toCsvLine } from '#shared/domain/csv-row.ts';
import type { BatchUnits } from '../../db/batch-units.ts';
import { matchBatch } from '../../db/match-batch.ts';
import { needBatch } from '../../db/need-batch.ts';
import { type JobControl, startJob, throwIfCancelled } from '../../db/run-job.ts';
import type { ReadableDb } from '../../db/sql.ts';
import { readBatchDevices } from '../../db/tables/batch-devices.ts';
import { writeParts } from '../../db/write-parts.ts';
import type { Services } from '../../services.ts';

type Input = ParsedInput<'batches.exportReport'>;

// Some 20 ms of reading.
const DEVICES_PER_PART = 500;

/**
 * Writes the match of a batch, device by device, as a CSV file that no spreadsheet takes for formulas; how it goes and how it
 * ends is told by `job.progress`. Throws `not_found`.
 */
export async function exportReport(services: Services, input: Input): Promise<CommandOutput<'batches.exportReport'>> {
  const { db } = services;
  const target = await services.files.resolve(input.file, 'write');
  const units = await matchBatch(db, needBatch(db, input.batchId));
  const job = { kind: 'export', command: 'batches.exportReport', use: 'write', total: units.lines.length } as const;
  const jobId = startJob(services, job, (control) => writeParts(target, parts(db, { input, units }, control)));
  return { jobId };
}

function* parts(
  db: ReadableDb,
  { input, units }: { input: Input; units: BatchUnits },
  { signal, report }: JobControl,
): Generator<string> {
  yield toCsvLine(input.headers, 'guarded');
  const all = units.lines.length;
  for (let first = 0; first < all; first += DEVICES_PER_PART) {
    throwIfCancelled(signal);
    const wanted = Array.from({ length: Math.min(DEVICES_PER_PART, all - first) }, (_, at) => first + at);
    const devices = readBatchDevices(db, input.batchId, { units, wanted });
    yield devices.map((device) => toCsvLine(Object.values(cellsOf(device, input.words)), 'guarded')).join('');
    report(first + wanted.length);
  }
}

/** In the order of `batchReportColumns`. */
function cellsOf(of: BatchDevice, words: Input['words']): Record<BatchReportColumn, string | null> {
  const { line, imei, imei2, serial, model, orderId, carton, scannedAt, scannedBy, device, findings } = of;
  const verdicts = findings.length === 0 ? ['none'] : findings;
  return {
    line: line === null ? null : String(line),
    ...{ imei, imei2, serial, model },
    order: orderId,
    carton,
    scannedAt,
    scannedBy,
    verdict: verdicts.map((finding) => words[`finding.${finding}`] ?? finding).join('; '),
    profile: device?.profileName ?? null,
    state: device ? (words[`state.${device.state}`] ?? device.state) : null,
  };
}
