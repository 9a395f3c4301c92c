import type { BatchDevice, BatchSummary } from '#shared/domain/batch.ts';
import { type BatchReportPaper, MOST_REPORT_LINES } from '#shared/domain/paper.ts';
import { run } from '../../api.ts';

const WINDOW = 200;

/** The devices of a batch, as many as are ever printed; `total` counts all of them. */
export async function readBatchDevices(batchId: string): Promise<{ devices: BatchDevice[]; total: number }> {
  const devices: BatchDevice[] = [];
  for (;;) {
    const part = await run('batches.listDevices', { batchId, first: devices.length, count: WINDOW });
    devices.push(...part.devices);
    const { total } = part;
    if (part.devices.length === 0 || devices.length >= Math.min(total, MOST_REPORT_LINES))
      return { devices: devices.slice(0, MOST_REPORT_LINES), total };
  }
}

/** What stands in the printed report of a batch now. */
export async function readBatchReport(batchId: string): Promise<BatchReportPaper> {
  const { devices, total } = await readBatchDevices(batchId);
  return reportOf(await run('batches.get', { batchId }), devices, total);
}

/** What stands in the printed report of a batch, without what only the window needs. */
export function reportOf(batch: BatchSummary, devices: readonly BatchDevice[], total: number): BatchReportPaper {
  const { name, depot, profileName, dueAt, state, noteName, createdAt, createdBy, closedAt, stages, findings } = batch;
  return {
    batch: { name, depot, profileName, dueAt, state, noteName, createdAt, createdBy, closedAt },
    stages,
    findings,
    total,
    lines: devices.map(({ imei, imei2, serial, model, carton, scannedAt, device, findings: found }) => ({
      ...{ imei, imei2, serial, model, carton, scannedAt },
      profileName: device?.profileName ?? null,
      findings: found,
    })),
  };
}
