import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { getHistory } from '../../../../src-main/desk/features/devices/get-history.ts';
import { undoEdit } from '../../../../src-main/desk/features/devices/undo-edit.ts';
import { devicesOutside, move, profileAt, reaches, startSynced, synced } from '../../../helpers/desk-actions.ts';
import { openTestDesk, type TestDesk } from '../../../helpers/open-test-desk.ts';
import { hold } from '../../../helpers/upload-actions.ts';

let desk: TestDesk;
afterEach(() => desk.close());

const historyOf = (deviceId: DeviceId) => getHistory(desk.services, { deviceId, first: 0, count: 50 });

describe('the history of a device', () => {
  it('is empty after the first sync, whatever happened before', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    expect(desk.db.prepare('SELECT count(*) FROM main.device_events').pluck().get()).toBe(0);
    const [deviceId = '' as DeviceId] = devicesOutside(desk, profileAt(desk, 1), 1);
    expect(historyOf(deviceId)).toEqual({ entries: [], total: 0 });
  });

  it('tells a move once: its outcome is what was seen of it, though it arrives late', async () => {
    desk = await openTestDesk({ switches: { assignAppliesAfterMs: 20_000, showsAssigning: true } });
    await startSynced(desk);
    const to = profileAt(desk, 1);
    const [deviceId = '' as DeviceId] = devicesOutside(desk, to, 1);
    const changeId = move(desk, [deviceId], to);
    expect(historyOf(deviceId).entries).toMatchObject([{ kind: 'change', changeId, state: 'waiting', by: null }]);
    await reaches(desk, changeId, 'done');
    await synced(desk);
    expect(historyOf(deviceId)).toMatchObject({ total: 1, entries: [{ kind: 'change', changeId, state: 'done' }] });
  });

  it('puts a move, somebody’s doing in the portal, a hold and its undo in one line, newest first', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const [to, theirs] = [profileAt(desk, 1), profileAt(desk, 2)];
    const [deviceId = '' as DeviceId] = devicesOutside(desk, to, 1);
    await reaches(desk, move(desk, [deviceId], to), 'done');
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [deviceId], profileId: theirs });
    await synced(desk);
    const { editId } = hold(desk, [deviceId], 'sold');
    await undoEdit(desk.services, { editId });
    expect(historyOf(deviceId)).toMatchObject({
      total: 3,
      entries: [
        { kind: 'edit', edit: 'hold', becomes: 'sold', isUndone: true, by: null },
        { kind: 'seen', what: 'changed', author: 'portal' },
        { kind: 'change', state: 'done' },
      ],
    });
  });

  it('outlives a cache that is fetched again, which notes nothing by itself', async () => {
    desk = await openTestDesk();
    await startSynced(desk);
    const to = profileAt(desk, 2);
    const [deviceId = '' as DeviceId] = devicesOutside(desk, to, 1);
    desk.simulator.control.portalEdit({ kind: 'assign', deviceIds: [deviceId], profileId: to });
    await synced(desk);
    const before = historyOf(deviceId);
    expect(before.total).toBe(1);
    await desk.loop.stop();
    desk.db.exec(`DELETE FROM cache.devices; UPDATE cache.sync_cursor SET first_sync_done = 0, next_page = 0,
      changed_after = NULL, registrations_after = NULL, last_synced_at = NULL, last_sweep_at = NULL`);
    desk = await desk.reopen();
    await startSynced(desk);
    expect(desk.db.prepare('SELECT count(*) FROM main.device_events').pluck().get()).toBe(1);
    expect(historyOf(deviceId)).toEqual(before);
  });

  it('gets nothing from a full read of devices that are as they were', async () => {
    desk = await openTestDesk({ devices: 1_500 });
    await startSynced(desk);
    const before = desk.loop.status().lastSyncedAt;
    desk.clock.advance(1_000);
    desk.loop.start(true);
    await desk.until(() => desk.loop.status().lastSyncedAt !== before && desk.loop.status().phase === 'idle');
    expect(desk.db.prepare('SELECT count(*) FROM main.device_events').pluck().get()).toBe(0);
  });
});
