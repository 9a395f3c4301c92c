import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId, DeviceState } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, DEFAULT_PROFILE_NAME, type ProfileId } from '#shared/domain/profile.ts';
import { queueChange } from '../../../../src-main/desk/db/queue-change.ts';
import { deleteUnseen, markSeen, startSweep } from '../../../../src-main/desk/db/tables/device-sweep.ts';
import { deleteDevices, upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import {
  countPortalEdits,
  newestEdit,
  noteDeletions,
  notePortalEdits,
  readObserved,
} from '../../../../src-main/desk/db/tables/portal-edits.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb } from '../../../helpers/open-test-db.ts';
import { queueMove } from '../../../helpers/queue-move.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const at = '2026-11-22T11:00:00.000Z';
const idOf = (n: number) => knoxDevice(n, null).deviceId;
const read = (n: number, profileId: string | null, state: DeviceState): [DeviceId, ProfileId | null, DeviceState] => [
  idOf(n),
  profileId as ProfileId | null,
  state,
];
const note = (...devices: ReturnType<typeof read>[]) => notePortalEdits(test.db, devices, at);

/** Device 1 in p1, device 2 in no profile, device 3 pending approval, device 4 in p1 as well. */
async function fill(): Promise<void> {
  const devices = [
    knoxDevice(1, 'p1'),
    knoxDevice(2, null, 'unassigned'),
    { ...knoxDevice(3, null, 'pending'), uploadId: 'u1' },
    { ...knoxDevice(4, null, 'pending'), uploadId: 'u1' },
  ];
  await fillCache(test.db, devices, ['p1', 'p2']);
}

function queue(kind: 'approve' | 'delete', n: number): void {
  queueChange(test.db, {
    ...{ intent: { kind }, basedOn: null, profileName: 'u1', reverses: null, action: 'devices.delete' },
    groups: [{ baseProfileId: null, deviceIds: JSON.stringify([idOf(n)]), devices: 1 }],
    ...{ actor: 'me', appVersion: '0.1.0', at, facts: {} },
  });
}

describe('what a reading finds different (behaviour 16)', () => {
  it('is noted when a device is in another profile, and its names are told', async () => {
    await fill();
    expect(note(read(1, 'p2', 'assigned'), read(2, DEFAULT_PROFILE_ID, 'unassigned'))).toBe(1);
    expect(readObserved(test.db, idOf(1))).toEqual([
      { at, fromProfileName: 'p1', toProfileName: 'p2', fromState: 'assigned', toState: 'assigned' },
    ]);
    expect(note(read(2, 'gone-profile', 'assigned'), read(3, DEFAULT_PROFILE_ID, 'unassigned'))).toBe(2);
    expect(readObserved(test.db, idOf(2))).toMatchObject([
      { fromProfileName: DEFAULT_PROFILE_NAME, toProfileName: 'gone-profile' },
    ]);
    expect(readObserved(test.db, idOf(3))).toMatchObject([
      { fromProfileName: null, toProfileName: DEFAULT_PROFILE_NAME },
    ]);
    expect(countPortalEdits(test.db, { edit: 0 })).toEqual({ changed: 3, deleted: 0, firstAt: at, lastAt: at });
  });

  it('is no edit but noted when set-up goes on, and nothing at all between states that say the same', async () => {
    await fill();
    expect(note(read(1, 'p1', 'assigning'))).toBe(0);
    expect(note(read(2, DEFAULT_PROFILE_ID, 'assigning'))).toBe(0);
    expect(note(read(1, 'p1', 'provisioned'))).toBe(1);
    expect(readObserved(test.db, idOf(1))).toMatchObject([{ fromState: 'assigned', toState: 'provisioned' }]);
    expect(countPortalEdits(test.db, { edit: 0 })).toMatchObject({ changed: 0, deleted: 0, firstAt: null });
  });

  it('says nothing of devices that are new', async () => {
    await fill();
    expect(note(read(77, 'p1', 'assigned'))).toBe(0);
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

describe('deletions seen by a full read', () => {
  it('are noted, those we meant left out', async () => {
    await fill();
    queue('delete', 2);
    startSweep(test.db);
    markSeen(test.db, [idOf(3), idOf(4)]);
    noteDeletions(test.db, at);
    expect(readObserved(test.db, idOf(1))).toMatchObject([{ fromState: 'assigned', toState: null }]);
    expect(readObserved(test.db, idOf(2))).toEqual([]);
    deleteUnseen(test.db, at);
    expect(countPortalEdits(test.db, { edit: 0 })).toMatchObject({ changed: 0, deleted: 1 });
  });

  it('are not what became of a device that was moved in the portal and then deleted by us', async () => {
    await fill();
    note(read(1, 'p2', 'assigned'));
    deleteDevices(test.db, [idOf(1)]);
    expect(countPortalEdits(test.db, { edit: 0 })).toMatchObject({ changed: 0, deleted: 0 });
  });
});

describe('the notes', () => {
  it('are counted from a number or a time on', async () => {
    await fill();
    note(read(1, 'p2', 'assigned'));
    const number = newestEdit(test.db);
    const later = '2026-11-22T12:00:00.000Z';
    upsertDevices(test.db, [knoxDevice(2, 'p2')], new Date(later));
    expect(countPortalEdits(test.db, { edit: number })).toMatchObject({ changed: 1, firstAt: later });
    expect(countPortalEdits(test.db, { at })).toMatchObject({ changed: 1, lastAt: later });
    expect(countPortalEdits(test.db, { at: later })).toMatchObject({ changed: 0, lastAt: null });
  });

  it('are a hundred thousand at most, the oldest go', async () => {
    await fill();
    test.db.exec(`
      INSERT INTO cache.portal_edits (device_id, at, from_state, to_state)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
      SELECT 'x' || i, '2026-11-01T00:00:00.000Z', 'assigned', NULL FROM n`);
    note(read(1, 'p2', 'assigned'), read(2, 'p2', 'assigned'));
    const kept = test.db.prepare('SELECT count(*), min(edit) FROM cache.portal_edits').raw().get();
    expect(kept).toEqual([100_000, 3]);
  });
});
