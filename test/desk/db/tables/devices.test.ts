import { describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { revisionOf } from '../../../../src-main/desk/db/revisions.ts';
import {
  countDevices,
  deleteDevices,
  insertDevicesBulk,
  profileOf,
  reversed,
  upsertDevices,
} from '../../../../src-main/desk/db/tables/devices.ts';
import { deviceId, fill, knoxDevice, now, openFilledWorkspace, openTestWorkspace } from '../open-test-workspace.ts';

const many = Array.from({ length: 120 }, (_, n) => knoxDevice(n));

describe('the profile of a device', () => {
  const cases: [string | null, 'pending' | 'unassigned' | 'assigned', string | null][] = [
    ['p7', 'assigned', 'p7'],
    [null, 'unassigned', 'default'],
    [null, 'assigned', 'default'],
    [null, 'pending', null],
    ['p7', 'pending', 'p7'],
  ];
  for (const [profileId, state, expected] of cases) {
    it(`is ${expected} when Samsung says ${profileId} and ${state}`, () => {
      expect(profileOf({ profileId: profileId as ProfileId | null, state })).toBe(expected);
    });
  }
});

describe('a bulk insert', () => {
  it('appends whatever comes, in the order it comes', () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, many, now);
    insertDevicesBulk(db, many.slice(0, 3), now);
    insertDevicesBulk(db, [], now);
    expect(countDevices(db)).toBe(123);
    expect(db.prepare('SELECT device_id FROM cache.devices WHERE row = 121').pluck().get()).toBe('device-0');
  });

  it('writes every field, identifiers backwards as well', () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, [knoxDevice(7, { imei2: '353227410000071', tags: 'a, b', userName: 'Zoé' })], now);
    expect(db.prepare('SELECT * FROM cache.devices').get()).toMatchObject({
      device_id: 'device-7',
      imei: '353227410000070',
      imei_reversed: '070000014722353',
      imei2_reversed: '170000014722353',
      serial: 'R58N000007A',
      serial_reversed: 'A700000N85R',
      profile_id: 'p1',
      tags: 'a, b',
      user_name: 'Zoé',
      first_seen_at: '2026-11-22T10:00:00.000Z',
    });
  });
});

describe('an upsert', () => {
  it('adds what is new, changes what differs and leaves the rest unwritten', async () => {
    const db = await openFilledWorkspace(many);
    const before = revisionOf(db, 'devices');
    expect(upsertDevices(db, many, now)).toEqual({ inserted: 0, changed: 0, noted: 0 });
    expect(revisionOf(db, 'devices')).toBe(before);
    const mixed = [...many.slice(0, 60), knoxDevice(60, { state: 'provisioned' }), knoxDevice(500), knoxDevice(501)];
    expect(upsertDevices(db, mixed, now)).toEqual({ inserted: 2, changed: 1, noted: 1 });
    expect(revisionOf(db, 'devices')).toBeGreaterThan(before);
    expect(countDevices(db)).toBe(122);
  });

  for (const special of [
    { imei: null },
    { imei2: '353227410000071' },
    { serial: null },
    { model: 'SM-X' },
    { rawState: 'other' },
    { profileId: null },
    { userName: 'Ann' },
    { tags: 'x' },
    { uploadId: null },
    { orderId: null },
    { resellerName: null },
    { createdAt: null },
    { updatedAt: '2027-01-01T00:00:00.000Z' },
  ]) {
    it(`sees that ${Object.keys(special)[0]} differs, and keeps when the device was first seen`, async () => {
      const db = await openFilledWorkspace([knoxDevice(1)]);
      const later = new Date('2026-12-01T00:00:00.000Z');
      expect(upsertDevices(db, [knoxDevice(1, special)], later)).toMatchObject({ inserted: 0, changed: 1 });
      expect(upsertDevices(db, [knoxDevice(1, special)], later)).toEqual({ inserted: 0, changed: 0, noted: 0 });
      expect(db.prepare('SELECT first_seen_at FROM cache.devices').pluck().all()).toEqual(['2026-11-22T10:00:00.000Z']);
    });
  }

  it('takes the later of two of the same device', async () => {
    const db = await openFilledWorkspace([]);
    upsertDevices(db, [knoxDevice(1, { model: 'old' }), knoxDevice(1, { model: 'new' })], now);
    expect(db.prepare('SELECT model FROM cache.devices').pluck().all()).toEqual(['new']);
  });

  it('works in a workspace that never had a first sync', () => {
    const db = openTestWorkspace();
    expect(upsertDevices(db, [knoxDevice(1)], now)).toEqual({ inserted: 1, changed: 0, noted: 0 });
  });

  it('gives a new device the registration known for it', async () => {
    const db = await openFilledWorkspace([]);
    db.exec("INSERT INTO cache.registrations VALUES ('R58N000003A', 'registered')");
    upsertDevices(db, [knoxDevice(3), knoxDevice(4)], now);
    expect(db.prepare('SELECT registration FROM cache.devices ORDER BY row').pluck().all()).toEqual([
      'registered',
      null,
    ]);
  });

  it('makes the words of new devices searchable at once', async () => {
    const db = await openFilledWorkspace([]);
    upsertDevices(db, [knoxDevice(3, { userName: 'Marguerite' })], now);
    expect(db.prepare('SELECT text FROM cache.device_words ORDER BY text').pluck().all()).toEqual([
      'Marguerite',
      'SM-G525F',
    ]);
  });
});

describe('deleting devices', () => {
  it('takes out those named and says how many there were', async () => {
    const db = await openFilledWorkspace(many);
    expect(deleteDevices(db, [deviceId(1), deviceId(2), 'nobody' as DeviceId])).toBe(2);
    expect(countDevices(db)).toBe(118);
    const before = revisionOf(db, 'devices');
    expect(deleteDevices(db, [deviceId(1)])).toBe(0);
    expect(revisionOf(db, 'devices')).toBe(before);
  });
});

describe('a first sync that begins anew', () => {
  it('leaves nothing of the one before', async () => {
    const db = await openFilledWorkspace(many);
    await fill(db, [knoxDevice(9)]);
    expect(countDevices(db)).toBe(1);
  });
});

describe('a text backwards', () => {
  it('is read from its end', () => {
    expect([reversed('R58N'), reversed('')]).toEqual(['N85R', '']);
  });
});
