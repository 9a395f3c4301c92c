import { expect, it, onTestFinished } from 'vitest';
import { emptyCache } from '../../../src-main/desk/db/empty-cache.ts';
import { countDevices } from '../../../src-main/desk/db/tables/devices.ts';
import { upsertRegistrations } from '../../../src-main/desk/db/tables/registrations.ts';
import { readCursor } from '../../../src-main/desk/db/tables/sync-cursor.ts';
import { fillCache, knoxDevice, openTestDb } from '../../helpers/open-test-db.ts';

it('an emptied cache holds nothing of a tenant, and can be filled with another', async () => {
  const { db, close } = openTestDb();
  onTestFinished(close);
  await fillCache(db, [knoxDevice(1, 'p1'), knoxDevice(2, 'p1')], ['p1']);
  upsertRegistrations(db, [{ serial: knoxDevice(1, null).serial, imei: null, imei2: null, state: 'registered' }]);
  emptyCache(db);
  expect([countDevices(db), readCursor(db).firstSyncDone]).toEqual([0, false]);
  for (const table of ['registrations', 'profiles', 'device_words'])
    expect([table, db.prepare(`SELECT count(*) FROM cache.${table}`).pluck().get()]).toEqual([table, 0]);
  await fillCache(db, [knoxDevice(1, 'p2')], ['p2']);
  expect(db.prepare('SELECT registration FROM cache.devices').pluck().all()).toEqual([null]);
});
