import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId, DeviceState } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileId } from '#shared/domain/profile.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import {
  MOST_EVENTS,
  MOST_OF_DEVICE,
  newestEvent,
  noteAppearances,
  noteChanges,
  noteDeletions,
  type ReadDevice,
  settleEvents,
} from '../../../../src-main/desk/db/tables/device-events.ts';
import { markSeen, startSweep } from '../../../../src-main/desk/db/tables/device-sweep.ts';
import { insertDevicesBulk, upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { moveCursor } from '../../../../src-main/desk/db/tables/sync-cursor.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const at = '2026-11-22T11:00:00.000Z';
const idOf = (n: number) => knoxDevice(n, null).deviceId;
const read = (n: number, profileId: string | null, state: DeviceState, more: Partial<Read> = {}): ReadDevice => {
  const { userName = '', uploadId = uploads[n] ?? null, updatedAt = null } = more;
  return [idOf(n), profileId as ProfileId | null, state, userName, uploadId, updatedAt];
};
type Read = { userName: string; uploadId: string | null; updatedAt: string };
const uploads: Record<number, string> = { 3: 'u1', 4: 'u1' };
const note = (...devices: ReadDevice[]) => noteChanges(test.db, devices, at);

/** Device 1 in p1, device 2 in no profile, devices 3 and 4 pending approval. */
async function fill(): Promise<void> {
  const devices = [
    knoxDevice(1, 'p1'),
    knoxDevice(2, null, 'unassigned'),
    { ...knoxDevice(3, null, 'pending'), uploadId: 'u1' },
    { ...knoxDevice(4, null, 'pending'), uploadId: 'u1' },
  ];
  await fillCache(test.db, devices, ['p1', 'p2']);
}

function eventsOf(deviceId: DeviceId) {
  return test.db.prepare('SELECT * FROM main.device_events WHERE device_id = ? ORDER BY event DESC').all(deviceId);
}

function queue(kind: 'approve' | 'delete', n: number): string {
  return queueChange(test.db, {
    ...{
      intent: { kind },
      basedOn: null,
      profileName: 'u1',
      reverses: null,
      action: kind === 'approve' ? 'uploads.approve' : 'devices.delete',
    },
    groups: [{ baseProfileId: null, deviceIds: JSON.stringify([idOf(n)]), devices: 1 }],
    ...{ actor: 'me', appVersion: '0.1.0', at, facts: {} },
  }).changeId;
}

describe('what a reading finds different (behaviour 16)', () => {
  it('is noted when a device is in another profile, by the names the profiles have', async () => {
    await fill();
    expect(note(read(1, 'p2', 'assigned'), read(2, DEFAULT_PROFILE_ID, 'unassigned'))).toBe(1);
    expect(eventsOf(idOf(1))).toMatchObject([
      {
        ...{ at, changed_at: null, what: 'changed', author: 'portal', from_profile: 'p1', to_profile: 'p2' },
        ...{ from_state: 'assigned', to_state: 'assigned', from_user: null, to_user: null, to_upload: null },
      },
    ]);
    expect(note(read(2, 'new-profile', 'assigned'), read(3, DEFAULT_PROFILE_ID, 'unassigned'))).toBe(2);
    expect(eventsOf(idOf(2))).toMatchObject([{ from_profile: DEFAULT_PROFILE_NAME, to_profile: 'new-profile' }]);
    expect(eventsOf(idOf(3))).toMatchObject([{ from_profile: null, to_profile: DEFAULT_PROFILE_NAME }]);
  });

  it('is noted when it has another user or another upload, with the time of Samsung’s own', async () => {
    await fill();
    const updatedAt = '2026-11-22T10:30:00.000Z';
    expect(note(read(1, 'p1', 'assigned', { userName: 'ada', updatedAt }))).toBe(1);
    expect(eventsOf(idOf(1))).toMatchObject([
      { author: 'portal', changed_at: updatedAt, from_user: '', to_user: 'ada', from_profile: null, from_state: null },
    ]);
    expect(note(read(3, null, 'pending', { uploadId: 'u2' }))).toBe(1);
    expect(eventsOf(idOf(3))).toMatchObject([{ author: 'reseller', from_upload: 'u1', to_upload: 'u2' }]);
  });

  it('is set-up that went on when its state alone tells more, and nothing between states that say the same', async () => {
    await fill();
    expect(note(read(1, 'p1', 'assigning'))).toBe(0);
    expect(note(read(2, DEFAULT_PROFILE_ID, 'assigning'))).toBe(0);
    expect(note(read(1, 'p1', 'provisioned'))).toBe(1);
    expect(eventsOf(idOf(1))).toMatchObject([
      { author: 'device', from_state: 'assigned', to_state: 'provisioned', from_profile: null, to_profile: null },
    ]);
  });

  it('is our own doing when an unfinished change wants it, held ones and those below newer ones too', async () => {
    await fill();
    queueMove(test.db, [idOf(1)], 'p2');
    queueMove(test.db, [idOf(1)], DEFAULT_PROFILE_ID);
    expect(note(read(1, 'p2', 'assigned'))).toBe(0);
    expect(note(read(1, DEFAULT_PROFILE_ID, 'unassigned'))).toBe(0);
    expect(note(read(1, 'p3', 'assigned'))).toBe(1);
    queueMove(test.db, [idOf(2)], 'p2');
    test.db.exec("UPDATE temp.overlay SET live = 0, profile_id = NULL, state = 'parked'");
    expect(note(read(2, 'p2', 'assigned'))).toBe(0);
  });

  it('is told of the user alone when the profile is our own doing', async () => {
    await fill();
    queueMove(test.db, [idOf(1)], 'p2');
    expect(note(read(1, 'p2', 'assigned', { userName: 'ada' }))).toBe(1);
    expect(eventsOf(idOf(1))).toMatchObject([{ to_user: 'ada', from_profile: null, to_profile: null, to_state: null }]);
  });

  it('is our own doing when devices of an upload come in that we approve, which Samsung does as a whole', async () => {
    await fill();
    queue('approve', 3);
    expect(note(read(3, DEFAULT_PROFILE_ID, 'unassigned'), read(4, DEFAULT_PROFILE_ID, 'unassigned'))).toBe(0);
    expect(note(read(4, 'p1', 'assigned'))).toBe(1);
  });

  it('is our own doing when a profile is emptied that we delete', async () => {
    await fill();
    const intent = { kind: 'delete-profile', profileId: 'p1' as ProfileId } as const;
    queueChange(test.db, {
      ...{ intent, basedOn: null, profileName: 'p1', reverses: null, action: 'profiles.delete' },
      groups: [{ baseProfileId: null, deviceIds: '["profile:p1"]', devices: 1 }],
      ...{ actor: 'me', appVersion: '0.1.0', at, facts: {} },
    });
    expect(note(read(1, DEFAULT_PROFILE_ID, 'unassigned'))).toBe(1);
    test.db.exec("UPDATE main.changes SET state = 'unconfirmed'");
    expect(note(read(1, DEFAULT_PROFILE_ID, 'unassigned'))).toBe(0);
  });
});

describe('devices that come and go', () => {
  it('are new once the list was read whole before, and not while it is still being read', async () => {
    await fill();
    const fresh = { ...knoxDevice(7, null, 'pending'), uploadId: 'u9', createdAt: '2026-11-20T00:00:00.000Z' };
    expect(upsertDevices(test.db, [knoxDevice(6, 'p1')], new Date(at))).toEqual({ inserted: 1, changed: 0, noted: 0 });
    moveCursor(test.db, { lastSweepAt: at });
    expect(upsertDevices(test.db, [fresh], new Date(at))).toEqual({ inserted: 1, changed: 0, noted: 1 });
    expect(eventsOf(idOf(6))).toEqual([]);
    expect(eventsOf(idOf(7))).toMatchObject([
      {
        ...{ what: 'appeared', author: 'reseller', changed_at: fresh.createdAt, to_upload: 'u9', to_state: 'pending' },
        ...{ to_profile: null, from_state: null },
      },
    ]);
  });

  it('are noted when they are gone, those we meant to delete left out, and when they are back', async () => {
    await fill();
    moveCursor(test.db, { lastSweepAt: at });
    const changeId = queue('delete', 2);
    startSweep(test.db);
    markSeen(test.db, [idOf(3), idOf(4)]);
    noteDeletions(test.db, at);
    expect(eventsOf(idOf(1))).toMatchObject([
      { what: 'gone', author: 'portal', from_profile: 'p1', from_state: 'assigned', to_state: null },
    ]);
    expect(eventsOf(idOf(2))).toEqual([]);
    test.db.exec('DELETE FROM cache.devices WHERE row <= 2');
    test.db
      .prepare("INSERT INTO main.change_outcomes (change_id, device_id, state, at) VALUES (?, ?, 'done', ?)")
      .run(changeId, idOf(2), at);
    upsertDevices(test.db, [knoxDevice(1, 'p1'), knoxDevice(2, null, 'unassigned')], new Date(at));
    expect([1, 2].map((n) => (eventsOf(idOf(n))[0] as { what: string }).what)).toEqual(['reappeared', 'reappeared']);
  });

  it('are not noted by a first sync, however often it is begun', async () => {
    await fill();
    moveCursor(test.db, { lastSweepAt: null });
    insertDevicesBulk(test.db, [knoxDevice(50, 'p1')], new Date(at));
    expect(noteAppearances(test.db, 0, at)).toBe(0);
    expect(newestEvent(test.db)).toBe(0);
  });
});

describe('the events kept', () => {
  it('outlive the cache', async () => {
    await fill();
    note(read(1, 'p2', 'assigned'));
    test.db.exec('DELETE FROM cache.devices; DELETE FROM cache.profiles');
    test = test.reopen();
    expect(eventsOf(idOf(1))).toMatchObject([{ from_profile: 'p1', to_profile: 'p2' }]);
  });

  it('are noted once, though the machine ends before the cache has what the ledger has', async () => {
    await fill();
    const updatedAt = '2026-11-22T10:30:00.000Z';
    const moved = read(1, 'p2', 'assigned', { updatedAt });
    expect(note(moved)).toBe(1);
    // The cache still says p1.
    expect(note(moved)).toBe(0);
    expect(note(read(1, 'p2', 'assigned', { updatedAt: '2026-11-22T10:40:00.000Z' }))).toBe(1);
    expect(eventsOf(idOf(1))).toHaveLength(2);
    startSweep(test.db);
    markSeen(test.db, [2, 3, 4].map(idOf));
    noteDeletions(test.db, at);
    noteDeletions(test.db, at);
    expect(eventsOf(idOf(1))).toHaveLength(3);
  });

  it('are the newest of each device, and so many of all together', async () => {
    await fill();
    const many = (deviceId: string, count: number) =>
      test.db.exec(`
        INSERT INTO main.device_events (device_id, at, what, author, from_state, to_state)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
        SELECT '${deviceId}', '2026-11-01T00:00:00.000Z', 'changed', 'device', i, i + 1 FROM n`);
    many(idOf(2), 3);
    const before = newestEvent(test.db);
    many(idOf(1), MOST_OF_DEVICE + 7);
    expect(settleEvents(test.db, before)).toBe(0);
    expect([eventsOf(idOf(1)).length, eventsOf(idOf(2)).length]).toEqual([MOST_OF_DEVICE, 3]);
    expect(eventsOf(idOf(1))[0]).toMatchObject({ from_state: String(MOST_OF_DEVICE + 7) });
    test.db.exec(`UPDATE main.device_events SET event = ${MOST_EVENTS} + event WHERE device_id = '${idOf(1)}'`);
    settleEvents(test.db, newestEvent(test.db));
    expect([eventsOf(idOf(1)).length, eventsOf(idOf(2)).length]).toEqual([MOST_OF_DEVICE, 0]);
  });
});
