import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertDevicesBulk, upsertDevices } from '../../../../src-main/desk/db/tables/devices.ts';
import { readKeptCounts } from '../../../../src-main/desk/db/tables/kept-counts.ts';
import { fillCache, knoxDevice, openTestDb, type TestDb, testNow } from '../../../helpers/open-test-db.ts';

let test: TestDb;
beforeEach(() => {
  test = openTestDb();
});
afterEach(() => test.close());

const all = 'SELECT count(*) AS devices FROM cache.devices';
const assigned = "SELECT count(*) AS assigned FROM cache.devices WHERE state = 'assigned'";
const devices = () => readKeptCounts<{ devices: number }>(test.db, all)[0]?.devices;
const page = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => knoxDevice(from + n, 'p1', 'unassigned'));

describe('counts of all devices', () => {
  it('are kept until the devices change', async () => {
    await fillCache(test.db, page(0, 3), []);
    const kept = readKeptCounts(test.db, all);
    expect(readKeptCounts(test.db, all)).toBe(kept);
    upsertDevices(test.db, page(3, 1), testNow);
    expect(devices()).toBe(4);
  });

  it('are kept apart for each statement', async () => {
    await fillCache(test.db, page(0, 3), []);
    expect(devices()).toBe(3);
    expect(readKeptCounts(test.db, assigned)).toEqual([{ assigned: 0 }]);
  });

  it('are counted anew in a first sync only when a fifth has been added', () => {
    insertDevicesBulk(test.db, page(0, 100), testNow);
    expect(devices()).toBe(100);
    insertDevicesBulk(test.db, page(100, 10), testNow);
    expect(devices()).toBe(100);
    insertDevicesBulk(test.db, page(110, 10), testNow);
    expect(devices()).toBe(120);
  });
});
