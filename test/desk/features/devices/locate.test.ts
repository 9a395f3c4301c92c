import { describe, expect, it } from 'vitest';
import type { DeviceView } from '#shared/domain/device.ts';
import { locate } from '../../../../src-main/desk/features/devices/locate.ts';
import { deviceId, knoxDevice, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

describe('locating a device', () => {
  it('tells its row in the list as it is filtered and sorted, null when the list does not show it', async () => {
    const db = await openFilledWorkspace([5, 1, 4].map((n) => knoxDevice(n, { model: n === 1 ? 'B' : 'A' })));
    const { services } = makeTestServices(db);
    const view: DeviceView = { filter: { model: 'A' }, sort: { column: 'imei', direction: 'asc' } };
    const rowOf = (number: number) => locate(services, { view, deviceId: deviceId(number) }).row;
    expect([rowOf(4), rowOf(5), rowOf(1), rowOf(99)]).toEqual([0, 1, null, null]);
  });
});
