import { describe, expect, it } from 'vitest';
import { appendActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { listDevices } from '../../../../src-main/desk/features/activity/list-devices.ts';
import { deviceId, knoxDevice, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

describe('listing the devices of an entry', () => {
  it('gives a window of them, each before and after', async () => {
    const db = await openFilledWorkspace([1, 2].map((n) => knoxDevice(n)));
    const facts = { reason: 'broken', deviceIds: [deviceId(1), deviceId(2)] };
    appendActivity(db, { at: '', actor: 'ann', action: 'uploads.hold', changeId: null, facts });
    const { services } = makeTestServices(db);
    const { kind, devices, total } = listDevices(services, { entry: 1, first: 1, count: 5 });
    expect([kind, total]).toEqual(['hold', 2]);
    expect(devices).toMatchObject([{ deviceId: deviceId(2), before: null, after: 'broken' }]);
  });
});
