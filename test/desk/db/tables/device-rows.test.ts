import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { readDeviceIds, readDeviceRows, rowOfDevice } from '../../../../src-main/desk/db/tables/device-rows.ts';
import { insertDevicesBulk } from '../../../../src-main/desk/db/tables/devices.ts';
import {
  addProfile,
  deviceId,
  knoxDevice,
  layOverlay,
  now,
  openFilledWorkspace,
  openTestWorkspace,
} from '../open-test-workspace.ts';

async function openExample() {
  const db = await openFilledWorkspace([
    knoxDevice(1),
    knoxDevice(2, { profileId: null, state: 'unassigned' }),
    knoxDevice(3, { profileId: null, state: 'pending' }),
    knoxDevice(4, { profileId: 'px' as ProfileId }),
  ]);
  addProfile(db, 'p1', 'Couriers FR');
  addProfile(db, 'p2', 'Kiosks');
  return db;
}

describe('rows of the grid', () => {
  it('come in the order asked for, and those that are gone are left out', async () => {
    const db = await openExample();
    expect(readDeviceRows(db, [3, 99, 1]).map((row) => row.deviceId)).toEqual([deviceId(3), deviceId(1)]);
    expect(readDeviceIds(db, [3, 99, 1])).toEqual([deviceId(3), deviceId(1)]);
    expect(readDeviceRows(db, [])).toEqual([]);
  });

  it('tell everything the list shows', async () => {
    const db = await openExample();
    expect(readDeviceRows(db, [1])).toEqual([
      {
        deviceId: 'device-1',
        imei: '353227410000010',
        imei2: null,
        serial: 'R58N000001A',
        model: 'SM-G525F',
        state: 'assigned',
        rawState: 'PROFILE_ASSIGNED',
        profileId: 'p1',
        profileName: 'Couriers FR',
        userName: '',
        tags: '',
        uploadId: 'u1',
        orderId: 'PO-1',
        resellerName: 'Telco North',
        updatedAt: '2026-02-01T00:00:00.000Z',
        waiting: null,
        holdReason: null,
        note: null,
      },
    ]);
  });

  it('name the Default Profile, no profile while pending, and a profile not listed by its id', async () => {
    const db = await openExample();
    expect(readDeviceRows(db, [2, 3, 4]).map((row) => row.profileName)).toEqual([
      'Samsung KME Default Profile',
      null,
      'px',
    ]);
  });

  it('show a waiting move as done, with where it comes from', async () => {
    const db = await openExample();
    layOverlay(db, [1], 'p2');
    layOverlay(db, [2], 'default');
    const [moved] = readDeviceRows(db, [1]);
    expect(moved).toMatchObject({ profileId: 'p2', profileName: 'Kiosks' });
    expect(moved?.waiting).toEqual({ changeId: 'change-1', state: 'waiting', fromProfileName: 'Couriers FR' });
  });

  it('show the server’s truth, marked, where a change is held', async () => {
    const db = await openExample();
    layOverlay(db, [1], null);
    const [held] = readDeviceRows(db, [1]);
    expect(held?.profileName).toBe('Couriers FR');
    expect(held?.waiting).toEqual({ changeId: 'change-1', state: 'conflict', fromProfileName: null });
  });

  it('are found by device, the newest when a first sync has brought it twice', () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, [knoxDevice(1), knoxDevice(2), knoxDevice(1)], now);
    expect(rowOfDevice(db, deviceId(1))).toBe(3);
    expect(rowOfDevice(db, 'nobody' as DeviceId)).toBeNull();
  });
});
