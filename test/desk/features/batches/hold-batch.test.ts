import { expect, it } from 'vitest';
import { needBatch } from '../../../../src-main/desk/db/need-batch.ts';
import { transaction } from '../../../../src-main/desk/db/sql.ts';
import { appendActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { letDevicesGo, putOnHold, readUnheld } from '../../../../src-main/desk/features/batches/hold-batch.ts';
import { openScanDesk, serialOf } from '../../../helpers/open-scan-desk.ts';

it('holds each device of a batch once, and lets go nothing for an entry that held none', async () => {
  const desk = await openScanDesk();
  try {
    desk.addBatch('b', { note: [{ serial: serialOf(1) }, { serial: serialOf(1) }, { serial: 'nobody' }] });
    const deviceIds = await readUnheld(desk.db, needBatch(desk.db, 'b'));
    expect(deviceIds).toEqual(['KD000001']);
    const at = desk.clock.now().toISOString();
    const log = () =>
      transaction(desk.db, () =>
        appendActivity(desk.db, { at, actor: 'tester', action: 'batches.hold', changeId: null, facts: {} }),
      );
    const entry = log();
    await putOnHold(desk.db, deviceIds, { entry, reason: 'Batch b', at, by: 'tester' });
    expect(await readUnheld(desk.db, needBatch(desk.db, 'b'))).toEqual([]);
    expect(await letDevicesGo(desk.db, entry + 100, log())).toBe(0);
    expect(await letDevicesGo(desk.db, entry, log())).toBe(1);
  } finally {
    await desk.close();
  }
});
