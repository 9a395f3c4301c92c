import { afterEach, beforeEach, expect, it } from 'vitest';
import { applyVerdicts, writeVerdicts } from '../../../../src-main/desk/db/tables/change-outcomes.ts';
import { type ChangeRow, readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { readPlanGroups, readPlannedDevices } from '../../../../src-main/desk/db/tables/plan-rows.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(0, 'p1'), knoxDevice(1, 'p3'), knoxDevice(2, 'p1')], ['p1', 'p2', 'p3']);
});
afterEach(() => test.close());

it('devices of a change are read by what they were based on, in the order asked for, those that are gone too', () => {
  const ids = [0, 1, 2].map((n) => knoxDevice(n, null).deviceId);
  const change = readChange(test.db, queueMove(test.db, ids, 'p2') ?? '') as ChangeRow;
  expect(readPlanGroups(test.db, change.sequence)).toEqual([
    { base: 'p1', deviceIds: [ids[0], ids[2]] },
    { base: 'p3', deviceIds: [ids[1]] },
  ]);
  const seen = { errorId: null, seenProfileId: 'p3' as never };
  writeVerdicts(test.db, [{ deviceId: ids[0] as never, state: 'conflict', errorCode: 'changed_on_server', ...seen }]);
  applyVerdicts(test.db, change, testNow.toISOString());
  test.db.exec("DELETE FROM cache.devices WHERE device_id = 'KD000001'");
  const rows = readPlannedDevices(test.db, change.changeId, ids);
  expect(rows.map((row) => [row.deviceId, row.imei !== null, row.seenProfileId, row.state, row.errorCode])).toEqual([
    ['KD000000', true, 'p3', 'conflict', 'changed_on_server'],
    ['KD000001', false, null, 'waiting', null],
    ['KD000002', true, 'p1', 'waiting', null],
  ]);
});
