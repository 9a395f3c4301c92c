import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { deleteBatch } from '../../../../src-main/desk/features/batches/delete-batch.ts';
import { getBatch } from '../../../../src-main/desk/features/batches/get-batch.ts';
import { setState } from '../../../../src-main/desk/features/batches/set-state.ts';
import { openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
});
afterEach(() => desk.close());

const rowsOf = (table: string) => desk.db.prepare(`SELECT count(*) FROM main.${table}`).pluck().get();

describe('deleting a batch', () => {
  it('takes an empty one away at once', async () => {
    desk.addBatch('b');
    deleteBatch(desk.services, { batchId: 'b' });
    expect(await thrownCode(() => getBatch(desk.services, { batchId: 'b' }))).toBe('not_found');
    expect(desk.changedTables()).toEqual(['batches', 'batchScans', 'activity']);
  });

  it('refuses one with a note or with scans until it is closed', async () => {
    desk.addBatch('noted', { note: [{ serial: serialOf(1) }] });
    desk.addBatch('scanned');
    desk.scan(serialOf(2), 'scanned');
    for (const batchId of ['noted', 'scanned'])
      expect(await thrownCode(() => deleteBatch(desk.services, { batchId }))).toBe('batch_not_empty');
    await setState(desk.services, { batchId: 'noted', state: 'closed', devices: false });
    deleteBatch(desk.services, { batchId: 'noted' });
    expect([rowsOf('batches'), rowsOf('batch_lines'), rowsOf('batch_scans')]).toEqual([1, 0, 1]);
    const [entry] = readActivity(desk.db, 1);
    expect(entry?.action).toBe('batches.delete');
    expect(JSON.parse(entry?.facts ?? '')).toMatchObject({ name: 'Batch noted', lines: 1, scans: 0 });
  });
});
