import { expect, it } from 'vitest';
import { getBatch } from '../../../../src-main/desk/features/batches/get-batch.ts';
import { openScanDesk } from '../../../helpers/open-scan-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';

it('says of a batch what the window shows, and not what only the desk needs', async () => {
  const desk = await openScanDesk();
  try {
    desk.addBatch('b');
    expect(await getBatch(desk.services, { batchId: 'b' })).not.toHaveProperty('holdEntry');
    expect(await thrownCode(() => getBatch(desk.services, { batchId: 'x' }))).toBe('not_found');
  } finally {
    await desk.close();
  }
});
