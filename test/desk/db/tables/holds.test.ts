import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { revisionOf } from '../../../../src-main/desk/db/revisions.ts';
import { readDeviceRows } from '../../../../src-main/desk/db/tables/device-rows.ts';
import { readHold } from '../../../../src-main/desk/db/tables/holds.ts';
import { holdDevices, releaseDevices } from '../../../helpers/edit-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  await fillCache(
    test.db,
    [1, 2, 3].map((n) => knoxDevice(n, 'p1')),
    ['p1'],
  );
});
afterEach(() => test.close());

const id = (n: number) => knoxDevice(n, null).deviceId;
const hold = (reason: string) => ({ reason, heldAt: '2026-11-22T10:00:00.000Z', heldBy: 'me' });

describe('holds', () => {
  it('keep the reason, who and when; the newest reason counts', () => {
    expect(holdDevices(test.db, [id(1), id(2)], hold('screen broken')).sort()).toEqual([id(1), id(2)]);
    expect(holdDevices(test.db, [id(2)], hold('sold'))).toEqual([id(2)]);
    expect(readHold(test.db, id(1))).toEqual(hold('screen broken'));
    expect(readHold(test.db, id(2))).toEqual(hold('sold'));
    expect(readHold(test.db, id(3))).toBeNull();
  });

  it('mark the rows of lists with the reason', () => {
    holdDevices(test.db, [id(2)], hold('sold'));
    expect(readDeviceRows(test.db, [1, 2, 3]).map(({ holdReason }) => holdReason)).toEqual([null, 'sold', null]);
  });

  it('are of devices the cache knows only', () => {
    const before = revisionOf(test.db, 'devices');
    expect(holdDevices(test.db, ['nobody' as DeviceId], hold('x'))).toEqual([]);
    expect(revisionOf(test.db, 'devices')).toBe(before);
  });

  it('outlive the run, and end when devices are let go', () => {
    holdDevices(test.db, [id(1)], hold('sold'));
    test = test.reopen();
    const before = revisionOf(test.db, 'devices');
    expect(releaseDevices(test.db, [id(1), id(3)])).toEqual([id(1)]);
    expect(revisionOf(test.db, 'devices')).toBeGreaterThan(before);
    expect(readHold(test.db, id(1))).toBeNull();
    expect(releaseDevices(test.db, [id(1)])).toEqual([]);
  });
});
