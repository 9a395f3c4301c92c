import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertDevicesBulk } from '../../../../src-main/desk/db/tables/devices.ts';
import { pickApproval } from '../../../../src-main/desk/db/tables/picked-approval.ts';
import { replaceUploads } from '../../../../src-main/desk/db/tables/uploads.ts';
import { holdDevices } from '../../../helpers/edit-devices.ts';
import { deviceAt, fillUploads, knoxUpload, queueApproval } from '../../../helpers/fill-uploads.ts';
import { knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const hold = { reason: 'broken', heldAt: testNow.toISOString(), heldBy: 'me' };

describe('what an approval means for the devices of an upload', () => {
  it('approves those that are pending, neither on hold nor in a change that is under way', async () => {
    await fillUploads(test.db, {
      U1: ['pending', 'pending', 'pending', 'unassigned', 'assigned'],
      U2: ['pending'],
    });
    holdDevices(test.db, [deviceAt(2), deviceAt(5)], hold);
    const picked = pickApproval(test.db, 'U1');
    expect(picked?.plan).toEqual({
      uploadId: 'U1',
      resellerName: 'Helvia Mobile',
      approve: 2,
      held: 1,
      alreadyApproved: 2,
      alreadyWaiting: 0,
    });
    expect(JSON.parse(picked?.group.deviceIds ?? '').sort()).toEqual([deviceAt(1), deviceAt(3)]);
    expect(picked?.group).toMatchObject({ baseProfileId: null, devices: 2 });
    queueApproval(test.db, 'U1');
    expect(pickApproval(test.db, 'U1')?.plan).toMatchObject({ approve: 0, held: 1, alreadyWaiting: 2 });
    expect(pickApproval(test.db, 'U2')?.plan).toMatchObject({ approve: 1, alreadyWaiting: 0 });
  });

  it('knows nothing of an upload Samsung does not list', async () => {
    await fillUploads(test.db, { U1: ['pending'] });
    expect(pickApproval(test.db, 'U9')).toBeNull();
  });

  it('takes a device once, as it was read last, while a first sync may hold it twice', () => {
    const device = { ...knoxDevice(1, null, 'pending'), uploadId: 'U1' };
    insertDevicesBulk(test.db, [device, { ...device, state: 'unassigned' }], testNow);
    insertDevicesBulk(test.db, [{ ...knoxDevice(2, null, 'pending'), uploadId: 'U1' }], testNow);
    insertDevicesBulk(test.db, [{ ...knoxDevice(2, null, 'pending'), uploadId: 'U1' }], testNow);
    replaceUploads(test.db, [knoxUpload('U1')]);
    expect(pickApproval(test.db, 'U1')?.plan).toMatchObject({ approve: 1, alreadyApproved: 1 });
  });
});
