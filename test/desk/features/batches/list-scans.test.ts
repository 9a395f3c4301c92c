import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SAME_LABEL_MS } from '#shared/domain/scan-verdict.ts';
import { listScans } from '../../../../src-main/desk/features/batches/list-scans.ts';
import { undoScan } from '../../../../src-main/desk/features/batches/undo-scan.ts';
import { imeiOf, openScanDesk, type ScanDesk } from '../../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
  desk.addBatch('b1', { profileId: 'p1', note: [{ imei: imeiOf(0) }] });
});
afterEach(() => desk.close());

const list = (first = 0, count = 10) => listScans(desk.services, { batchId: 'b1', first, count });

describe('the scans of a batch', () => {
  it('are listed newest first, without those taken back, with where the device was scanned before', () => {
    const { scan } = desk.scan(imeiOf(0));
    desk.clock.advance(SAME_LABEL_MS + 1_000);
    desk.scan(imeiOf(0));
    desk.scan('hello');
    desk.scan(imeiOf(1));
    undoScan(desk.services, { batchId: 'b1' });
    const { batch, count, scans } = list();
    expect(batch).toEqual({ name: 'Batch b1', depot: '', state: 'open', profileName: 'p1' });
    expect(count).toEqual({ scanned: 1, expected: 1, extra: 0, refused: 2 });
    expect(scans.map(({ verdict }) => verdict)).toEqual(['unreadable', 'already-scanned', 'good']);
    expect(scans[1]?.before).toEqual({ at: scan.at, batchName: 'Batch b1' });
    expect(scans[2]).toEqual(scan);
    expect(list(1, 1).scans.map(({ verdict }) => verdict)).toEqual(['already-scanned']);
  });

  it('are listed of a closed batch as well, and of none not', async () => {
    desk.scan(imeiOf(0));
    desk.db.prepare("UPDATE main.batches SET state = 'closed'").run();
    expect(list().scans).toHaveLength(1);
    expect(await thrownCode(() => listScans(desk.services, { batchId: 'x', first: 0, count: 1 }))).toBe('not_found');
  });
});
