import { expect, it } from 'vitest';
import { needBatch } from '../../../../src-main/desk/db/need-batch.ts';
import { summariseBatch } from '../../../../src-main/desk/features/batches/summarise-batch.ts';
import { openScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';

it('counts stages and findings of note and scans together', async () => {
  const desk = await openScanDesk();
  try {
    desk.addBatch('b', { profileId: 'p1', note: [1, 6, 10, 11].map((n) => ({ serial: serialOf(n) })) });
    for (const n of [1, 6, 10, 8]) desk.scan(serialOf(n), 'b');
    const { stages, findings } = await summariseBatch(desk.db, needBatch(desk.db, 'b'));
    expect(stages).toEqual({ expected: 4, scanned: 3, approved: 2, assigned: 1, registered: 0 });
    expect(findings).toMatchObject({ missing: 1, extra: 1, 'not-approved': 2, 'wrong-profile': 1, unknown: 0 });
  } finally {
    await desk.close();
  }
});
