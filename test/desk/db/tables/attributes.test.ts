import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import { appendActivity } from '../../../../src-main/desk/db/tables/activity.ts';
import {
  countValues,
  deleteAttribute,
  deleteValues,
  findAttribute,
  insertAttribute,
  meetValues,
  readAttributes,
  readEditedName,
  readValues,
  restoreValues,
  VALUES_PER_SLICE,
  writeValues,
} from '../../../../src-main/desk/db/tables/attributes.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';

let test: TestDb;
const at = testNow.toISOString();
const ids = (...numbers: number[]): DeviceId[] => numbers.map((n) => knoxDevice(n, null).deviceId);

beforeEach(async () => {
  test = openTestDb();
  await fillCache(
    test.db,
    Array.from({ length: 6 }, (_, n) => knoxDevice(n, 'p1')),
    ['p1'],
  );
  insertAttribute(test.db, { name: 'Depot', type: 'text', at });
});
afterEach(() => test.close());

const depot = (value: string, entry: number, mode: 'overwrite' | 'fill-empty' = 'overwrite') => ({
  ...{ name: 'Depot', value, mode, entry },
});
const valueAt = (n: number) => readValues(test.db, ids(n)[0] as DeviceId)[0]?.value ?? null;

describe('attributes', () => {
  it('stand in the order of their names, with the devices that have a value', () => {
    insertAttribute(test.db, { name: 'étage', type: 'number', at });
    insertAttribute(test.db, { name: 'Asset tag', type: 'text', at });
    writeValues(test.db, ids(0, 1), depot('Lyon', 1));
    expect(readAttributes(test.db)).toEqual([
      { name: 'Asset tag', type: 'text', devices: 0 },
      { name: 'Depot', type: 'text', devices: 2 },
      { name: 'étage', type: 'number', devices: 0 },
    ]);
  });

  it('are found whatever the case of their name, beyond ASCII too', () => {
    insertAttribute(test.db, { name: 'étage', type: 'number', at });
    expect(findAttribute(test.db, 'ÉTAGE')).toEqual({ name: 'étage', type: 'number' });
    expect(findAttribute(test.db, 'depot')).toEqual({ name: 'Depot', type: 'text' });
    expect(findAttribute(test.db, 'etage')).toBeNull();
  });

  it('take their values with them', () => {
    writeValues(test.db, ids(0, 1), depot('Lyon', 1));
    deleteAttribute(test.db, 'depot');
    expect([readAttributes(test.db), countValues(test.db, 'Depot')]).toEqual([[], 0]);
  });
});

describe('values', () => {
  it('overwrite what is there, or fill only where nothing is; what stays as it was is not counted', () => {
    expect(writeValues(test.db, ids(0, 1), depot('Lyon', 1))).toBe(2);
    expect(writeValues(test.db, ids(1, 2), depot('Leeds', 2, 'fill-empty'))).toBe(1);
    expect([0, 1, 2, 3].map(valueAt)).toEqual(['Lyon', 'Lyon', 'Leeds', null]);
    expect(writeValues(test.db, ids(1, 2, 3), depot('Leeds', 3))).toBe(2);
    expect([0, 1, 2, 3].map(valueAt)).toEqual(['Lyon', 'Leeds', 'Leeds', 'Leeds']);
  });

  it('are given to devices the workspace knows only', () => {
    expect(writeValues(test.db, [...ids(0), 'nobody' as DeviceId], depot('Lyon', 1))).toBe(1);
    expect(countValues(test.db, 'Depot')).toBe(1);
  });

  it('are met before an edit: how many devices, how many with a value, how many with this one', () => {
    writeValues(test.db, ids(0, 1), depot('Lyon', 1));
    writeValues(test.db, ids(2), depot('Leeds', 2));
    const asked = [...ids(0, 1, 2, 3), 'nobody' as DeviceId];
    expect(meetValues(test.db, asked, { name: 'Depot', value: 'Lyon' })).toEqual({ devices: 4, filled: 3, same: 2 });
    expect(meetValues(test.db, asked, { name: 'Depot', value: null })).toMatchObject({ filled: 3, same: 0 });
    expect(meetValues(test.db, asked, { name: 'Other', value: null })).toMatchObject({ devices: 4, filled: 0 });
  });

  it('go back to what one edit found, except where a later one has been', () => {
    writeValues(test.db, ids(0), depot('Lyon', 1));
    writeValues(test.db, ids(0, 1, 2), depot('Leeds', 2));
    writeValues(test.db, ids(2), depot('Rotterdam', 3));
    expect(countValues(test.db, 'Depot', 2)).toBe(2);
    expect(restoreValues(test.db, { name: 'Depot', undone: 2, entry: 4 })).toBe(2);
    expect([0, 1, 2].map(valueAt)).toEqual(['Lyon', null, 'Rotterdam']);
    expect(restoreValues(test.db, { name: 'Depot', undone: 2, entry: 5 })).toBe(0);
  });

  it('go back and go away a slice at a time', async () => {
    const many = Array.from({ length: VALUES_PER_SLICE + 3 }, (_, n) => knoxDevice(n, 'p1'));
    await fillCache(test.db, many.slice(6), ['p1']);
    const deviceIds = many.map(({ deviceId }) => deviceId);
    writeValues(test.db, deviceIds, depot('Lyon', 1));
    writeValues(test.db, deviceIds.slice(0, -1), depot('Leeds', 2));
    const restored = () => restoreValues(test.db, { name: 'Depot', undone: 2, entry: 3 });
    expect([restored(), restored(), restored()]).toEqual([VALUES_PER_SLICE, 2, 0]);
    const removed = () => deleteValues(test.db, 'Depot');
    expect([removed(), removed(), removed()]).toEqual([VALUES_PER_SLICE, 3, 0]);
  });

  it('name the entry of the log they come from', () => {
    const deed = { at, actor: 'me', changeId: null, facts: { name: 'Depot' } };
    const entry = appendActivity(test.db, { ...deed, action: 'attributes.set' });
    const other = appendActivity(test.db, { ...deed, action: 'attributes.delete' });
    expect([readEditedName(test.db, entry), readEditedName(test.db, other)]).toEqual(['Depot', null]);
  });
});
