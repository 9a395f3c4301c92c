import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { batchReportColumns } from '#shared/commands/batches.ts';
import type { Events } from '#shared/events.ts';
import { exportReport } from '../../../../src-main/desk/features/batches/export-report.ts';
import { parseDevicesCsv } from '../../../../src-main/desk/features/csv/parse-devices-csv.ts';
import { addBatch, addNote } from '../../../helpers/batch-actions.ts';
import { imeiOf, openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
  addBatch(desk.db, 'b');
});
afterEach(() => desk.close());

const words = { 'finding.missing': 'Manquant', 'finding.none': 'En ordre', 'state.assigned': 'Assigné' };

async function report(): Promise<string> {
  const file = join(desk.folder, 'report.csv');
  const headers = batchReportColumns.map((column) => column.toUpperCase());
  const { jobId } = await exportReport(desk.services, { batchId: 'b', file, headers, words });
  const ended = () =>
    desk.events
      .filter(({ name }) => name === 'job.progress')
      .map(({ payload }) => payload as Events['job.progress'])
      .find((job) => job.jobId === jobId && job.finished !== null);
  await desk.until(() => ended() !== undefined);
  expect(ended()).toMatchObject({ finished: { ok: true } });
  return readFileSync(file, 'utf8');
}

describe('the report of a batch', () => {
  it('has a line for each device in the person’s words, codes without a word as they are', async () => {
    addNote(desk.db, 'b', [
      { imei: imeiOf(1), carton: 'C1' },
      { serial: serialOf(2), orderId: 'PO-7' },
    ]);
    desk.scan(serialOf(2), 'b');
    desk.scan(serialOf(8), 'b');
    const { headers, rows } = parseDevicesCsv(await report(), 'guarded');
    expect(headers).toEqual(batchReportColumns.map((column) => column.toUpperCase()));
    const at = desk.clock.now().toISOString().slice(0, 10);
    expect(rows.map((row) => row.map((cell) => (cell.startsWith(at) ? 'now' : cell)))).toEqual([
      ['2', imeiOf(1), '', serialOf(1), 'SM-G991', '', 'C1', '', '', 'Manquant', 'p1', 'Assigné'],
      [
        '3',
        imeiOf(2),
        expect.any(String),
        serialOf(2),
        'SM-G992',
        'PO-7',
        '',
        'now',
        'tester',
        'En ordre',
        'p1',
        'Assigné',
      ],
      [
        '',
        imeiOf(8),
        expect.any(String),
        serialOf(8),
        'SM-G998',
        '',
        '',
        'now',
        'tester',
        'extra',
        'Samsung KME Default Profile',
        'unassigned',
      ],
    ]);
  });

  it('has no cell a spreadsheet takes for a formula', async () => {
    addNote(desk.db, 'b', [{ serial: '=1+1', model: '@SUM(A1)', carton: '-2' }]);
    const text = await report();
    expect(text).toContain("'=1+1");
    expect(text).toContain("'@SUM(A1)");
    expect(text).toContain("'-2");
  });

  it('is refused for a batch that is not there, before a file is written', async () => {
    const input = { batchId: 'x', file: join(desk.folder, 'x.csv'), headers: [], words };
    expect(await thrownCode(() => exportReport(desk.services, input))).toBe('not_found');
  });
});
