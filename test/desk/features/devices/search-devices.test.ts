import { describe, expect, it } from 'vitest';
import { searchDevices } from '../../../../src-main/desk/features/devices/search-devices.ts';
import { knoxDevice, layOverlay, numbersOf, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

describe('the search field', () => {
  it('gets at most as many devices as it shows, and knows when there are more', async () => {
    const db = await openFilledWorkspace(Array.from({ length: 30 }, (_, n) => knoxDevice(n)));
    const { services } = makeTestServices(db);
    const some = searchDevices(services, { text: '3532', limit: 10 });
    expect([some.devices.length, some.more]).toEqual([10, true]);
    const all = searchDevices(services, { text: '3532', limit: 30 });
    expect([all.devices.length, all.more]).toEqual([30, false]);
    expect(searchDevices(services, { text: '', limit: 10 })).toEqual({ devices: [], more: false });
  });

  it('gets them best first, with the waiting changes laid over', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1, { tags: 'box 4444' }),
      knoxDevice(2, { imei: '444412345678905' }),
    ]);
    layOverlay(db, [2], 'p9');
    const { devices } = searchDevices(makeTestServices(db).services, { text: '4444', limit: 10 });
    expect(numbersOf(devices.map((device) => device.deviceId))).toEqual([2, 1]);
    expect(devices[0]?.profileId).toBe('p9');
  });
});
