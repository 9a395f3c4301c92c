import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeviceFilter, type DeviceView, deviceColumns, deviceStates } from '#shared/domain/device.ts';
import type { KnoxDevice } from '#shared/domain/knox-records.ts';
import type { ProfileId } from '#shared/domain/profile.ts';
import { revisionOf } from '../../../../src-main/desk/db/revisions.ts';
import type { WritableDb } from '../../../../src-main/desk/db/sql.ts';
import { readDeviceIds } from '../../../../src-main/desk/db/tables/device-rows.ts';
import { arrangeRows, placeOf, rowsBetween, viewRows } from '../../../../src-main/desk/db/tables/device-views.ts';
import { insertDevicesBulk, profileOf, upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import {
  addProfile,
  deviceId,
  fill,
  knoxDevice,
  layOverlay,
  now,
  numbersOf,
  openFilledWorkspace,
  openTestWorkspace,
} from '../open-test-workspace.ts';

const profiles: Record<string, string> = {
  p1: 'Zebra',
  p2: 'alpha',
  p3: 'Éclair',
  default: 'Samsung KME Default Profile',
};

function shown(db: WritableDb, view: DeviceView): number[] {
  const rows = viewRows(db, view);
  return numbersOf(readDeviceIds(db, rowsBetween(rows, 0, rows.total)));
}

/** The same by hand, from devices in the order of their rows. */
function expected(
  devices: readonly KnoxDevice[],
  moved: ReadonlyMap<number, string | null>,
  view: DeviceView,
): number[] {
  const profileNow = (device: KnoxDevice, number: number) => moved.get(number) ?? profileOf(device);
  const matches = (device: KnoxDevice, number: number): boolean => {
    const { filter } = view;
    return (
      (!filter.profileId || profileNow(device, number) === filter.profileId) &&
      (!filter.states?.length || filter.states.includes(device.state)) &&
      (filter.model === undefined || device.model === filter.model) &&
      (filter.userName === undefined || device.userName === filter.userName) &&
      (filter.resellerName === undefined || device.resellerName === filter.resellerName) &&
      (filter.uploadId === undefined || device.uploadId === filter.uploadId) &&
      (!filter.waiting || moved.has(number)) &&
      (!filter.text || textMatches(device, filter.text))
    );
  };
  const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const people = (text: string | null) => (text ? `${fold(text)}\u0000${text.toLowerCase()}` : '');
  const keyOf = (device: KnoxDevice, number: number): string => {
    const profile = profileNow(device, number);
    const keys: Record<DeviceView['sort']['column'], string> = {
      imei: device.imei ?? '',
      imei2: device.imei2 ?? '',
      serial: device.serial ?? '',
      model: people(device.model),
      state: String.fromCharCode(65 + deviceStates.indexOf(device.state)),
      profile: people(profile === null ? null : (profiles[profile] ?? profile)),
      user: people(device.userName),
      tags: people(device.tags),
      upload: people(device.uploadId),
      order: people(device.orderId),
      reseller: people(device.resellerName),
      note: '',
      updatedAt: device.updatedAt ?? '',
    };
    return keys[view.sort.column];
  };
  const rows = devices
    .map((device, number) => ({ device, number, key: keyOf(device, number) }))
    .filter(({ device, number }) => matches(device, number))
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)) || a.number - b.number);
  const filled = rows.filter(({ key }) => key !== '');
  const blank = rows.filter(({ key }) => key === '');
  if (view.sort.direction === 'desc') filled.reverse();
  return [...filled, ...blank].map(({ number }) => number);
}

function textMatches(device: KnoxDevice, text: string): boolean {
  const identifier = text.toUpperCase();
  const identifiers = [device.imei, device.imei2, device.serial].filter((one) => one !== null);
  const words = [device.userName, device.model, device.tags].map((one) => one.toLowerCase());
  const part = (one: string) => (text.length < 3 ? one.startsWith(text) : one.includes(text));
  return (
    identifiers.some((one) => one.startsWith(identifier) || (text.length >= 3 && one.endsWith(identifier))) ||
    words.some(part)
  );
}

const maybe = (values: fc.Arbitrary<string>) => fc.option(values, { nil: null, freq: 3 });
const digits = fc.stringMatching(/^[12]{5}$/);
const device = fc.record({
  imei: maybe(digits),
  imei2: maybe(digits),
  serial: maybe(fc.stringMatching(/^R[1A]{4}$/)),
  model: fc.constantFrom('SM-A', 'SM-B', 'sm-b'),
  state: fc.constantFrom(...deviceStates),
  profileId: maybe(fc.constantFrom('p1', 'p2', 'p3', 'unlisted')) as fc.Arbitrary<ProfileId | null>,
  userName: fc.constantFrom('', 'ann', 'Bea', 'émile', 'emil', 'zoé'),
  tags: fc.constantFrom('', 'depot, r11', 'van'),
  uploadId: maybe(fc.constantFrom('u1', 'u2')),
  orderId: maybe(fc.constantFrom('PO-1', 'PO-2')),
  resellerName: maybe(fc.constantFrom('North', 'south')),
  updatedAt: maybe(fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z')),
});
const optional = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined, freq: 2 });
const filter = fc
  .record({
    text: optional(fc.constantFrom('1', '12', '112', '2211', 'r1', 'a11', 'ann', 'mil', 'dep', 'sm-', 'an')),
    profileId: optional(fc.constantFrom('p1', 'p2', 'default')) as fc.Arbitrary<ProfileId | undefined>,
    states: optional(fc.subarray([...deviceStates])),
    model: optional(fc.constantFrom('SM-A', 'SM-B')),
    userName: optional(fc.constantFrom('ann', 'émile')),
    resellerName: optional(fc.constantFrom('North')),
    uploadId: optional(fc.constantFrom('u1')),
    waiting: optional(fc.boolean()),
  })
  .map((parts) => Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as DeviceFilter);
const view = fc.record({
  filter: fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 4, arbitrary: filter }),
  sort: fc.record({
    column: fc.constantFrom(...deviceColumns),
    direction: fc.constantFrom('asc' as const, 'desc' as const),
  }),
});

describe('a view', () => {
  it('shows the devices that match, in order, with waiting moves laid over the server’s truth', async () => {
    const scene = fc.record({
      devices: fc.array(device, { maxLength: 25 }),
      moves: fc.array(fc.tuple(fc.nat(24), fc.constantFrom('p1', 'p2', 'p3', 'default', null)), { maxLength: 8 }),
      views: fc.array(view, { minLength: 1, maxLength: 6 }),
    });
    const db = openTestWorkspace();
    for (const [id, name] of Object.entries(profiles)) if (id !== 'default') addProfile(db, id, name);
    await fc.assert(
      fc.asyncProperty(scene, async ({ devices: specials, moves, views }) => {
        const devices = specials.map((special, n) => knoxDevice(n, special));
        db.exec('DELETE FROM temp.overlay; UPDATE cache.sync_cursor SET first_sync_done = 0');
        await fill(db, devices);
        const moved = new Map(moves.filter(([n]) => n < devices.length));
        for (const [n, profileId] of moved) layOverlay(db, [n], profileId);
        for (const one of views) expect(shown(db, one), JSON.stringify(one)).toEqual(expected(devices, moved, one));
      }),
      { numRuns: 100 },
    );
  });

  it('is the same whether its few rows are sorted alone or picked from the order of all', async () => {
    const devices = Array.from({ length: 40 }, (_, n) =>
      knoxDevice(n, {
        userName: ['Bea', 'ann', ''][n % 3] ?? '',
        imei: n % 4 ? `${(n * 7) % 40}`.padStart(15, '1') : null,
      }),
    );
    for (const column of deviceColumns.filter((name) => name !== 'profile')) {
      const db = await openFilledWorkspace(devices);
      const rows = Uint32Array.from([2, 3, 5, 8, 13, 21, 34, 40]);
      const alone = arrangeRows(db, rows, { column, direction: 'desc' });
      arrangeRows(db, null, { column, direction: 'asc' });
      expect(arrangeRows(db, rows, { column, direction: 'desc' }), column).toEqual(alone);
    }
  });

  it('is not built anew while nothing it depends on changes', async () => {
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(2)]);
    const sorted = (filter: DeviceFilter, column: 'imei' | 'profile' = 'imei') =>
      viewRows(db, { filter, sort: { column, direction: 'asc' } });
    const [all, waiting, byProfile] = [sorted({}), sorted({ waiting: true }), sorted({}, 'profile')];
    layOverlay(db, [1], 'p9');
    expect(sorted({})).toBe(all);
    expect(sorted({ waiting: true })).not.toBe(waiting);
    expect(sorted({}, 'profile')).not.toBe(byProfile);
    upsertDevices(db, [knoxDevice(3)], now);
    expect(sorted({}).total).toBe(3);
  });

  it('sorted by profile follows a profile’s new name', async () => {
    const db = await openFilledWorkspace([
      knoxDevice(1, { profileId: 'p1' as ProfileId }),
      knoxDevice(2, { profileId: 'p2' as ProfileId }),
    ]);
    addProfile(db, 'p1', 'A');
    addProfile(db, 'p2', 'B');
    const byProfile: DeviceView = { filter: {}, sort: { column: 'profile', direction: 'asc' } };
    expect(shown(db, byProfile)).toEqual([1, 2]);
    db.exec("UPDATE cache.profiles SET name = 'C' WHERE profile_id = 'p1'");
    expect(shown(db, byProfile)).toEqual([2, 1]);
  });

  it('keeps only a few in memory', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    const first = viewRows(db, { filter: { text: 'a' }, sort: { column: 'imei', direction: 'asc' } });
    for (const text of ['b', 'c', 'd', 'e', 'f'])
      viewRows(db, { filter: { text }, sort: { column: 'imei', direction: 'asc' } });
    expect(viewRows(db, { filter: { text: 'a' }, sort: { column: 'imei', direction: 'asc' } })).not.toBe(first);
  });
});

describe('a view while the first sync fills the table', () => {
  const byImei: DeviceView['sort'] = { column: 'imei', direction: 'asc' };

  it('shows devices in the order they arrive, and grows', () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, [knoxDevice(5), knoxDevice(3)], now);
    expect(shown(db, { filter: {}, sort: byImei })).toEqual([5, 3]);
    insertDevicesBulk(db, [knoxDevice(4)], now);
    expect(shown(db, { filter: {}, sort: byImei })).toEqual([5, 3, 4]);
    expect(viewRows(db, { filter: {}, sort: byImei }).rows).toBeNull();
  });

  it('filters all the same', () => {
    const db = openTestWorkspace();
    insertDevicesBulk(db, [knoxDevice(5, { model: 'A' }), knoxDevice(3), knoxDevice(1, { model: 'A' })], now);
    expect(shown(db, { filter: { model: 'A' }, sort: byImei })).toEqual([5, 1]);
    expect(placeOf(db, viewRows(db, { filter: { model: 'A' }, sort: byImei }), deviceId(1))).toBe(1);
    expect(placeOf(db, viewRows(db, { filter: {}, sort: byImei }), deviceId(1))).toBe(2);
  });

  it('is by arrival no longer once the first sync is done', async () => {
    const db = await openFilledWorkspace([knoxDevice(5), knoxDevice(3)]);
    expect(shown(db, { filter: {}, sort: byImei })).toEqual([3, 5]);
    expect(revisionOf(db, 'devices')).toBeGreaterThan(1);
  });
});

describe('places in a view', () => {
  it('are found for a device that it shows, and not for others', async () => {
    const db = await openFilledWorkspace([knoxDevice(1), knoxDevice(2, { model: 'B' }), knoxDevice(3)]);
    const rows = viewRows(db, { filter: { model: 'SM-G525F' }, sort: { column: 'imei', direction: 'desc' } });
    expect([1, 2, 3, 4].map((n) => placeOf(db, rows, deviceId(n)))).toEqual([1, null, 0, null]);
  });

  it('past the end hold nothing', async () => {
    const db = await openFilledWorkspace([knoxDevice(1)]);
    const rows = viewRows(db, { filter: {}, sort: { column: 'imei', direction: 'asc' } });
    expect(rowsBetween(rows, 0, 200)).toEqual([1]);
    expect(rowsBetween(rows, 900_000, 200)).toEqual([]);
    expect(rowsBetween({ total: 3, rows: null }, 1, 200)).toEqual([2, 3]);
  });
});
