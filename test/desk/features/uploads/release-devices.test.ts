import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { releaseDevices } from '../../../../src-main/desk/features/uploads/release-devices.ts';
import { startSynced } from '../../../helpers/desk-actions.ts';
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

describe('letting devices go (behaviour 36)', () => {
  it('takes effect at once and is logged with the reason each was on hold for', () => {
    const { uploadId, toApprove } = largestPending(desk);
    const [first, second, third] = devicesOfUpload(desk, uploadId);
    const deviceIds = [first, second, third].flatMap((deviceId) => deviceId ?? []);
    hold(desk, deviceIds.slice(0, 1), 'sold');
    hold(desk, deviceIds.slice(1, 2), 'broken');
    desk.events.length = 0;
    expect(releaseDevices(desk.services, { selection: { kind: 'named', deviceIds } })).toMatchObject({ devices: 2 });
    expect(desk.changedTables()).toEqual(['holds', 'devices', 'uploads', 'activity']);
    expect(uploadNow(desk, uploadId)).toMatchObject({ toApprove, held: 0 });
    const [entry] = readActivity(desk.db, 1);
    expect(entry?.action).toBe('uploads.release');
    const facts = JSON.parse(entry?.facts ?? '') as { devices: number; released: { deviceId: string }[] };
    expect(facts.devices).toBe(2);
    expect(facts.released.toSorted((a, b) => (a.deviceId < b.deviceId ? -1 : 1))).toEqual([
      { deviceId: first, reason: 'sold' },
      { deviceId: second, reason: 'broken' },
    ]);
  });

  it('takes all that match a filter, such as those on hold', () => {
    const { uploadId } = largestPending(desk);
    hold(desk, devicesOfUpload(desk, uploadId).slice(0, 4));
    const selection = { kind: 'matching' as const, filter: { onHold: true }, except: [] };
    expect(releaseDevices(desk.services, { selection })).toMatchObject({ devices: 4 });
  });

  it('throws when none of the devices is on hold', async () => {
    const { uploadId } = largestPending(desk);
    const deviceIds = devicesOfUpload(desk, uploadId).slice(0, 1);
    const release = () => releaseDevices(desk.services, { selection: { kind: 'named', deviceIds } });
    expect(await thrownCode(release)).toBe('nothing_to_do');
  });
});
