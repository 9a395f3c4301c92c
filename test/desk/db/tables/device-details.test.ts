import { describe, expect, it } from 'vitest';
import { readDeviceDetails } from '../../../../src-main/desk/db/tables/device-details.ts';
import { holdDevices, noteDevices } from '../../../helpers/edit-devices.ts';
import { deviceId, knoxDevice, openFilledWorkspace } from '../open-test-workspace.ts';

describe('the details of a device', () => {
  it('hold what the server said and what Ivanti knows', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    db.exec("INSERT INTO cache.registrations VALUES ('R58N000001A', 'pending')");
    expect(readDeviceDetails(db, deviceId(1))).toMatchObject({
      deviceId: 'device-1',
      createdAt: '2026-01-01T00:00:00.000Z',
      firstSeenAt: '2026-11-22T10:00:00.000Z',
      registration: 'pending',
    });
  });

  it('hold why it is on hold, and what is noted about it', async () => {
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(2)]);
    const at = '2026-11-22T11:00:00.000Z';
    holdDevices(db, [deviceId(1)], { reason: 'sold', heldAt: at, heldBy: 'me' });
    noteDevices(db, [deviceId(1)], 'scratched');
    expect(readDeviceDetails(db, deviceId(1))).toMatchObject({
      ...{ holdReason: 'sold', note: 'scratched', hold: { reason: 'sold', heldAt: at, heldBy: 'me' } },
      noted: { text: 'scratched', notedBy: 'me' },
    });
    expect(readDeviceDetails(db, deviceId(2))).toMatchObject({ hold: null, note: null, noted: null });
  });

  it('do not exist for a device nobody knows', async () => {
    const db = await openFilledWorkspace([]);
    expect(readDeviceDetails(db, deviceId(1))).toBeNull();
  });
});
