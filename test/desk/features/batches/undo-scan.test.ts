import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { listScans } from '../../../../src-main/desk/features/batches/list-scans.ts';
import { undoScan } from '../../../../src-main/desk/features/batches/undo-scan.ts';
import { imeiOf, openScanDesk, type ScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
  desk.addBatch('b1', { profileId: 'p1' });
});
afterEach(() => desk.close());

const undo = () => undoScan(desk.services, { batchId: 'b1' });

describe('taking a scan back', () => {
  it('takes the newest, then the one before, whatever its verdict; then there is none', async () => {
    desk.scan(imeiOf(0));
    desk.scan('hello');
    desk.scan(imeiOf(1));
    expect(undo()).toMatchObject({ scan: { deviceId: 'KD000001' }, count: { scanned: 1, refused: 1 } });
    expect(undo()).toMatchObject({ scan: { verdict: 'unreadable', text: 'hello' }, count: { scanned: 1, refused: 0 } });
    expect(undo()).toMatchObject({ scan: { deviceId: 'KD000000' }, count: { scanned: 0, refused: 0 } });
    expect(await thrownCode(undo)).toBe('nothing_to_do');
  });

  it('takes all codes of a label back together', () => {
    desk.scan(imeiOf(0));
    desk.scan(serialOf(0));
    expect(undo().count.scanned).toBe(0);
    expect(desk.scan(serialOf(0))).toMatchObject({ sameLabel: false, scan: { verdict: 'good' } });
  });

  it('is logged with the device and told to the lists', () => {
    desk.scan(imeiOf(0));
    desk.events.length = 0;
    undo();
    expect(desk.changedTables()).toEqual(['batchScans', 'activity']);
    const [entry] = readActivity(desk.db, 1);
    expect(entry).toMatchObject({ action: 'batches.undoScan', actor: 'tester' });
    expect(JSON.parse(entry?.facts ?? '')).toMatchObject({
      name: 'Batch b1',
      text: imeiOf(0),
      deviceIds: ['KD000000'],
    });
  });

  it('leaves other batches alone, and batches that take no scan', async () => {
    desk.addBatch('b2');
    desk.scan(imeiOf(1), 'b2');
    expect(await thrownCode(undo)).toBe('nothing_to_do');
    desk.scan(imeiOf(0));
    desk.db.prepare("UPDATE main.batches SET state = 'held'").run();
    expect(await thrownCode(undo)).toBe('batch_held');
    expect(listScans(desk.services, { batchId: 'b1', first: 0, count: 10 }).count.scanned).toBe(1);
  });
});
