import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE_ID } from '#shared/domain/profile.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { readChange } from '../../../../src-main/desk/db/tables/changes.ts';
import { readDeviceDetails } from '../../../../src-main/desk/db/tables/device-details.ts';
import { holdDevices } from '../../../../src-main/desk/features/uploads/hold-devices.ts';
import { devicesOutside, move, profileAt, requestsTo, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { thrownCode } from '../../../helpers/thrown-code.ts';
import { devicesOfUpload, hold, largestPending, uploadNow } from '../../../helpers/upload-actions.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
  await startSynced(desk);
  desk.loop.workOffline(true);
});
afterEach(() => desk.close());

describe('putting devices on hold (behaviour 36)', () => {
  it('takes effect at once, is told to the lists and logged with reason and devices', () => {
    const { uploadId, toApprove } = largestPending(desk);
    const held = devicesOfUpload(desk, uploadId).slice(0, 2);
    desk.events.length = 0;
    expect(hold(desk, held, 'screen broken')).toMatchObject({ devices: 2, takenBack: 0 });
    expect(desk.changedTables()).toEqual(['holds', 'devices', 'uploads', 'activity']);
    expect(uploadNow(desk, uploadId)).toMatchObject({ pending: toApprove, toApprove: toApprove - 2, held: 2 });
    expect(readDeviceDetails(desk.db, held[0] ?? ('' as never))).toMatchObject({
      holdReason: 'screen broken',
      hold: { reason: 'screen broken', heldBy: 'tester' },
    });
    const [entry] = readActivity(desk.db, 1);
    expect(entry).toMatchObject({ action: 'uploads.hold', actor: 'tester', changeId: null });
    const facts = JSON.parse(entry?.facts ?? '') as { deviceIds: string[] };
    expect(facts).toMatchObject({ reason: 'screen broken', devices: 2, takenBack: 0 });
    expect(facts.deviceIds.sort()).toEqual(held);
  });

  it('takes all that match a filter', () => {
    const { uploadId, toApprove } = largestPending(desk);
    const selection = { kind: 'matching', filter: { uploadId }, except: [] } as const;
    const result = holdDevices(desk.services, { selection: { ...selection, except: [] }, reason: 'wrong order' });
    expect(result.devices).toBe(toApprove);
    expect(uploadNow(desk, uploadId)).toMatchObject({ toApprove: 0, held: toApprove });
  });

  it('takes back a move that waits, so that the device stays where it is', async () => {
    const to = profileAt(desk, 1);
    const deviceIds = devicesOutside(desk, to, 3);
    const changeId = move(desk, deviceIds, to);
    expect(hold(desk, deviceIds)).toMatchObject({ devices: 3, takenBack: 3 });
    expect(desk.changedTables()).toContain('changes');
    expect(readChange(desk.db, changeId)?.state).toBe('undone');
    desk.loop.workOffline(false);
    await synced(desk);
    expect(requestsTo(desk, 'PUT', 'ssign')).toBe(0);
  });

  it('keeps a device from being moved, but not from being taken out of its profile', async () => {
    const deviceIds = devicesOutside(desk, DEFAULT_PROFILE_ID, 1);
    hold(desk, deviceIds);
    const elsewhere =
      profileAt(desk, 1) === readDeviceDetails(desk.db, deviceIds[0] ?? ('' as never))?.profileId ? 2 : 1;
    expect(await thrownCode(() => move(desk, deviceIds, profileAt(desk, elsewhere)))).toBe('device_on_hold');
    expect(await thrownCode(() => move(desk, deviceIds, DEFAULT_PROFILE_ID))).toBeNull();
  });

  it('throws when none of the devices is known', async () => {
    expect(await thrownCode(() => hold(desk, ['nobody' as never]))).toBe('nothing_to_do');
  });
});
