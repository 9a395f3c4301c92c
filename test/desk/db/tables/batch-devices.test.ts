import { expect, it } from 'vitest';
import { matchBatch } from '../../../../src-main/desk/db/match-batch.ts';
import { readBatchDevices, unitsNaming } from '../../../../src-main/desk/db/tables/batch-devices.ts';
import { findBatch } from '../../../../src-main/desk/db/tables/batches.ts';
import { addBatch, addNote, addScan } from '../../../helpers/batch-actions.ts';
import { openTestDb } from '../../../helpers/open-test-db.ts';

it('reads devices of a batch in the order asked for, and finds them by what note and scan say', async () => {
  const test = openTestDb();
  try {
    addBatch(test.db, 'b');
    addNote(test.db, 'b', [{ serial: 'AAA' }, { serial: 'BBB', carton: 'C_1' }]);
    addScan(test.db, 'b', { serial: 'CCC' });
    const batch = findBatch(test.db, 'b');
    if (!batch) throw new Error('no batch');
    const units = await matchBatch(test.db, batch);
    const serials = readBatchDevices(test.db, 'b', { units, wanted: [2, 0] }).map(({ serial }) => serial);
    expect(serials).toEqual(['CCC', 'AAA']);
    const found = (text: string) => [...unitsNaming(test.db, { batchId: 'b', units, text })];
    expect([found('cc'), found('c_1'), found('a a'), found('cx1')]).toEqual([[2], [1], [0], []]);
  } finally {
    test.close();
  }
});
