import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId } from '#shared/domain/device.ts';
import {
  countValues,
  deleteAttribute,
  deleteValues,
  findAttribute,
  insertAttribute,
  meetValues,
  readAttributes,
  readValues,
} from '../../../../src-main/desk/db/tables/attributes.ts';
import { EDITS_PER_SLICE } from '../../../../src-main/desk/db/tables/device-edits.ts';
import { writeValues } from '../../../helpers/edit-devices.ts';
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

const depot = (value: string, mode: 'overwrite' | 'fill-empty' = 'overwrite') => ({ name: 'Depot', value, mode });
const valueAt = (n: number) => readValues(test.db, ids(n)[0] as DeviceId)[0]?.value ?? null;

describe('attributes', () => {
  it('stand in the order of their names, with the devices that have a value', () => {
    insertAttribute(test.db, { name: 'étage', type: 'number', at });
    insertAttribute(test.db, { name: 'Asset tag', type: 'text', at });
    writeValues(test.db, ids(0, 1), depot('Lyon'));
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
    writeValues(test.db, ids(0, 1), depot('Lyon'));
    deleteAttribute(test.db, 'depot');
    expect([readAttributes(test.db), countValues(test.db, 'Depot')]).toEqual([[], 0]);
  });
});

describe('values', () => {
  it('overwrite what is there, or fill only where nothing is; what stays as it was is not counted', () => {
    expect(writeValues(test.db, ids(0, 1), depot('Lyon'))).toBe(2);
    expect(writeValues(test.db, ids(1, 2), depot('Leeds', 'fill-empty'))).toBe(1);
    expect([0, 1, 2, 3].map(valueAt)).toEqual(['Lyon', 'Lyon', 'Leeds', null]);
    expect(writeValues(test.db, ids(1, 2, 3), depot('Leeds'))).toBe(2);
    expect([0, 1, 2, 3].map(valueAt)).toEqual(['Lyon', 'Leeds', 'Leeds', 'Leeds']);
  });

  it('are given to devices the workspace knows only', () => {
    expect(writeValues(test.db, [...ids(0), 'nobody' as DeviceId], depot('Lyon'))).toBe(1);
    expect(countValues(test.db, 'Depot')).toBe(1);
  });

  it('are met before an edit: how many devices, how many with a value', () => {
    writeValues(test.db, ids(0, 1), depot('Lyon'));
    writeValues(test.db, ids(2), depot('Leeds'));
    const asked = [...ids(0, 1, 2, 3), 'nobody' as DeviceId];
    expect(meetValues(test.db, asked, 'Depot')).toEqual({ devices: 4, filled: 3 });
    expect(meetValues(test.db, asked, 'Other')).toEqual({ devices: 4, filled: 0 });
  });

  it('go away a slice at a time', async () => {
    const many = Array.from({ length: EDITS_PER_SLICE + 3 }, (_, n) => knoxDevice(n, 'p1'));
    await fillCache(test.db, many.slice(6), ['p1']);
    writeValues(
      test.db,
      many.map(({ deviceId }) => deviceId),
      depot('Lyon'),
    );
    const removed = () => deleteValues(test.db, 'Depot');
    expect([removed(), removed(), removed()]).toEqual([EDITS_PER_SLICE, 3, 0]);
  });
});
