import { describe, expect, it } from 'vitest';
import type { BatchDevice, BatchSummary } from '#shared/domain/batch.ts';
import { batchReportSchema } from '#shared/domain/paper.ts';
import { reportOf } from '../../../../src-renderer/features/print/batch-report.ts';

const at = '2026-11-26T08:00:00.000Z';
const batch = {
  ...{ batchId: 'b1', name: 'Lyon 48', depot: 'Lyon', profileId: 'p1', profileName: 'Vans', dueAt: '2026-12-04' },
  ...{ state: 'held', noteName: 'note.csv', createdAt: at, createdBy: 'ana', closedAt: null },
  stages: { expected: 2, scanned: 1, approved: 1, assigned: 0, registered: 0 },
  findings: { missing: 1, extra: 0, doubled: 0, swapped: 0, 'not-approved': 0, 'wrong-profile': 0, unknown: 0 },
} as unknown as BatchSummary;
const device = {
  ...{ line: 1, imei: '351046000031722', imei2: null, serial: 'R9AXCEWL0P3', model: 'SM-G556B', orderId: null },
  ...{ carton: 'C1', scannedAt: at, scannedBy: 'ana', deviceId: 'd1', findings: ['wrong-profile'] },
  device: { state: 'assigned', profileId: 'p2', profileName: 'Kiosks', waiting: null },
} as unknown as BatchDevice;

describe('the printed report of a batch', () => {
  it('has what paper needs of it, and counts what it does not list', () => {
    const report = reportOf(batch, [device, { ...device, device: null }], 12_000);
    expect(batchReportSchema.parse(report)).toEqual(report);
    expect(report.total).toBe(12_000);
    expect(report.lines.map(({ profileName }) => profileName)).toEqual(['Kiosks', null]);
    expect(report.lines[0]).toMatchObject({ serial: 'R9AXCEWL0P3', carton: 'C1', findings: ['wrong-profile'] });
  });
});
