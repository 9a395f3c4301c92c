import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { deleteDevices } from '../../../../src-main/desk/features/devices/delete-devices.ts';
import { moveDevices } from '../../../../src-main/desk/features/devices/move-devices.ts';
import { planDelete } from '../../../../src-main/desk/features/devices/plan-delete.ts';
import { holdDevices } from '../../../helpers/edit-devices.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ connected: false });
  const devices = [
    knoxDevice(0, 'p1', 'provisioned'),
    knoxDevice(1, 'p2'),
    knoxDevice(2, null, 'unassigned'),
    knoxDevice(3, null, 'pending'),
    knoxDevice(4, 'p1', 'provisionedRestricted'),
  ];
  await fillCache(desk.db, devices, ['p1', 'p2']);
});
afterEach(() => desk.close());

const ids = (...numbers: number[]): DeviceId[] => numbers.map((n) => knoxDevice(n, null).deviceId);
const named = (...numbers: number[]) => ({ kind: 'named' as const, deviceIds: ids(...numbers) });

describe('the plan of a deletion (behaviour 98)', () => {
  it('counts what would go, how many of it are in use, and why the rest cannot', () => {
    deleteDevices(desk.services, { selection: named(1) });
    expect(planDelete(desk.services, { selection: named(0, 1, 2, 3, 4, 9) })).toEqual({
      delete: 3,
      provisioned: 2,
      cannot: [
        { code: 'device_pending', devices: 1 },
        { code: 'device_leaving', devices: 1 },
        { code: 'device_not_found', devices: 1 },
      ],
    });
  });

  it('takes all that match a filter, less the ones taken out', () => {
    const selection = { kind: 'matching' as const, filter: { profileId: 'p1' as ProfileId }, except: ids(4) };
    expect(planDelete(desk.services, { selection })).toEqual({ delete: 1, provisioned: 1, cannot: [] });
  });

  it('lets devices go that are on hold or on their way to a profile', () => {
    holdDevices(desk.db, ids(0), { reason: 'broken', heldAt: '2026-11-22T10:00:00.000Z', heldBy: 'me' });
    moveDevices(desk.services, { selection: named(2), profileId: 'p1' as ProfileId });
    expect(planDelete(desk.services, { selection: named(0, 2) })).toMatchObject({ delete: 2, cannot: [] });
  });

  it('queues nothing', () => {
    planDelete(desk.services, { selection: named(0) });
    expect(desk.db.prepare('SELECT count(*) FROM changes').pluck().get()).toBe(0);
    expect(desk.nudges).toEqual([]);
  });
});
