import { expect, it } from 'vitest';
import { defineAttribute } from '../../../../src-main/desk/features/attributes/define-attribute.ts';
import { getOffer } from '../../../../src-main/desk/features/handover/get-offer.ts';
import { holdDevices } from '../../../../src-main/desk/features/uploads/hold-devices.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk } from '../../../helpers/open-test-desk.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

it('counts what there is to hand over', async () => {
  const desk = await openTestDesk({ devices: 1 });
  const devices = Array.from({ length: 4 }, (_, n) => knoxDevice(n, 'p1'));
  await fillCache(desk.db, devices, ['p1', 'p2']);
  const ids = devices.map(({ deviceId }) => deviceId);
  queueMove(desk.db, ids.slice(0, 3), 'p2');
  holdDevices(desk.services, { selection: { kind: 'named', deviceIds: ids.slice(3) }, reason: 'broken glass' });
  defineAttribute(desk.services, { name: 'Depot', type: 'text' });
  expect(getOffer(desk.services)).toEqual({
    waiting: { changes: 1, devices: 3 },
    held: { changes: 0, devices: 0 },
    holds: 1,
    notes: 0,
    attributes: { names: 1, values: 0 },
    batches: 0,
  });
  await desk.close();
});
