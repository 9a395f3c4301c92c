import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ImportTarget } from '#shared/domain/csv-import.ts';
import type { Events } from '#shared/events.ts';
import { commitImport } from '../../../src-main/desk/features/csv/commit-import.ts';
import { getImportResult } from '../../../src-main/desk/features/csv/get-import-result.ts';
import { openImport } from '../../../src-main/desk/features/csv/open-import.ts';
import { openBenchDesk } from '../bench-desk.ts';
import { expectEqual } from '../measure.ts';
import { taskDone, taskInput, timeWork } from '../run-task.ts';

/** The commands behind the import dialog, twice: a file becomes the delivery note of a new batch, then of the same once more. */
const { folder, file } = taskInput<{ folder: string; file: string }>();

const services = openBenchDesk(folder, null);
const idleMb = process.memoryUsage.rss() / 2 ** 20;
const waiting = new Map<string, (end: Events['job.progress']['finished']) => void>();
services.publish = (_name, payload) => {
  if ('jobId' in payload && 'finished' in payload && payload.finished) waiting.get(payload.jobId)?.(payload.finished);
};
const ended = async ({ jobId }: { jobId: string }): Promise<string> => {
  const end = await new Promise<Events['job.progress']['finished']>((resolve) => waiting.set(jobId, resolve));
  if (end?.ok !== true) throw new Error(`the import failed: ${JSON.stringify(end)}`);
  return jobId;
};

const importTo = async (target: ImportTarget): Promise<{ batchId: string; devices: number }> => {
  const stagedId = await ended(await openImport(services, { file }));
  await ended(commitImport(services, { stagedId, target, mode: 'all-or-nothing' }) as { jobId: string });
  const { batchId, devices } = getImportResult(services, { stagedId });
  return { batchId: batchId ?? '', devices };
};

const delay = monitorEventLoopDelay({ resolution: 2 });
delay.enable();
let batchId = '';
let devices = 0;
const first = await timeWork(async () => {
  ({ batchId, devices } = await importTo({ kind: 'newBatch', name: 'Bench' }));
});
const stallMs = delay.max / 1e6 - 2;
const second = await timeWork(async () => {
  expectEqual('lines of the second import', (await importTo({ kind: 'batch', batchId })).devices, devices);
});
taskDone({ first, second, stallMs, idleMb, peakMb: process.resourceUsage().maxRSS / 1024, batchId, devices });
