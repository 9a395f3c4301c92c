import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { unassignDevices } from '../../../../src-main/desk/features/devices/unassign-devices.ts';
import { fillCache, knoxDevice } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';

let desk: TestDesk;
afterEach(() => desk.close());

describe('unassigning devices', () => {
  it('is a move to the Default Profile', async () => {
    desk = await openTestDesk({ connected: false });
    await fillCache(desk.db, [knoxDevice(0, 'p1'), knoxDevice(1, null, 'unassigned')], ['p1']);
    const deviceIds = [0, 1].map((n) => knoxDevice(n, null).deviceId);
    const { changeId, plan } = unassignDevices(desk.services, { selection: { kind: 'named', deviceIds } });
    expect(plan).toEqual({ profileName: DEFAULT_PROFILE_NAME, move: 1, alreadyThere: 1, cannot: [] });
    expect(readChange(desk.db, changeId)?.intent).toEqual({ kind: 'move', profileId: DEFAULT_PROFILE_ID });
    expect(readActivity(desk.db, 1)[0]?.action).toBe('devices.unassign');
  });
});
