import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { getEntry } from '../../../../src-main/desk/features/activity/get-entry.ts';
import { listDevices } from '../../../../src-main/desk/features/activity/list-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { makeTestServices } from '../make-test-services.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(test.db, [knoxDevice(1, 'p1')], ['p1', 'p2']);
});
afterEach(() => test.close());

describe('one entry of the activity log', () => {
  it('is given as it was written, with its change as it stands', async () => {
    const changeId = queueMove(test.db, [knoxDevice(1, 'p1').deviceId], 'p2');
    const { services } = makeTestServices(test.db);
    const { entry, change } = getEntry(services, { entry: 1 });
    expect(entry).toEqual(readActivity(test.db, 1)[0]);
    expect(change).toMatchObject({ changeId, state: 'waiting', intent: { kind: 'move' }, devices: 1 });
    expect(Object.keys(change ?? {})).not.toContain('basedOn');
    expect(listDevices(services, { entry: 1, first: 0, count: 5 })).toMatchObject({ kind: 'move', total: 1 });
    expect(await thrownCode(() => getEntry(services, { entry: 2 }))).toBe('not_found');
    expect(await thrownCode(() => listDevices(services, { entry: 2, first: 0, count: 5 }))).toBe('not_found');
  });
});
