import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { needOpenBatch, needScanBatch } from '../../../../src-main/desk/features/batches/need-open-batch.ts';
import { openScanDesk, type ScanDesk } from '../../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

let desk: ScanDesk;
beforeEach(async () => {
  desk = await openScanDesk();
});
afterEach(() => desk.close());

describe('the batch that is scanned into', () => {
  it('is told with its profile, whatever its state, and only an open one takes scans', async () => {
    desk.addBatch('open', { profileId: 'p1' });
    desk.addBatch('held', { state: 'held' });
    desk.addBatch('closed', { state: 'closed' });
    const found = ['open', 'held', 'closed'].map((batchId) => needScanBatch(desk.db, batchId).state);
    expect(found).toEqual(['open', 'held', 'closed']);
    expect(needOpenBatch(desk.db, 'open')).toEqual({
      ...{ name: 'Batch open', state: 'open', profileId: 'p1', profileName: 'p1' },
    });
    expect(await thrownCode(() => needOpenBatch(desk.db, 'held'))).toBe('batch_held');
    expect(await thrownCode(() => needOpenBatch(desk.db, 'closed'))).toBe('batch_closed');
    expect(await thrownCode(() => needScanBatch(desk.db, 'none'))).toBe('not_found');
  });
});
