import { describe, expect, it } from 'vitest';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { newestEvent } from '../../../../src-main/desk/db/tables/device-events.ts';
import { upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { logPortalEdits } from '../../../../src-main/desk/features/sync/log-portal-edits.ts';
import { knoxDevice, now, openFilledWorkspace } from '../../db/open-test-workspace.ts';
import { makeTestServices } from '../make-test-services.ts';

describe('the activity log', () => {
  it('is told how many devices a pass found changed in the portal, and nothing when there were none', async () => {
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(2), knoxDevice(3)]);
    const { services, events } = makeTestServices(db);
    logPortalEdits({ ...services, osUser: 'me' }, 0);
    expect([readActivity(db, 10), events]).toEqual([[], []]);
    const elsewhere = { profileId: 'p2' as ProfileId };
    upsertDevices(db, [knoxDevice(1, elsewhere)], now);
    const lastEvent = newestEvent(db);
    upsertDevices(db, [knoxDevice(2, elsewhere), knoxDevice(3, { state: 'provisioned' })], now);
    logPortalEdits({ ...services, osUser: 'me' }, lastEvent);
    expect(readActivity(db, 10)).toMatchObject([{ action: 'sync.portalEdits', facts: '{"changed":1,"deleted":0}' }]);
    expect(events).toEqual([{ name: 'data.changed', payload: { tables: ['activity'] } }]);
  });
});
