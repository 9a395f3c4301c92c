import { expect, it } from 'vitest';
import { needBatch, needOpen, needUnclosed } from '../../../src-main/desk/db/need-batch.ts';
import { openScanDesk } from '../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../helpers/thrown-code.ts';

it('finds a batch for what may be done with it as it stands', async () => {
  const desk = await openScanDesk();
  try {
    for (const state of ['open', 'held', 'closed'] as const) desk.addBatch(state, { state });
    const codes = (need: typeof needBatch) =>
      Promise.all(['open', 'held', 'closed', 'none'].map((batchId) => thrownCode(() => need(desk.db, batchId))));
    expect(await codes(needBatch)).toEqual([null, null, null, 'not_found']);
    expect(await codes(needUnclosed)).toEqual([null, null, 'batch_closed', 'not_found']);
    expect(await codes(needOpen)).toEqual([null, 'batch_held', 'batch_closed', 'not_found']);
  } finally {
    await desk.close();
  }
});
