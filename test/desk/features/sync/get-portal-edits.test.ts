import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import { readActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import { countDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { readCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { getDetails } from '../../../../src-main/desk/features/devices/get-details.ts';
import { getHistory } from '../../../../src-main/desk/features/devices/get-history.ts';
import { getWindow } from '../../../../src-main/desk/features/devices/get-window.ts';
import { deleteProfile } from '../../../../src-main/desk/features/profiles/delete-profile.ts';
import { getPortalEdits } from '../../../../src-main/desk/features/sync/get-portal-edits.ts';
import {
  approvedDevices,
  devicesOutside,
  move,
  outcomesOf,
  profileAt,
  reaches,
  startSynced,
  synced,
} from '../../../helpers/desk-actions.ts';
import { testNow } from '../../../helpers/open-test-db.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { atSamsung, create, listed, listedAs } from '../../../helpers/profile-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const edits = () => getPortalEdits(desk.services, { since: null });
const logged = () => readActivity(desk.db, 100).filter(({ action }) => action === 'sync.portalEdits');
const assign = (deviceIds: DeviceId[], profileId: ProfileId) =>
  desk.simulator.control.portalEdit({ kind: 'assign', deviceIds, profileId });

describe('what was changed in Samsung’s portal (behaviours 12 to 16)', () => {
  it('is nothing after a first sync, and is told once, with its devices and their history', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    expect(edits()).toEqual({ changed: 0, deleted: 0, firstAt: null, lastAt: null });
    const to = profileAt(desk, 2);
    const deviceIds = devicesOutside(desk, to, 7);
    assign(deviceIds, to);
    await synced(desk);
    await synced(desk);
    const told = edits();
    expect(told).toMatchObject({ changed: 7, deleted: 0 });
    expect(logged()).toMatchObject([{ facts: '{"changed":7,"deleted":0}' }]);
    expect(desk.changedTables()).toContain('portalEdits');
    const view = {
      filter: { portalSince: told.firstAt ?? '' },
      sort: { column: 'imei', direction: 'asc' },
    } as const;
    const { rows } = getWindow(desk.services, { view, first: 0, count: 50 });
    expect(rows.map(({ deviceId }) => deviceId).sort()).toEqual([...deviceIds].sort());
    const [deviceId = '' as DeviceId] = deviceIds;
    const { profileName } = getDetails(desk.services, { deviceId });
    const { entries } = getHistory(desk.services, { deviceId, first: 0, count: 10 });
    expect(entries).toMatchObject([{ kind: 'seen', author: 'portal', profile: { to: profileName } }]);
    expect(getPortalEdits(desk.services, { since: told.lastAt })).toMatchObject({ changed: 0 });
  });

  it('does not hold what was done from here', async () => {
    desk = await openTestDesk({ switches: { assignAppliesAfterMs: 20_000, showsAssigning: true } });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    await reaches(desk, move(desk, devicesOutside(desk, to, 20), to), 'done');
    await synced(desk);
    expect([edits().changed, logged()]).toEqual([0, []]);
  });

  it('has no place in making profiles, approving and deleting them: all is done from here (behaviour 11)', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const pending = desk.db.prepare("SELECT device_id FROM cache.devices WHERE state = 'pending'").pluck();
    const upload = desk.db
      .prepare(
        `SELECT upload_id AS uploadId, json_group_array(device_id) AS deviceIds, count(*) AS devices
         FROM cache.devices WHERE state = 'pending' GROUP BY 1 LIMIT 1`,
      )
      .get() as { uploadId: string; deviceIds: string; devices: number };
    const waiting = pending.all().length;
    const { changeId } = queueChange(desk.db, {
      ...{ intent: { kind: 'approve' }, basedOn: null, profileName: upload.uploadId, reverses: null },
      // One device is left out, which Samsung lets in with the others all the same.
      groups: [
        {
          baseProfileId: null,
          deviceIds: JSON.stringify(JSON.parse(upload.deviceIds).slice(1)),
          devices: upload.devices - 1,
        },
      ],
      ...{ action: 'uploads.approve', actor: 'me', appVersion: '0.1.0', at: testNow.toISOString(), facts: {} },
    });
    desk.loop.nudge('change');
    await reaches(desk, changeId, 'done');
    expect(pending.all()).toHaveLength(waiting - upload.devices);
    create(desk, 'Night shift');
    await desk.until(() => atSamsung(desk, 'Night shift') !== undefined && desk.loop.status().waiting === 0);
    const { profileId } = listed(desk, 'Night shift');
    await reaches(desk, move(desk, devicesOutside(desk, profileId, 9), profileId), 'done');
    await reaches(desk, deleteProfile(desk.services, { profileId }).changeId, 'done');
    await synced(desk);
    expect(listedAs(desk, 'Night shift')).toEqual([]);
    expect([edits().changed, logged()]).toEqual([0, []]);
  });

  it('holds a device as well that met a waiting change, which is a conflict', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.loop.workOffline(true);
    const [mine, theirs] = [profileAt(desk, 1), profileAt(desk, 2)];
    const deviceIds = devicesOutside(desk, mine, 30).filter(
      (deviceId) => getDetails(desk.services, { deviceId }).profileId !== theirs,
    );
    const changeId = move(desk, deviceIds, mine);
    assign(deviceIds.slice(0, 2), theirs);
    desk.loop.workOffline(false);
    await reaches(desk, changeId, 'conflict');
    expect(outcomesOf(desk, changeId).conflict).toBe(2);
    await desk.until(() => desk.loop.status().phase === 'idle');
    expect(edits().changed).toBe(2);
    const [deviceId = '' as DeviceId] = deviceIds;
    expect(getHistory(desk.services, { deviceId, first: 0, count: 10 }).entries).toMatchObject([
      { kind: 'seen', author: 'portal' },
      { kind: 'change', changeId, state: 'conflict', by: null },
    ]);
  });

  it('tells of deletions once the list was read whole, and keeps everything over a restart', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    desk.simulator.control.portalEdit({ kind: 'delete', deviceIds: approvedDevices(desk).slice(0, 3) });
    const before = readCursor(desk.db).lastSweepAt;
    desk.loop.start(true);
    await desk.until(() => readCursor(desk.db).lastSweepAt !== before && desk.loop.status().phase === 'idle');
    expect(countDevices(desk.db)).toBe(297);
    expect(edits()).toMatchObject({ changed: 0, deleted: 3 });
    desk = await desk.reopen();
    await startSynced(desk);
    expect(edits()).toMatchObject({ changed: 0, deleted: 3 });
    expect(logged()).toHaveLength(1);
  });
});
