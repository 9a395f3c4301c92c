import { expect, it } from 'vitest';
import { listBatches } from '../../../../src-main/desk/features/batches/list-batches.ts';
import { setState } from '../../../../src-main/desk/features/batches/set-state.ts';
import { addBatch } from '../../../helpers/batch-actions.ts';
import { openScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';

it('lists open batches by the day they are due, then those without one, closed ones last, with their figures', async () => {
  const desk = await openScanDesk();
  try {
    addBatch(desk.db, 'later', { dueAt: '2026-12-24' });
    addBatch(desk.db, 'whenever', { dueAt: null });
    addBatch(desk.db, 'sooner', { dueAt: '2026-12-02' });
    addBatch(desk.db, 'over', { dueAt: '2026-11-01' });
    desk.scan(serialOf(1), 'later');
    await setState(desk.services, { batchId: 'over', state: 'closed', devices: false });
    const { batches } = await listBatches(desk.services);
    expect(batches.map(({ batchId }) => batchId)).toEqual(['sooner', 'later', 'whenever', 'over']);
    expect(batches.map(({ stages }) => stages.scanned)).toEqual([0, 1, 0, 0]);
  } finally {
    await desk.close();
  }
});
