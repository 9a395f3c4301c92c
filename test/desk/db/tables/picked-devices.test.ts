import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { DeviceId, DeviceSelection } from '#shared/domain/device.ts';
import { DEFAULT_PROFILE_ID, type ProfileId } from '#shared/domain/profile.ts';
import { GONE_PROFILE_ID } from '#shared/domain/queued-change.ts';
import { selectedDeviceIds } from '../../../../src-main/desk/db/tables/device-selection.ts';
import { insertDevicesBulk, upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { pickDevices, regroupByBase, targetsOf } from '../../../../src-main/desk/db/tables/picked-devices.ts';
import { holdDevices } from '../../../helpers/edit-devices.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(async () => {
  test = openTestDb();
  const devices = [
    knoxDevice(0, 'p1'),
    knoxDevice(1, 'p2'),
    knoxDevice(2, null, 'unassigned'),
    knoxDevice(3, null, 'pending'),
    knoxDevice(4, 'p1'),
  ];
  await fillCache(test.db, devices, ['p1', 'p2']);
});
afterEach(() => test.close());

const ids = (...numbers: number[]): DeviceId[] => numbers.map((n) => knoxDevice(n, null).deviceId);
const p2 = 'p2' as ProfileId;

describe('picking devices for a move', () => {
  it('sorts them by what the move means for each, in the order they were named', () => {
    const picked = pickDevices(test.db, ids(4, 0, 1, 2, 3, 99), p2);
    expect(picked).toEqual({
      ...{ move: 3, provisioned: 0, alreadyThere: 1, pending: 1, onHold: 0, leaving: 0, notFound: 1 },
      groups: [
        { baseProfileId: DEFAULT_PROFILE_ID, deviceIds: JSON.stringify(ids(2)), devices: 1 },
        { baseProfileId: 'p1', deviceIds: JSON.stringify(ids(4, 0)), devices: 2 },
      ],
    });
    expect(targetsOf(picked.groups)).toBe('[["default",["KD000002"]],["p1",["KD000004","KD000000"]]]');
  });

  it('sees devices where waiting changes want them, but bases a move on what the server has', () => {
    test.db.exec("INSERT INTO temp.overlay VALUES ('KD000000', 1, 'p2', 'c1', 'waiting', 1, 'p1', 'move')");
    expect(pickDevices(test.db, ids(0), p2)).toMatchObject({ move: 0, alreadyThere: 1, groups: [] });
    const back = pickDevices(test.db, ids(0), 'p1' as ProfileId);
    expect(back).toMatchObject({ move: 1, alreadyThere: 0, groups: [{ baseProfileId: 'p1' }] });
  });

  it('takes the server at its word for devices whose change is held', () => {
    test.db.exec("INSERT INTO temp.overlay VALUES ('KD000000', 0, NULL, 'c1', 'conflict', 1, 'p1', 'move')");
    expect(pickDevices(test.db, ids(0), 'p1' as ProfileId)).toMatchObject({ move: 0, alreadyThere: 1 });
  });

  it('leaves alone what is about to be deleted, and keeps devices on hold out of profiles', () => {
    test.db.exec("INSERT INTO temp.overlay VALUES ('KD000000', 1, 'gone', 'c1', 'waiting', 1, 'p1', 'delete')");
    holdDevices(test.db, ids(1, 4), { reason: 'broken', heldAt: testNow.toISOString(), heldBy: 'me' });
    const counts = (profileId: ProfileId) => {
      const { move, alreadyThere, pending, onHold, leaving } = pickDevices(test.db, ids(0, 1, 2, 3, 4), profileId);
      return { move, alreadyThere, pending, onHold, leaving };
    };
    expect(counts(p2)).toEqual({ move: 1, alreadyThere: 1, pending: 1, onHold: 1, leaving: 1 });
    const toDefault = counts(DEFAULT_PROFILE_ID);
    expect(toDefault).toEqual({ move: 2, alreadyThere: 1, pending: 1, onHold: 0, leaving: 1 });
    expect(counts(GONE_PROFILE_ID)).toEqual({ move: 3, alreadyThere: 0, pending: 1, onHold: 0, leaving: 1 });
  });

  it('counts those in use among the devices that would go', () => {
    const more = [knoxDevice(5, 'p1', 'provisioned'), knoxDevice(6, 'p2', 'provisionedRestricted')];
    upsertDevices(test.db, more, testNow);
    expect(pickDevices(test.db, ids(0, 1, 5, 6), GONE_PROFILE_ID)).toMatchObject({ move: 4, provisioned: 2 });
    expect(pickDevices(test.db, ids(5, 6), p2)).toMatchObject({ move: 1, alreadyThere: 1, provisioned: 1 });
  });

  it('takes a device once that a list which shifted brought twice while the first sync goes on', () => {
    const fresh = openTestDb();
    onTestFinished(() => fresh.close());
    insertDevicesBulk(fresh.db, [knoxDevice(0, 'p1'), knoxDevice(1, 'p1')], testNow);
    insertDevicesBulk(fresh.db, [knoxDevice(0, 'p3')], testNow);
    const selections: DeviceSelection[] = [
      { kind: 'named', deviceIds: ids(0, 1) },
      { kind: 'matching', filter: {}, except: [] },
    ];
    for (const selection of selections) {
      const picked = pickDevices(fresh.db, selectedDeviceIds(fresh.db, selection), p2);
      expect(picked).toMatchObject({ move: 2, notFound: 0 });
      expect(targetsOf(picked.groups)).toBe('[["p1",["KD000001"]],["p3",["KD000000"]]]');
    }
  });
});

describe('devices that are to be led back', () => {
  it('start from what a change underneath starts from, as long as that one waits', () => {
    test.db.exec(`
      INSERT INTO temp.overlay VALUES ('KD000000', 1, 'p2', 'c1', 'waiting', 1, 'p9', 'move');
      INSERT INTO temp.overlay VALUES ('KD000001', 1, 'p2', 'c2', 'waiting', 2, 'p8', 'move');
      INSERT INTO temp.overlay VALUES ('KD000004', 1, 'p2', 'c1', 'sending', 1, 'p9', 'move');
    `);
    const way = { deviceIds: JSON.stringify(ids(0, 1, 4)) };
    expect(regroupByBase(test.db, way, { baseProfileId: p2, under: ['c1'] })).toEqual([
      { baseProfileId: 'p2', deviceIds: JSON.stringify(ids(1, 4)), devices: 2 },
      { baseProfileId: 'p9', deviceIds: JSON.stringify(ids(0)), devices: 1 },
    ]);
  });
});
